"""Journals to back up, and what is in a backup's bytes."""

from datetime import timedelta
from pathlib import Path
from random import Random

from dump import Dump, dump
from entries import NOON, draft, some_entry
from homes import HeldClock, home_in, silent
from locks import lock_with, passcode, words

from companion.care.people import Person
from companion.care.preferences import TEXT_SCALES
from companion.store.journal import Journal

LOCK = 7
"""The number of the secrets that journals here are locked with."""


async def lived(journal: Journal, dice: Random, entries: int) -> None:
    """Everything that a journal can hold: versions, deleted ones, tombstones, people, choices and drafts."""
    for number in range(entries):
        await journal.save(some_entry(dice, f"id {number}"))
    for _ in range(entries // 2):
        await journal.save(some_entry(dice, f"id {dice.randrange(entries)}"))
    for number in range(0, entries, 4):
        await journal.delete(f"id {number}")
    for number in range(0, entries, 8):
        await journal.erase(f"id {number}")
    for name in ("Ünïcode 日本語 \N{SEEDLING}", "Anna"):
        await journal.keep_person(Person(id=name, name=name, phone="+1 202 555 0123", about="any time"), at=0)
    await journal.prefer(welcomed=True, country="CA", text_scale=dice.choice(TEXT_SCALES), people_before_unlock=True)
    for number in range(3):
        journal.hold(draft(f"draft {number}", f"half a note {dice.random()}", NOON + timedelta(seconds=number)))
    await journal.flush()


async def backed_up(folder: Path, dice: Random, entries: int = 12) -> tuple[bytes, Dump]:
    """A backup of a lived-in journal with lock `LOCK`, and what that journal says."""
    journal = await Journal.open(home_in(folder, HeldClock()), silent)
    await lived(journal, dice, entries)
    await lock_with(journal, LOCK)
    raw, said = await journal.backups.make(), dump(journal)
    await journal.close()
    return raw, said


async def moved_in(journal: Journal, raw: bytes, lock: int = LOCK) -> None:
    """Open a backup with the words of `LOCK` and put it in place, with another passcode."""
    found = await journal.backups.open(raw, words(LOCK))
    chosen = passcode(lock)
    assert chosen is not None
    await journal.backups.move_in(found, chosen, words(LOCK))
