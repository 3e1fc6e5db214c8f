"""The power cut at every step of moving in with a backup: the old or the new is there, whole, and never a mix."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from backups import backed_up, moved_in
from dump import Dump, dump
from homes import files_in, home_in, home_on, silent
from locks import lock_with, opened, opened_by_one_of, passcode
from power_cut import CutDisk, Folder, PowerCut
from replay import Later, SleeplessClock, put

from companion.errors import StoreError
from companion.store.journal import Journal

BEFORE, AFTER = 0, 3
"""Numbers of the secrets: none, and the passcode that is chosen for what moves in."""


async def move(disk: CutDisk, raw: bytes, lock: int) -> bool:
    """Move in until the power goes. True when it was told as done."""
    work = Later()
    home = replace(home_on(disk, SleeplessClock()), background=work)
    done = False
    with contextlib.suppress(PowerCut):
        journal = await opened(home, passcode(lock))
        await moved_in(journal, raw, lock=AFTER)
        done = True
        await journal.close()
    await home.lock.release()
    work.drop()
    return done


async def left_whole(folder: Path, old: Dump, new: Dump, lock: int) -> bool:
    """Whether what moved in is there. Fails on anything that is neither the one nor the other."""
    for _ in range(2):  # once more after the start has put it in order
        journal, number = await opened_by_one_of(home_in(folder, SleeplessClock()), [lock, AFTER])
        assert dump(journal) == (new if number == AFTER else old)
        assert (journal.set_aside, journal.drafts_set_aside, journal.older) == ((), False, "")
        assert journal.lock.is_whole
        await journal.close()
    return number == AFTER


def each(disk: CutDisk) -> Iterator[Folder]:
    """Every folder that may be left, once."""
    seen: list[Folder | None] = []
    for left in disk.outlasting():
        if left not in seen:
            seen.append(left)
            if left is not None:
                left.pop("attempts", None)  # no waiting for a secret that is not in force yet
                yield left


@pytest.mark.parametrize("lock", [0, 5])
async def test_moving_in_can_be_cut_at_any_step(lock: int, dice: Random, tmp_path: Path) -> None:
    """Into a home that has just begun, and into one whose empty journal has a lock already."""
    raw, new = await backed_up(tmp_path / "backed up", dice, 6)
    journal = await Journal.open(home_in(tmp_path / "begin", SleeplessClock()), silent)
    await lock_with(journal, lock)
    await journal.prefer(country="CA")
    old = dump(journal)
    await journal.close()
    cut, ends = 1, {True: 0, False: 0}
    while True:
        put(tmp_path / "home", files_in(tmp_path / "begin"))
        disk = CutDisk(tmp_path / "home", cut)
        done = await move(disk, raw, lock)
        for left in each(disk):
            put(tmp_path / "left", left)
            is_new = await left_whole(tmp_path / "left", old, new, lock)
            assert is_new or not done, "it was told as done"
            ends[is_new] += 1
        disk.close()
        if disk.steps < cut:
            break
        cut += 1
    print(f"{cut - 1} crash points, {ends[False]} folders with the old, {ends[True]} with the new")
    assert cut > 30
    assert min(ends.values()) > 20


async def test_what_moved_in_opens_for_nobody_without_a_secret_after_any_cut(dice: Random, tmp_path: Path) -> None:
    """No key that lies in the folder opens what came with the backup."""
    raw, _ = await backed_up(tmp_path / "backed up", dice, 6)
    journal = await Journal.open(home_in(tmp_path / "begin", SleeplessClock()), silent)
    await journal.close()
    put(tmp_path / "home", files_in(tmp_path / "begin"))
    steps = CutDisk(tmp_path / "home")
    await move(steps, raw, BEFORE)
    steps.close()
    for cut in range(1, steps.steps, 2):
        put(tmp_path / "home", files_in(tmp_path / "begin"))
        disk = CutDisk(tmp_path / "home", cut)
        await move(disk, raw, BEFORE)
        for left in each(disk):
            put(tmp_path / "left", left)
            with contextlib.suppress(StoreError):
                journal = await opened(home_in(tmp_path / "left", SleeplessClock()))
                assert journal.newest(9) == journal.drafts() == journal.people() == ()
                await journal.close()
        disk.close()
