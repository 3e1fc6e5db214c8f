"""Puts the demo patient's check-ins and people into a journal."""

from collections.abc import Iterable
from typing import Protocol

from companion.care.mood import CheckIn
from companion.care.people import Person
from companion.demo.people import PEOPLE


class Keeps(Protocol):
    """What filling asks of a journal. The store's Journal offers it."""

    async def save_all(self, entries: Iterable[CheckIn]) -> None: ...
    async def keep_person(self, person: Person) -> None: ...
    async def prefer(self, **choices: object) -> None: ...


async def fill(journal: Keeps, entries: Iterable[CheckIn]) -> None:
    """Keep the check-ins in one change, for a patient who has been welcomed and has named their people. Raises
    NotKept."""
    await journal.save_all(entries)
    for person in PEOPLE:
        await journal.keep_person(person)
    await journal.prefer(welcomed=True)
