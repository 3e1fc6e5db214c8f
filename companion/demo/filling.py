"""Puts the demo patient's check-ins into a journal."""

from collections.abc import Iterable
from typing import Protocol

from companion.care.mood import CheckIn


class Keeps(Protocol):
    """What filling asks of a journal. The store's Journal offers it."""

    async def save_all(self, entries: Iterable[CheckIn]) -> None: ...
    async def prefer(self, **choices: object) -> None: ...


async def fill(journal: Keeps, entries: Iterable[CheckIn]) -> None:
    """Keep the check-ins in one change, for a patient who has been welcomed. Raises NotKept."""
    await journal.save_all(entries)
    await journal.prefer(welcomed=True)
