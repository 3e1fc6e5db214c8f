"""A change of keys that the power cut short, ended by the next start: what is not in force then opens nothing."""

from collections.abc import AsyncIterator
from pathlib import Path
from random import Random

import pytest
from estate import lived_in, quick
from homes import files_in
from locks import lock_with, opened, opened_by_one_of, passcode, words
from power_cut import CutDisk, Folder
from replay import Later, Told, live, plain_home, put
from thief import Thief

from companion.store.journal import Journal

CHANGES = [(0, 1), (1, 2), (1, 0)]
"""Numbers of the secrets before and after; nought is an open journal."""


@pytest.fixture(params=CHANGES, ids=["set", "changed", "removed"])
async def begin(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[int, int, Folder]:
    """A change to come, and a folder with damaged copies and leftovers to make it in."""
    old, new = request.param
    await lived_in(tmp_path / "begin")
    if old:
        journal = await opened(quick(tmp_path / "begin"))
        await lock_with(journal, old)
        await journal.close()
        await lived_in(tmp_path / "begin", passcode(old))
    return old, new, files_in(tmp_path / "begin")


async def cuts(folder: Path, old: int, new: int, begin: Folder) -> AsyncIterator[CutDisk]:
    """The disk after a cut at every step of the change."""

    async def life(journal: Journal, work: Later, told: Told) -> None:
        await told.lock(journal, new)

    for cut in range(1, 1000):
        put(folder, begin)
        disk = CutDisk(folder, cut)
        await live(disk, plain_home(disk), life, Told(locks=[old]))
        yield disk
        if disk.steps < cut:
            break


async def test_what_is_not_in_force_opens_nothing(begin: tuple[int, int, Folder], dice: Random, tmp_path: Path) -> None:
    old, new, files = begin
    in_force = {old: 0, new: 0}
    async for disk in cuts(tmp_path / "journal", old, new, files):
        left = dice.choice([folder for folder in disk.outlasting() if folder is not None])
        disk.close()
        put(tmp_path / "left", left)
        number = await ended(tmp_path / "left", dice.sample([old, new], 2))
        in_force[number] += 1
        assert opens(who_knows(number), tmp_path / "left") >= {"journal.0.sealed", "journal.1.sealed"}
        if not number:
            (tmp_path / "left" / "device.key").unlink()  # it is in force: may he not have it
        copied = [folder["device.key"] for folder in (files, left) if number and "device.key" in folder]
        thief = who_knows(new if number == old else old, *copied)
        assert opens(thief, tmp_path / "left") == set(), f"step {disk.steps}, {number} is in force"
    print(in_force)
    assert min(in_force.values()) > 10


async def ended(folder: Path, numbers: list[int]) -> int:
    """Start again, which ends the change. Returns the number of the secret in force."""
    journal, number = await opened_by_one_of(quick(folder), numbers)
    assert journal.lock.is_whole
    assert journal.older == ""
    await journal.close()
    return number if journal.lock.is_set else 0


def who_knows(number: int, *copied: bytes) -> Thief:
    """A thief who knows a secret, and copied keys before."""
    chosen = passcode(number)
    return Thief([chosen.text], [words(number).entropy], copied) if chosen else Thief(keys=copied)


def opens(thief: Thief, folder: Path) -> set[str]:
    """The files that open to him, but for what is shown before unlocking."""
    return set(thief.loot(folder)) - {"help.sealed"}
