"""A passcode: the bytes it stands for, and a sane word on how long it would hold."""

import pytest
from hypothesis import given
from hypothesis.strategies import text

from companion.secret.passcode import Passcode, Strength, strength


@pytest.mark.parametrize(
    ("one", "other"),
    [("e\u0301", "é"), ("ﬁ", "fi"), ("１２３４", "1234"), ("\u212b", "Å"), ("a\u00a0b", "a b"), (" a  b\n", "a b")],
)
def test_every_keyboards_spelling_is_the_same(one: str, other: str) -> None:
    assert Passcode(text=one).secret == Passcode(text=other).secret


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("a b", "ab"), ("ß", "ss"), ("0", "O")])
def test_what_differs_differs(one: str, other: str) -> None:
    assert Passcode(text=one).secret != Passcode(text=other).secret


@given(text(max_size=40))
def test_normalising_twice_changes_nothing(typed: str) -> None:
    once = Passcode(text=typed).secret
    assert Passcode(text=once.decode()).secret == once


def test_it_is_never_shown() -> None:
    assert "hunter2" not in repr(Passcode(text="hunter2"))
    assert "hunter2" not in str(Passcode(text="hunter2"))


@pytest.mark.parametrize(
    ("typed", "keystore", "enough"),
    [
        ("1234567", False, False),
        ("12345678", False, True),
        ("12345", True, False),
        ("123456", True, True),
        ("a       ", False, False),
    ],
)
def test_how_much_is_asked_for(typed: str, keystore: bool, enough: bool) -> None:
    assert Passcode(text=typed).long_enough(keystore) is enough


@pytest.mark.parametrize(
    ("typed", "holds"),
    [
        ("", Strength.MINUTES),
        ("password", Strength.MINUTES),
        ("12345678", Strength.MINUTES),
        ("qwertyuiop", Strength.MINUTES),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.MINUTES),
        ("P@ssw0rd1", Strength.MINUTES),
        ("2026-03-01", Strength.MINUTES),
        ("correct battery", Strength.MINUTES),
        ("sunny lamp 42", Strength.DAYS),
        ("kites over mars", Strength.YEARS),
        ("lamp orbit velvet cactus", Strength.AGES),
        ("x7$kQ9!mZ2pL#v4T", Strength.AGES),
        ("lamp orbit velvet cactus " * 40, Strength.AGES),
    ],
)
def test_its_strength_is_what_one_would_expect(typed: str, holds: Strength) -> None:
    assert strength(Passcode(text=typed)) == holds


@given(text(max_size=30))
def test_anything_has_a_strength(typed: str) -> None:
    assert strength(Passcode(text=typed)) in Strength
