"""A passcode: what the patient types to open the journal, and how well it would hold.

Without a hardware keystore a thief of the file can try passcodes on machines of his own, so a phrase is
asked for there. Where a keystore limits the tries, six digits may do.
"""

import unicodedata
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

LEAST = {False: 8, True: 6}
"""Characters that are asked for at least, without and with a keystore."""

_LONGEST_GRADED = 72
"""Characters that zxcvbn looks at; more can only be better."""


class Passcode(BaseModel):
    """A passcode as it was typed. It is never shown in logs."""

    model_config = ConfigDict(frozen=True)

    text: str = Field(repr=False)

    @property
    def secret(self) -> bytes:
        """The bytes that are stretched to a key. NFKC, so that every keyboard gives the same ones, and one space
        between words, so that none pasted with it locks anybody out."""
        return " ".join(unicodedata.normalize("NFKC", self.text).split()).encode()

    def long_enough(self, keystore: bool) -> bool:
        """True when it has the characters that are asked for."""
        return len(self.secret.decode()) >= LEAST[keystore]


class Strength(StrEnum):
    """How long a passcode would hold against someone who has the file and many fast computers."""

    MINUTES = "minutes"
    DAYS = "days"
    YEARS = "years"
    AGES = "ages"


GUESSES_A_SECOND = 1e5
"""What such a person may try: scrypt at n 2^16, r 8 takes 64 MB and about 0.2 s of one core a try, so this
stands for some twenty thousand cores. An estimate, on the side of caution."""

_HOUR, _YEAR, _AGE = 3600.0, 365.25 * 86400, 100 * 365.25 * 86400


def strength(passcode: Passcode) -> Strength:
    """An estimate by zxcvbn (Wheeler, USENIX Security 2016), which knows common words, names and patterns."""
    if not passcode.text:  # zxcvbn would look for a first character
        return Strength.MINUTES
    from zxcvbn import zxcvbn  # 0.9 MB of word lists: loaded where it is first used

    guesses = float(zxcvbn(passcode.text[:_LONGEST_GRADED])["guesses"])
    seconds = guesses / GUESSES_A_SECOND
    if seconds < _HOUR:
        return Strength.MINUTES
    if seconds < _YEAR:
        return Strength.DAYS
    return Strength.YEARS if seconds < _AGE else Strength.AGES
