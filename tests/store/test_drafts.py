"""Drafts: never more than two seconds of typing at risk, and never a keeping more often than that."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from entries import NOON, draft, entry
from homes import HeldClock, MemoryKeeper, home_in, home_on, settle, silent
from replay import Later

from companion.home.disk import Disk
from companion.home.ports import Home
from companion.store.drafts import REST_SECONDS
from companion.store.journal import Journal

TICK = 0.05


class DatedKeeper(MemoryKeeper):
    """Remembers when it was asked to keep."""

    def __init__(self, clock: HeldClock) -> None:
        super().__init__()
        self.times: list[datetime] = []
        self._clock = clock

    async def keep(self, slot: int, sealed: bytes) -> None:
        self.times.append(self._clock.now())
        await super().keep(slot, sealed)


async def kept_text(home: Home, drafts: MemoryKeeper) -> str:
    """What a journal killed now would find."""
    copy = MemoryKeeper()
    copy.slots = dict(drafts.slots)
    later = Later()
    found = await Journal.open(replace(home, drafts=copy, lock=NoLock(), background=later), silent)
    later.drop()
    held = found.draft_of("a")
    return "" if held is None else held.noticed.note


class NoLock:
    async def take(self) -> None:
        pass

    async def release(self) -> None:
        pass


async def test_typing_is_kept_within_two_seconds(dice: Random, tmp_path: Path) -> None:
    clock = HeldClock()
    drafts = DatedKeeper(clock)
    home = home_on(Disk(tmp_path), clock, drafts)
    journal = await Journal.open(home, silent)
    typed: list[tuple[datetime, int]] = []
    for number in range(400):
        if dice.random() < dice.choice((0.05, 0.9)):
            typed.append((clock.now(), number))
            journal.hold(draft("a", str(number), clock.now()))
        await clock.pass_by(TICK)
        due = [n for at, n in typed if clock.now() - at >= timedelta(seconds=2.0)]
        assert int(await kept_text(home, drafts) or -1) >= max(due, default=-1)
    gaps = [later - earlier for earlier, later in zip(drafts.times, drafts.times[1:], strict=False)]
    assert min(gaps) >= timedelta(seconds=2.0)
    await journal.close()


def test_the_figure_is_two_seconds() -> None:
    assert REST_SECONDS == 2.0


async def test_flush_keeps_at_once(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    journal.hold(draft("a", "one"))
    await settle()
    journal.hold(draft("a", "two"))
    await journal.close()
    again = await Journal.open(home_in(tmp_path), silent)
    assert [held.noticed.note for held in again.drafts()] == ["two"]
    await again.close()


async def reopened(home: Home, journal: Journal, drafts: MemoryKeeper) -> Journal:
    """The next start, after a kill before the newest drafts were kept."""
    left = dict(drafts.slots)
    await journal.close()
    drafts.slots = left
    return await Journal.open(home, silent)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def drafts() -> MemoryKeeper:
    return MemoryKeeper()


@pytest.fixture
def home(tmp_path: Path, clock: HeldClock, drafts: MemoryKeeper) -> Home:
    return replace(home_in(tmp_path, clock), drafts=drafts)


async def test_a_draft_saved_later_is_let_go_at_the_next_start(
    home: Home, clock: HeldClock, drafts: MemoryKeeper
) -> None:
    journal = await Journal.open(home, silent)
    journal.hold(draft("a", "words", clock.now()))
    await journal.flush()
    clock.at += timedelta(seconds=1)
    journal.hold(draft("a", "words, and more", clock.now()))
    await journal.save(entry("a", "words, and more"))
    journal = await reopened(home, journal, drafts)
    assert journal.drafts() == ()
    await journal.close()


async def test_a_draft_saved_after_the_clock_was_set_back_is_let_go_too(
    home: Home, clock: HeldClock, drafts: MemoryKeeper
) -> None:
    journal = await Journal.open(home, silent)
    journal.hold(draft("a", "words", clock.now()))
    await journal.flush()
    clock.at -= timedelta(hours=1)
    journal.hold(draft("a", "words, and more", clock.now()))
    await journal.save(entry("a", "words, and more"))
    journal = await reopened(home, journal, drafts)
    assert journal.drafts() == ()
    await journal.close()


async def test_saving_unchanged_words_lets_the_draft_go(home: Home, clock: HeldClock, drafts: MemoryKeeper) -> None:
    journal = await Journal.open(home, silent)
    await journal.save(entry("a", "words"))
    clock.at += timedelta(seconds=1)
    journal.hold(draft("a", "words that were taken back", clock.now()))
    await journal.flush()
    journal.hold(draft("a", "words", clock.now()))
    await journal.save(entry("a", "words"))
    journal = await reopened(home, journal, drafts)
    assert journal.drafts() == ()
    await journal.close()


async def test_a_draft_typed_after_the_clock_was_set_back_stays(
    home: Home, clock: HeldClock, drafts: MemoryKeeper
) -> None:
    journal = await Journal.open(home, silent)
    await journal.save(entry("a", "words"))
    clock.at -= timedelta(hours=1)
    journal.hold(draft("a", "words, and more", clock.now()))
    await journal.flush()
    journal = await reopened(home, journal, drafts)
    assert [held.noticed.note for held in journal.drafts()] == ["words, and more"]
    await journal.close()


async def test_words_typed_while_saving_stay(home: Home, clock: HeldClock) -> None:
    journal = await Journal.open(home, silent)
    journal.hold(draft("a", "words", NOON))
    async with journal._store.change():
        saving = asyncio.ensure_future(journal.save(entry("a", "words")))
        await settle()
        journal.hold(draft("a", "words, and more", NOON + timedelta(seconds=1)))
    await saving
    assert [held.noticed.note for held in journal.drafts()] == ["words, and more"]
    await journal.close()
