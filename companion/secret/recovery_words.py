"""Recovery words: 128 random bits as twelve words, the last of which checks the others (BIP 39)."""

import difflib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field

from companion.errors import MistypedWords, TooFewWords, TooManyWords, UnknownWord

if TYPE_CHECKING:
    from mnemonic import Mnemonic

ENTROPY_BYTES = 16
WORDS = 12


class RecoveryWords(BaseModel):
    """Twelve words, by the 16 bytes they stand for."""

    model_config = ConfigDict(frozen=True)

    entropy: bytes = Field(min_length=ENTROPY_BYTES, max_length=ENTROPY_BYTES, repr=False)

    @classmethod
    def of(cls, entropy: bytes) -> Self:
        """The words of 16 random bytes."""
        return cls(entropy=entropy)

    @classmethod
    def typed(cls, text: str) -> Self:
        """The words as somebody typed them, in any case, with numbers, commas or lines between.

        Raises UnknownWord, TooFewWords, TooManyWords, or MistypedWords where the check does not fit: a typo
        is told as one, and never taken for the words of another journal.
        """
        words = _words_in(text)
        for word in words:
            if word not in _known():
                raise UnknownWord(word, _nearest(word))
        if len(words) != WORDS:
            raise (TooFewWords if len(words) < WORDS else TooManyWords)(f"{len(words)} words")
        try:
            return cls(entropy=bytes(_list().to_entropy(words)))
        except ValueError:
            raise MistypedWords("the check does not fit") from None

    @property
    def words(self) -> tuple[str, ...]:
        """The twelve words, in their order."""
        return tuple(_list().to_mnemonic(self.entropy).split())


def _words_in(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).lower()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return "".join(char if char.isalpha() else " " for char in letters).split()


def _nearest(word: str) -> str:
    return next(iter(difflib.get_close_matches(word, _known(), 1)), "")


@cache
def _list() -> "Mnemonic":
    from mnemonic import Mnemonic

    return Mnemonic("english")


def _known() -> list[str]:
    known: list[str] = _list().wordlist
    return known
