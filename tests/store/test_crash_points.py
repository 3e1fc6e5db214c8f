"""The power cut at every step of keeping: what was acknowledged outlives it, whatever the cache held.

The same replay is shown to find losses in keepers and disks that are deliberately wrong.
"""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from chain import cut_again_and_again, older_journal
from entries import entry
from homes import files_in, home_in, silent
from power_cut import CutDisk
from replay import (
    Life,
    Losses,
    MakeDisk,
    MakeHome,
    Told,
    a_first_lock,
    a_lock,
    days,
    live,
    one_day,
    plain_home,
    put,
    replay,
)

from companion.home.disk import Disk
from companion.home.files import FileKeeper
from companion.home.ports import Home
from companion.store.journal import Journal


async def test_nothing_acknowledged_is_lost_at_any_step(tmp_path: Path) -> None:
    losses = await replay(tmp_path / "journal", CutDisk, plain_home, days)
    print(f"{losses.cuts} crash points, {losses.outlasting} folders")
    assert losses.found == []
    assert losses.cuts > 60


async def test_the_first_start_can_be_cut_at_any_step(tmp_path: Path) -> None:
    losses = await replay(tmp_path / "journal", CutDisk, plain_home, one_day)
    assert losses.found == []
    assert losses.cuts > 12


@pytest.mark.parametrize("life", [a_lock, a_first_lock])
async def test_setting_a_lock_can_be_cut_at_any_step(life: Life, tmp_path: Path) -> None:
    told, begin = Told(check_ins={"a": entry("a", "first")}), tmp_path / "begin"
    journal = await Journal.open(home_in(begin), silent)
    await journal.save(entry("a", "first"))
    await journal.close()
    losses = await replay(tmp_path / "journal", CutDisk, plain_home, life, begin=files_in(begin), told_before=told)
    print(f"{losses.cuts} crash points, {losses.outlasting} folders")
    assert losses.found == []
    assert losses.cuts > 30


async def test_a_migration_can_be_cut_at_any_step(tmp_path: Path) -> None:
    begin, told = older_journal("journal-v1")
    losses = await replay(tmp_path / "journal", CutDisk, plain_home, one_day, begin=begin, told_before=told)
    assert losses.found == []
    assert losses.cuts > 12


async def test_cut_again_and_again(dice: Random, tmp_path: Path) -> None:
    tally = await cut_again_and_again(tmp_path / "place", dice, 50)
    print(tally)
    assert tally.lost == []


async def test_starts_that_are_cut_again_and_again(dice: Random, tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    for _ in range(40):
        shutil.rmtree(folder, ignore_errors=True)
        for _ in range(3):
            await cut_somewhere(folder, dice)
        journal = await Journal.open(home_in(folder), silent)
        await journal.close()


async def cut_somewhere(folder: Path, dice: Random) -> None:
    disk = CutDisk(folder, dice.randrange(1, 25))
    await live(disk, plain_home(disk), one_day)
    left = dice.choice(list(disk.outlasting()))
    disk.close()
    put(folder, left)


# Disks and keepers that are wrong, each in one way


class NothingPushed(CutDisk):
    """Forgets fsync of the file."""

    def push(self, descriptor: int) -> None:
        self._step()


class NamesNotPushed(CutDisk):
    """Forgets fsync of the folder."""

    def push_names(self) -> None:
        self._step()


class FolderNotPushed(CutDisk):
    """Forgets fsync of the folder that a new folder is in."""

    def push_folder(self, folder: Path) -> None:
        if folder == self.folder:
            super().push_folder(folder)


class OneSlotInPlace(FileKeeper):
    """Writes over the only copy."""

    def _keep(self, slot: int, sealed: bytes) -> None:
        self._disk.write(self._file(0), sealed)
        self._disk.push_names()


class InPlace(FileKeeper):
    """Writes over the earlier copy, so that a cut leaves a damaged one."""

    def _keep(self, slot: int, sealed: bytes) -> None:
        self._disk.write(self._file(slot), sealed)
        self._disk.push_names()


class TooEarly(FileKeeper):
    """Says that it is kept before it is."""

    def __init__(self, disk: Disk, name: str) -> None:
        super().__init__(disk, name)
        self._late: list[tuple[int, bytes]] = []

    async def keep(self, slot: int, sealed: bytes) -> None:
        self._late.append((slot, sealed))
        if len(self._late) > 1:
            await asyncio.to_thread(self._keep, *self._late.pop(0))


def home_with(keeper: type[FileKeeper]) -> MakeHome:
    def make(disk: CutDisk) -> Home:
        return replace(plain_home(disk), journal=keeper(disk, "journal"), drafts=keeper(disk, "drafts"))

    return make


@pytest.mark.parametrize("make_disk", [NothingPushed, NamesNotPushed, FolderNotPushed])
async def test_the_replay_catches_a_wrong_disk(make_disk: MakeDisk, tmp_path: Path) -> None:
    assert losses_told(await replay(tmp_path / "journal", make_disk, plain_home, one_day, until_lost=True))


@pytest.mark.parametrize("keeper", [OneSlotInPlace, InPlace, TooEarly])
async def test_the_replay_catches_a_wrong_keeper(keeper: type[FileKeeper], tmp_path: Path) -> None:
    assert losses_told(await replay(tmp_path / "journal", CutDisk, home_with(keeper), days, until_lost=True))


def losses_told(losses: Losses) -> list[str]:
    print("\n".join(losses.found[:5]))
    return losses.found
