"""Early taps through a thousand short lives: exactly once, in any order of what a patient and chance may do."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from early_journals import MS, Cut, at_rest, key_count
from early_page import MemoryPage, no_room
from homes import HeldClock, home_in_memory
from locks import lock_with, opened_by_one_of
from sqlalchemy import Engine, create_engine

from companion.store import database
from companion.store.journal import Journal

# Anything, in any order

RUNS = 1000


class Days:
    """A patient who taps, opens, deletes, locks and is interrupted by chance, and a record of what must be true."""

    def __init__(self, dice: Random, folder: Path) -> None:
        self.dice = dice
        self.page = MemoryPage()
        self.clock = HeldClock()
        self.home = replace(home_in_memory(folder, self.clock), early_taps=self.page)
        self.secret = 0
        self.tapped: set[str] = set()
        self.gone: set[str] = set()
        self.erased: set[str] = set()

    async def live(self) -> None:
        async with self.journal() as journal:
            await journal.prefer(welcomed=True)
        opening = (self.open, self.open, self.stopped, self.use, self.lock, self.come_back)
        steps = (self.tap, self.tap, self.tap_again, *opening)
        for _ in range(self.dice.randrange(2, 7)):
            await self.dice.choice(steps)()
            self.clock.at += timedelta(minutes=self.dice.randrange(-30, 200))

    @asynccontextmanager
    async def journal(self) -> AsyncIterator[Journal]:
        journal, self.secret = await opened_by_one_of(self.home, [self.secret])
        if self.dice.random() < 0.8:  # else it closes before the page was told anything
            await at_rest(self.home)
        try:
            yield journal
        finally:
            await journal.close()
            await at_rest(self.home)

    async def tap(self) -> None:
        if self.page.page is not None and self.page.page.faces:
            at = int(self.clock.at.timestamp() * MS) + self.dice.choice((0, 0, 10**9))
            self.tapped.add(self.page.tap(self.dice.choice((1, 3, 5, 7, 9)), at, self.dice.randrange(-720, 840)))

    async def tap_again(self) -> None:
        """Another face in the place of one that still waits."""
        if self.page.page is not None and self.page.sealed:
            before = self.dice.choice(sorted(self.page.sealed))
            known = await self.everything()
            self.tapped.add(self.page.tap(9, int(self.clock.at.timestamp() * MS), instead_of=before))
            if before not in known:
                self.tapped.discard(before)

    async def open(self) -> None:
        async with self.journal():
            pass

    async def stopped(self) -> None:
        """Open it, with an end at some point, or storage that refuses."""
        call = self.dice.choice(("freeze", "waiting", "open", "forget", "show", "new_key"))
        self.page.stops[call] = Cut() if call in ("freeze", "waiting", "open", "forget") else no_room()
        if self.dice.random() < 0.3:
            self.page.stops = {call: no_room()}
        with suppress(Cut):
            async with self.journal():
                pass
        await at_rest(self.home)
        self.page.stops.clear()

    async def use(self) -> None:
        async with self.journal() as journal:
            for one in journal.newest(9):
                act = self.dice.choice(("leave", "delete", "erase", "put back"))
                if act == "delete":
                    await journal.delete(one.id)
                    self.gone.add(one.id)
                if act == "erase":
                    await journal.erase(one.id)
                    self.erased.add(one.id)
            await journal.prefer(paused=self.dice.random() < 0.1)

    async def lock(self) -> None:
        async with self.journal() as journal:
            self.secret = self.dice.choice((0, 1, 2))
            await lock_with(journal, self.secret)
            if self.dice.random() < 0.3:
                await self.tap()  # on another page, before it knows of the new key
            if self.dice.random() < 0.5:
                await at_rest(self.home)

    async def come_back(self) -> None:
        """A face tapped in another tab while the app is open, which then comes back in sight, once or twice."""
        async with self.journal() as journal:
            await self.tap()
            if self.dice.random() < 0.3:
                self.page.stops = {self.dice.choice(("waiting", "open", "forget")): no_room()}
            await asyncio.gather(*[journal.take_in_taps() for _ in range(self.dice.randrange(1, 3))])
            self.page.stops.clear()

    async def everything(self) -> set[str]:
        """Ids the journal knows, read without its page."""
        plain = replace(self.home, early_taps=None)
        journal, _ = await opened_by_one_of(plain, [self.secret])
        ids = {one.id for one in journal.newest(999)} | {one.check_in.id for one in journal.deleted()}
        await journal.close()
        return ids

    async def hold(self) -> None:
        """After an opening that nothing disturbs, every tap is a check-in, once, or what became of it."""
        async with self.journal() as journal:
            newest = [one.id for one in journal.newest(999)]
            deleted = [one.check_in.id for one in journal.deleted()]
            await at_rest(self.home)
            assert (key_count(journal), journal.tap_unread) == (1, False)
        assert sorted(newest + deleted) == sorted(self.tapped - self.erased)
        assert set(deleted) == self.gone - self.erased
        assert self.page.sealed == {}


@pytest.fixture
def compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLAlchemy compiles every statement anew for every engine: a quarter of these lives' time."""
    one = create_engine("sqlite://")
    one.connect().close()  # gets the dialect ready
    statements: dict[Any, Any] = {}

    def engine(*told: Any, **more: Any) -> Engine:
        made = create_engine(*told, **more)
        made.dialect = one.dialect
        return made.execution_options(compiled_cache=statements)

    monkeypatch.setattr(database, "create_engine", engine)


@pytest.mark.usefixtures("compiled_once")
@pytest.mark.timeout(400)  # a thousand short lives
async def test_exactly_once_in_any_order(
    dice: Random, tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    seed = dice.getrandbits(32)
    caplog.set_level(logging.CRITICAL)
    merged = 0
    for run in range(RUNS):
        print(f"run {run} of seed {seed}")
        days = Days(Random(f"{seed} {run}"), tmp_path_factory.mktemp("days"))
        await days.live()
        await days.hold()
        merged += len(days.tapped)
    assert merged > RUNS
