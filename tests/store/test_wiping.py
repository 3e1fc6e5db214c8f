"""Deleting everything: keys first, to the end even when cut or killed, and nobody else's files."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from estate import EVERYTHING, lived_in, quick, told_by
from faulty_disk import BrokenDisk
from homes import files_in, home_in, home_on
from locks import lock_with, opened, passcode, words
from power_cut import CutDisk, Folder, PowerCut
from replay import put
from thief import Thief

from companion.errors import JournalInUse, NotErased
from companion.home.wiping import MARK, FolderWiper
from companion.store.store import erase_unopened

STRANGERS = {"journal.txt", "help.pdf", "drafts.odt", "seen-places.csv", "attempts at poems.txt", "device.key.bak"}
OURS_AGAIN = {"device.key", "help.key", "help.sealed", "journal.0.sealed", "journal.1.sealed", "seen", "attempts"}
KNOWS = Thief([passcode(1).text], [words(1).entropy])
"""Even who knows the passcode finds nothing once it is deleted."""


async def full(folder: Path, number: int) -> None:
    """A folder with everything in it, and other people's files."""
    await lived_in(folder)
    if number:
        journal = await opened(quick(folder))
        await lock_with(journal, number)
        await journal.close()
        await lived_in(folder, passcode(number))
    for name in STRANGERS:
        (folder / name).write_text("somebody else's")


def is_empty(folder: Path) -> None:
    """Only other people's files are left, and no word of the patient's."""
    assert set(files_in(folder)) == STRANGERS
    assert told_by(b"\0".join(files_in(folder).values())) == set()


async def begins_anew(folder: Path) -> None:
    """The next start ends the deletion and begins an empty journal, with nothing of the one before."""
    journal = await opened(home_in(folder))
    assert (journal.newest(9), journal.drafts(), journal.people()) == ((), (), ())
    assert (journal.older, journal.set_aside, journal.lock.is_set) == ("", (), False)
    await journal.close()
    assert set(files_in(folder)) - OURS_AGAIN == STRANGERS
    plain = b"\0".join([*KNOWS.loot(folder).values(), *files_in(folder).values()])
    assert [word for word in EVERYTHING if word.encode() in plain] == []


@pytest.mark.parametrize("number", [0, 1])
async def test_an_open_journal_is_deleted_whole(number: int, tmp_path: Path) -> None:
    await full(tmp_path, number)
    journal = await opened(quick(tmp_path), passcode(number))
    await journal.erase_everything()
    is_empty(tmp_path)
    await begins_anew(tmp_path)


async def test_a_locked_journal_is_deleted_without_its_passcode(tmp_path: Path) -> None:
    await full(tmp_path, 1)
    await erase_unopened(home_in(tmp_path))
    is_empty(tmp_path)
    await begins_anew(tmp_path)


async def test_one_that_somebody_has_open_is_not(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    with pytest.raises(JournalInUse):
        await erase_unopened(home_in(tmp_path))
    await journal.close()
    assert "journal.1.sealed" in files_in(tmp_path)


@pytest.mark.parametrize("number", [0, 1])
async def test_cut_at_any_step(number: int, dice: Random, tmp_path: Path) -> None:
    await full(tmp_path / "begin", number)
    begin, cut, left_open, ended = files_in(tmp_path / "begin"), 0, 0, 0
    while ended == 0:
        cut += 1
        put(tmp_path / "journal", begin)
        disk = CutDisk(tmp_path / "journal", cut)
        ended += await wiped(disk)
        for left in some_of(disk, dice):
            put(tmp_path / "left", left)
            if MARK not in left and left == begin:
                left_open += 1
                continue
            assert MARK in left or set(left) == STRANGERS
            if number and set(begin) - set(left):
                assert set(KNOWS.loot(tmp_path / "left")) == set(), f"a file is gone and a key opens, at {cut}"
            await begins_anew(tmp_path / "left")
        disk.close()
    print(f"{cut} steps, {left_open} where it had not begun")
    assert cut > 40
    assert left_open


async def wiped(disk: CutDisk) -> bool:
    try:
        await FolderWiper(disk).wipe()
    except PowerCut:
        return False
    return True


def some_of(disk: CutDisk, dice: Random) -> list[Folder]:
    """Up to two of the folders that may be left: there are thousands while names are not pushed."""
    left = []
    for number, folder in zip(range(200), disk.outlasting(), strict=False):
        if number < 2 or dice.random() < 0.02:
            left.append(folder or {})
    return left[:1] + left[1:][-1:]


async def test_deleting_is_cut_again_and_again(dice: Random, tmp_path: Path) -> None:
    await full(tmp_path / "begin", 1)
    left = files_in(tmp_path / "begin")
    for _ in range(12):
        put(tmp_path / "journal", left)
        disk = CutDisk(tmp_path / "journal", dice.randrange(1, 60))
        await wiped(disk)
        left = dice.choice(some_of(disk, dice))
        disk.close()
    put(tmp_path / "journal", left)
    if MARK in left or "journal.0.sealed" not in left:
        await begins_anew(tmp_path / "journal")


@pytest.mark.parametrize("step", ["write", "fill", "push", "push_names", "remove"])
async def test_a_failing_disk_is_told_and_can_be_tried_again(step: str, tmp_path: Path) -> None:
    await full(tmp_path, 1)
    disk = BrokenDisk(tmp_path)
    journal = await opened(home_on(disk), passcode(1))
    disk.steps = (step,)
    with pytest.raises(NotErased):
        await journal.erase_everything()
    with pytest.raises(NotErased):
        await erase_unopened(home_on(disk))
    disk.mend()
    await erase_unopened(home_on(disk))
    is_empty(tmp_path)
    await begins_anew(tmp_path)


async def test_deleting_waits_for_a_change_of_keys(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    changing = asyncio.ensure_future(lock_with(journal, 1))
    await asyncio.sleep(0)
    await journal.erase_everything()
    await changing
    assert files_in(tmp_path) == {}


KILLED = """
import asyncio, sys
from pathlib import Path
from homes import home_in
from companion.store.store import erase_unopened
print("ready", flush=True)
sys.stdin.readline()
asyncio.run(erase_unopened(home_in(Path(sys.argv[1]))))
"""


async def test_killed_in_the_middle(dice: Random, tmp_path: Path) -> None:
    await full(tmp_path / "begin", 1)
    begin = files_in(tmp_path / "begin")
    outcomes = {"not begun": 0, "begun": 0, "ended": 0}
    for _ in range(10):
        put(tmp_path / "journal", begin)
        killed_while_deleting(tmp_path / "journal", dice.uniform(0, 0.012))
        left = set(files_in(tmp_path / "journal"))
        if MARK not in left and left == set(begin):
            outcomes["not begun"] += 1
            await (await opened(home_in(tmp_path / "journal"), passcode(1))).close()
            continue
        outcomes["begun" if MARK in left else "ended"] += 1
        await begins_anew(tmp_path / "journal")
    print(outcomes)


def killed_while_deleting(folder: Path, seconds: float) -> None:
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent.parent)])
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": path},
    ) as deleter:
        assert deleter.stdin is not None
        assert deleter.stdout is not None
        deleter.stdout.readline()
        deleter.stdin.write(b"\n")
        deleter.stdin.flush()
        wait_for_mark_or(deleter, folder, seconds)
        deleter.send_signal(signal.SIGKILL)


def wait_for_mark_or(deleter: "subprocess.Popen[bytes]", folder: Path, seconds: float) -> None:
    """Until deleting has begun, or as long after the word as it takes to begin."""
    while not (folder / MARK).exists() and deleter.poll() is None:
        pass
    try:
        deleter.wait(seconds)
    except subprocess.TimeoutExpired:
        return
