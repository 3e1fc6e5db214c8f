"""A person to call: a number is dialled as it was written, or refused; it is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from companion.care.people import LONGEST_ABOUT, LONGEST_NAME, Person, dialled, initials, zero_in_brackets

DIALLED = {
    "+1 202 555 0123": "+12025550123",
    "(202) 555-0123": "2025550123",
    "202.555.0123": "2025550123",
    "  +49 30/123456 ": "+4930123456",
    "+33\N{NO-BREAK SPACE}1\N{NARROW NO-BREAK SPACE}02\N{EN DASH}03\N{NON-BREAKING HYPHEN}04": "+331020304",
    "\N{LEFT-TO-RIGHT EMBEDDING}+44 20 7946 0000\N{POP DIRECTIONAL FORMATTING}": "+442079460000",
    "\N{FULLWIDTH PLUS SIGN}８１ ３ １２３４": "+8131234",
    "٠١٢٣": "0123",
    "0044 20 7946 0000": "00442079460000",
    "112": "112",
    "12": "12",
    "123456789012345": "123456789012345",
    "[202] 555 0123": "2025550123",
}
REFUSED = (
    "",
    "   ",
    "+",
    "1",
    "+1",
    "1234567890123456",
    "1-800-FLOWERS",
    "202 555 0123 x4",
    "202 555 0123,,4",
    "202 555 0123;4",
    "*31#2025550123",
    "++12025550123",
    "[202] {555} 0123",
    "12025550123+",
    "+1+2025550123",
    "202 555 0123 or 202 555 0124",
    "anna@example.org",
    "②⓪②",
    "²³",
    "+49 (0) 30 123456",
    "+49(0)30123456",
    "１\N{CYRILLIC SMALL LETTER O}2",
    "202\x00555",
)


@pytest.mark.parametrize(("typed", "number"), DIALLED.items())
def test_what_stands_between_digits_is_left_out(typed: str, number: str) -> None:
    assert dialled(typed) == number


@pytest.mark.parametrize("typed", REFUSED)
def test_anything_else_is_refused_and_never_guessed(typed: str) -> None:
    assert dialled(typed) is None
    with pytest.raises(ValidationError):
        Person(id="a", name="Anna", phone=typed)


@given(st.text(max_size=40))
def test_a_number_holds_only_what_a_telephone_can_dial(typed: str) -> None:
    number = dialled(typed)
    if number is not None:
        digits = number.removeprefix("+")
        assert 2 <= len(digits) <= 15
        assert set(digits) <= set("0123456789")
        assert dialled(number) == number


@given(st.from_regex(r"\A\+?[0-9]{2,15}\Z"), st.data())
def test_every_digit_stays_in_its_place(number: str, data: st.DataObject) -> None:
    between = data.draw(st.lists(st.sampled_from(" -.()"), min_size=len(number), max_size=len(number)))
    typed = "".join(sign + space for sign, space in zip(number, between, strict=True))
    if not zero_in_brackets(typed):
        assert dialled(typed) == number


def test_the_zero_in_brackets_that_nobody_dials_from_abroad_is_named() -> None:
    assert zero_in_brackets("+49 (0) 30 123456")
    assert zero_in_brackets("+49 (\N{NO-BREAK SPACE}0 )30 123456")
    assert not zero_in_brackets("(0) 30 123456")
    assert not zero_in_brackets("+39 06 1234")
    assert dialled("(0) 30 123456") == "030123456"


def test_a_person_keeps_the_number_as_it_was_written() -> None:
    anna = Person(id="a", name=" Anna \n Berg ", phone=" \u202a+1 (202) 555-0123\u202c ", about=" Sister,  any time ")
    assert anna.name == "Anna Berg"
    assert anna.phone == "+1 (202) 555-0123"
    assert anna.number == "+12025550123"
    assert anna.about == "Sister, any time"


@pytest.mark.parametrize("wrong", [{"name": " "}, {"name": "x" * (LONGEST_NAME + 1)}, {"id": ""}])
def test_a_person_has_a_name(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Person.model_validate({"id": "a", "name": "Anna", "phone": "112"} | wrong)


def test_words_about_a_person_may_be_left_out_and_are_short() -> None:
    assert Person(id="a", name="x" * LONGEST_NAME, phone="112").about == ""
    with pytest.raises(ValidationError):
        Person(id="a", name="Anna", phone="112", about="x" * (LONGEST_ABOUT + 1))


INITIALS = {
    "Anna": "A",
    "Alder Clinic": "AC",
    "anna maria berg": "AB",
    "Dr. O’Neil (night)": "DN",
    "e\N{COMBINING ACUTE ACCENT}va": "É",
    "ßig": "S",
    "田中": "田",
    "سارة": "س",
    "🌧️ Anna": "A",
    "🧑‍🧑‍🧒": "",
    "2 nurses": "2N",
}


@pytest.mark.parametrize(("name", "letters"), INITIALS.items())
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters
