"""People the patient wants to reach when it is hard. Their numbers are dialled as written, never guessed."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

LONGEST_NAME, LONGEST_ABOUT = 80, 120
"""Characters."""

_BETWEEN = re.compile(r"[\s().\[\]/\-\u2010-\u2015\u2212\u00b7]")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")  # an address book copies them with it
_NUMBER = re.compile(r"\+?[0-9]{2,15}")
_ZERO_IN_BRACKETS = re.compile(r"\+.*[(\[]\s*0\s*[)\]]")


def dialled(typed: str) -> str | None:
    """What a telephone dials for a number as typed: 2 to 15 digits, perhaps after a "+".

    Spaces, dashes, dots, slashes and brackets are left out; digits of any script become 0 to 9. None for
    anything else, and for "+49 (0) …", whose zero is dialled only at home: a number is never guessed.
    """
    plain = _plain(typed)
    if _ZERO_IN_BRACKETS.search(plain):
        return None
    number = _BETWEEN.sub("", plain)
    return number if _NUMBER.fullmatch(number) else None


def zero_in_brackets(typed: str) -> bool:
    """True for "+49 (0) …": with the country code its zero must be left out."""
    return _ZERO_IN_BRACKETS.search(_plain(typed)) is not None


def initials(name: str) -> str:
    """The first letters of the first and the last word, as capitals; none where there are no letters."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", name.replace("’", "").replace("'", "")))
    ends = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper()[0] for word in ends)


def _plain(typed: str) -> str:
    """Digits of every script as 0 to 9, without what nobody sees."""
    seen = _INVISIBLE.sub("", typed).replace("\N{FULLWIDTH PLUS SIGN}", "+")
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _as_written(typed: str) -> str:
    return _one_line(_INVISIBLE.sub("", typed))


def _dialable(phone: str) -> str:
    if dialled(phone) is None:
        raise ValueError("not a number that can be dialled")
    return phone


class Person(BaseModel):
    """Somebody to call. `phone` is the number as the patient wrote it, `about` may be blank."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    name: Annotated[str, BeforeValidator(_one_line)] = Field(min_length=1, max_length=LONGEST_NAME)
    phone: Annotated[str, BeforeValidator(_as_written), AfterValidator(_dialable)]
    about: Annotated[str, BeforeValidator(_one_line)] = Field(default="", max_length=LONGEST_ABOUT)

    @property
    def number(self) -> str:
        """What a telephone dials."""
        return dialled(self.phone) or ""
