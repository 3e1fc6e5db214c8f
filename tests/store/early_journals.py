"""Journals with a page before the app, opened and closed with all of its background work done."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from early_page import MemoryPage
from entries import NOON
from homes import home_in, silent
from locks import passcode

from companion.home.ports import Home
from companion.store import tap_keys
from companion.store.journal import Journal

MS = 1000
AT = int(NOON.timestamp() * MS)


class Cut(BaseException):
    """The app is gone at this very point."""


async def welcomed(folder: Path, early: MemoryPage) -> Home:
    """A home whose patient was welcomed, and whose page shows its faces."""
    home = replace(home_in(folder), early_taps=early)
    async with opened(home) as journal:
        await journal.prefer(welcomed=True)
    return home


@asynccontextmanager
async def opened(home: Home, secret: int = 0) -> AsyncIterator[Journal]:
    """The journal with its page settled, closed again afterwards."""
    journal = await Journal.open(home, silent, passcode(secret))
    await at_rest(home)
    try:
        yield journal
    finally:
        await at_rest(home)
        await journal.close()


async def at_rest(home: Home) -> None:
    """Wait until nothing is done in the background any more."""
    while home.background._running:  # type: ignore[attr-defined]
        await asyncio.wait(home.background._running)  # type: ignore[attr-defined]


def key_count(journal: Journal) -> int:
    """How many tap keys the journal has."""
    return len(tap_keys.all_of(journal._store.reading))
