"""Waits after wrong passcodes: over restarts, with a clock turned back, and never for recovery words."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from entries import NOON, entry
from faulty_disk import BrokenDisk
from homes import HeldClock, home_in, home_on
from locks import lock_with, opened, passcode, words

from companion.errors import FolderClosed, JournalInUse, TooSoon, WrongSecret
from companion.home.ports import Home
from companion.store.attempts import FREE, Attempts, wait_after


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A closed journal, locked with the first secret."""
    journal = await opened(home_in(tmp_path))
    await journal.save(entry("a"))
    await lock_with(journal, 1)
    await journal.close()
    return tmp_path


async def tried_wrongly(folder: Path, clock: HeldClock, times: int = 1) -> None:
    """Wrong passcodes, each in a start of its own, with every wait kept."""
    for _ in range(times):
        clock.at += timedelta(seconds=await waits(folder, clock))
        with pytest.raises(WrongSecret):
            await opened(home_in(folder, clock), passcode(2))


async def waits(folder: Path, clock: HeldClock) -> float:
    return await Attempts(home_in(folder, clock)).seconds_left()


async def refused(folder: Path, clock: HeldClock, number: int = 1) -> float:
    """Seconds that are told when even the right passcode comes too soon."""
    with pytest.raises(TooSoon) as too_soon:
        await opened(home_in(folder, clock), passcode(number))
    return too_soon.value.seconds


async def opens(folder: Path, clock: HeldClock) -> None:
    await (await opened(home_in(folder, clock), passcode(1))).close()


def test_waits_grow_and_end_growing() -> None:
    assert [wait_after(times).total_seconds() for times in range(7)] == [0, 0, 0, 0, 15, 30, 60]
    assert wait_after(12) == wait_after(1000) == timedelta(hours=1)


async def test_three_are_free_then_each_waits_longer_over_restarts(folder: Path) -> None:
    clock = HeldClock()
    await tried_wrongly(folder, clock, FREE)
    assert await waits(folder, clock) == 0
    told = []
    for _ in range(4):
        await tried_wrongly(folder, clock)
        told.append(await refused(folder, clock))
    assert told == [15, 30, 60, 120]
    clock.at += timedelta(seconds=119.9)
    assert 0 < await refused(folder, clock) < 0.2
    clock.at += timedelta(seconds=0.2)
    await opens(folder, clock)


async def test_a_clock_turned_back_never_shortens_a_wait(folder: Path) -> None:
    clock = HeldClock()
    await tried_wrongly(folder, clock, FREE + 3)
    for back in (timedelta(seconds=1), timedelta(days=30), timedelta(days=400)):
        clock.at -= back
        assert await waits(folder, clock) == 60
        assert await refused(folder, clock) == 60
        clock.at += timedelta(seconds=30)
        assert await refused(folder, clock) == 30
    clock.at += timedelta(seconds=30)
    await opens(folder, clock)


async def test_the_right_passcode_ends_the_counting(folder: Path) -> None:
    clock = HeldClock()
    await tried_wrongly(folder, clock, FREE)
    await opens(folder, clock)
    await tried_wrongly(folder, clock, FREE)
    assert await waits(folder, clock) == 0


@pytest.mark.parametrize("raw", [b"", bytes(60), b'{"times":', b'{"times":-1}', b'{"times":9,"since":"then"}', b"\xff"])
async def test_a_torn_count_leaves_no_free_tries(raw: bytes, folder: Path) -> None:
    clock = HeldClock()
    (folder / "attempts").write_bytes(raw)
    await tried_wrongly(folder, clock)
    assert await refused(folder, clock) == 15
    clock.at += timedelta(seconds=15)
    await opens(folder, clock)


async def test_recovery_words_never_wait_and_are_not_counted(folder: Path) -> None:
    clock = HeldClock()
    for _ in range(FREE + 3):
        with pytest.raises(WrongSecret):
            await opened(home_in(folder, clock), words(2))
    assert await waits(folder, clock) == 0
    await tried_wrongly(folder, clock, FREE + 5)
    assert await waits(folder, clock) > 0
    await (await opened(home_in(folder, clock), words(1))).close()
    assert await waits(folder, clock) == 0


async def test_an_app_that_ends_in_the_middle_of_a_try_has_counted_it(folder: Path, tmp_path: Path) -> None:
    clock = HeldClock()
    await tried_wrongly(folder, clock, FREE)
    begun = asyncio.Event()

    async def never(secret: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
        begun.set()
        await asyncio.Event().wait()
        raise AssertionError

    home = replace(home_in(folder, clock), stretch=never)
    trying = asyncio.ensure_future(opened(home, passcode(2)))
    await begun.wait()
    assert await waits(folder, clock) == 15  # as the next start will have it, should this one be killed now
    trying.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await trying


@contextlib.asynccontextmanager
async def in_use(home: Home) -> AsyncIterator[None]:
    await home.lock.take()
    yield
    await home.lock.release()


async def test_what_was_not_looked_at_is_not_counted(folder: Path) -> None:
    clock = HeldClock()
    for _ in range(FREE + 2):
        async with in_use(home_in(folder)):
            with pytest.raises(JournalInUse):
                await opened(home_in(folder, clock), passcode(2))
        closed = home_on(BrokenDisk(folder, ("prepare",)), clock)
        with pytest.raises(FolderClosed):
            await opened(closed, passcode(2))
    assert await waits(folder, clock) == 0
    await opens(folder, clock)


async def test_what_is_asked_while_open_is_counted_too(folder: Path) -> None:
    clock = HeldClock(NOON)
    journal = await opened(home_in(folder, clock), passcode(1))
    chosen = passcode(2)
    assert chosen is not None
    for _ in range(FREE + 1):
        with pytest.raises(WrongSecret):
            await journal.lock.fits(chosen)
    with pytest.raises(TooSoon):
        await journal.lock.fits(chosen)
    await journal.lock.fits(words(1))
    with pytest.raises(WrongSecret):
        await journal.lock.fits(chosen)
    await journal.close()
