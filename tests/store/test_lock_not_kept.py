"""A change of keys that fails at a step of the disk, or is cancelled: what was told to be in force opens."""

import asyncio
import shutil
from pathlib import Path
from random import Random

import pytest
from entries import draft, entry
from faulty_disk import BrokenDisk, FaultyDisk
from homes import HeldClock, home_in, home_on
from locks import lock_with, opened, opened_by_one_of, passcode, words
from thief import Thief

from companion.errors import Locked, NotKept, WrongSecret
from companion.store.journal import Journal

STEPS = ["write", "fill", "push", "rename", "push_names", "remove", "blot"]
CHANGES = [(0, 1), (1, 2), (1, 0)]


class BreaksAt(BrokenDisk):
    """Fails at the nth step of any kind, once or from then on."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.steps_taken = 0
        self.breaks_at = self.mends_at = 1_000_000

    def _fail_at(self, step: str) -> None:
        self.steps_taken += step in STEPS
        if step in STEPS and self.breaks_at <= self.steps_taken < self.mends_at:
            raise OSError(28, "as the test wished")

    def blot(self, name: str, most: int | None = None) -> None:
        self._fail_at("blot")
        super().blot(name, most)


async def at_home(folder: Path, old: int) -> tuple[Journal, BreaksAt]:
    """An open journal under the old secret, on a disk that can break."""
    journal = await opened(home_in(folder))
    await journal.save(entry("a", "kept"))
    journal.hold(draft("d", "kept words"))
    if old:
        await lock_with(journal, old)
    await journal.close()
    disk = BreaksAt(folder)
    return await opened(home_on(disk), passcode(old)), disk


async def in_force(folder: Path, number: int, journal: Journal) -> None:
    """Close; then the journal opens by this secret, with everything in it."""
    await journal.close()
    again = await opened(home_in(folder), passcode(number))
    assert [one.noticed.note for one in again.newest(9)] == ["kept"]
    assert [one.noticed.note for one in again.drafts()] == ["newer words"]
    assert again.lock.is_set == bool(number)
    assert (again.lock.is_whole, again.older, again.set_aside) == (True, "", ())
    await again.close()


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize(("old", "new"), CHANGES)
async def test_what_was_told_is_in_force(old: int, new: int, lasting: bool, tmp_path: Path) -> None:
    told: list[str] = []
    for step in range(1, 1_000):
        folder = tmp_path / str(step)
        journal, disk = await at_home(folder, old)
        disk.breaks_at = disk.steps_taken + step
        disk.mends_at = 1_000_000 if lasting else disk.breaks_at + 1
        journal.hold(draft("d", "newer words"))
        told.append(await change(journal, new))
        reached = disk.steps_taken >= disk.breaks_at
        number, other = (new, old) if told[-1] == "kept" else (old, new)
        if journal.lock.is_whole:
            old_opens_nothing(copied(folder), other, number)
        disk.breaks_at = 1_000_000
        await journal.lock.bring_together()
        assert journal.lock.is_whole
        old_opens_nothing(copied(folder), other, number)
        await in_force(folder, number, journal)
        old_opens_nothing(folder, other, number)
        if not reached:
            break
    assert {"kept", "not kept"} == set(told)
    assert told[-1] == "kept"
    print(f"{len(told)} steps, {told.count('not kept')} not kept")


async def change(journal: Journal, new: int) -> str:
    try:
        await lock_with(journal, new)
    except NotKept:
        return "not kept"
    return "kept"


def copied(folder: Path) -> Path:
    """A copy of the folder as it lies there."""
    copy = folder.parent / "copied"
    shutil.rmtree(copy, ignore_errors=True)
    return Path(shutil.copytree(folder, copy))


def old_opens_nothing(folder: Path, other: int, number: int) -> None:
    """The secret that is not in force opens no file that is left."""
    chosen = passcode(other)
    if chosen is not None:
        thief = Thief([chosen.text], [words(other).entropy])
        if not number:
            (folder / "device.key").unlink()
        assert set(thief.loot(folder)) <= {"help.sealed"}
    elif number:
        assert not (folder / "device.key").exists()
        assert set(Thief().loot(folder)) <= {"help.sealed"}


async def test_a_cancelled_change_goes_on_to_its_end(dice: Random, tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    number = 0
    for turn in range(1, 60):
        changing = asyncio.ensure_future(lock_with(journal, turn if turn % 4 else 0))
        for _ in range(dice.randrange(60)):
            await asyncio.sleep(0.0002)
        journal.hold(draft("d", f"typed {turn}"))
        changing.cancel()
        await asyncio.wait([changing])
        await journal.save(entry(str(turn)))
        await journal.close()
        journal, number = await opened_by_one_of(home_in(tmp_path), [turn if turn % 4 else 0, number])
        assert len(journal.newest(100)) == turn
        assert [one.noticed.note for one in journal.drafts()] == [f"typed {turn}"]
        assert journal.lock.is_whole
    await journal.close()


async def test_changes_on_a_disk_that_fails_at_random(dice: Random, tmp_path: Path) -> None:
    disk, told = FaultyDisk(tmp_path, dice), {"kept": 0, "not kept": 0}
    journal, number = await opened(home_on(disk, HeldClock())), 0
    for turn in range(1, 120):
        disk.chance = dice.choice((0.0, 0.03, 0.1))
        new = dice.choice((0, turn, turn))
        outcome = await change(journal, new)
        told[outcome] += 1
        number = new if outcome == "kept" else number
        journal.hold(draft("d", f"typed {turn}"))
        disk.chance = 0.0
        await journal.close()
        disk.chance = dice.choice((0.0, 0.05))
        journal = await opened(home_on(disk, HeldClock()), passcode(number))
        disk.chance = 0.0
        assert [one.noticed.note for one in journal.drafts()] == [f"typed {turn}"]
        assert (journal.set_aside, journal.older) == ((), "")
    await journal.close()
    print(told, disk.failures)
    assert min(told.values()) > 20


async def test_trying_to_open_while_the_disk_is_full_works(tmp_path: Path) -> None:
    journal, _ = await at_home(tmp_path, 1)
    await journal.close()
    disk = BrokenDisk(tmp_path, ("write",))
    with pytest.raises(Locked):
        await opened(home_on(disk))
    with pytest.raises(WrongSecret):
        await opened(home_on(disk), passcode(2))
    journal = await opened(home_on(disk), passcode(1))
    assert [one.id for one in journal.newest(9)] == ["a"]
    await journal.close()
