"""Secrets by number, for journals whose lock changes again and again. Nought is no secret: an open journal."""

from companion.errors import Locked, WrongSecret
from companion.home.ports import Home
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store.journal import Journal
from companion.store.keyring import Secret


def passcode(number: int) -> Passcode | None:
    """The passcode with this number; None for nought."""
    return Passcode(text=f"passcode {number}") if number else None


def words(number: int) -> RecoveryWords:
    """The recovery words with this number."""
    return RecoveryWords.of(number.to_bytes(16, "big"))


async def lock_with(journal: Journal, number: int) -> None:
    """Set or change the lock, or remove it."""
    chosen = passcode(number)
    await (journal.lock.remove() if chosen is None else journal.lock.set(chosen, words(number)))


async def opened_by_one_of(home: Home, numbers: list[int]) -> tuple[Journal, int]:
    """The journal and the number of the first secret that opens it. Raises what the last one raised."""
    refused: list[int] = []
    for number in numbers:
        try:
            journal = await opened(home, passcode(number))
        except (Locked, WrongSecret):
            refused.append(number)
            if number == numbers[-1]:
                raise
        else:
            assert journal.lock.is_set or 0 not in refused, "it asked for a secret, and has no lock"
            return journal, number
    raise ValueError("no numbers")


async def opened(home: Home, secret: Secret | None = None) -> Journal:
    """The journal, with drafts that tell nobody of trouble."""
    return await Journal.open(home, lambda trouble: None, secret)
