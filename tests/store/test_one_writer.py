"""One writer a folder, over real processes: the second is told, and a dead one is in nobody's way."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from entries import entry
from homes import silent

from companion.errors import JournalInUse
from companion.home import desktop
from companion.store.journal import Journal


class Other:
    """Another process with the journal."""

    def __init__(self, folder: Path) -> None:
        here = Path(__file__).parent
        path = os.pathsep.join([str(here), str(here.parent.parent)])
        self._running = subprocess.Popen(
            [sys.executable, str(here / "second_writer.py"), str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": path},
        )

    def said(self) -> str:
        assert self._running.stdout is not None
        return self._running.stdout.readline().decode().strip()

    def end(self) -> None:
        self._running.communicate()

    def kill(self) -> None:
        self._running.kill()
        self._running.communicate()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Other]:
    process = Other(tmp_path)
    yield process
    process.end()


async def test_the_second_process_is_told(tmp_path: Path) -> None:
    journal = await Journal.open(desktop.at(tmp_path), silent)
    other = Other(tmp_path)
    assert other.said() == "JournalInUse"
    other.end()
    await journal.save(entry("a"))
    await journal.close()


async def test_this_process_is_told_when_it_is_the_second(other: Other, tmp_path: Path) -> None:
    assert other.said() == "open"
    with pytest.raises(JournalInUse):
        await Journal.open(desktop.at(tmp_path), silent)


async def test_a_closed_journal_is_free(other: Other, tmp_path: Path) -> None:
    assert other.said() == "open"
    other.end()
    journal = await Journal.open(desktop.at(tmp_path), silent)
    await journal.close()


async def test_a_killed_process_holds_nothing(other: Other, tmp_path: Path) -> None:
    assert other.said() == "open"
    other.kill()
    journal = await Journal.open(desktop.at(tmp_path), silent)
    await journal.close()


async def test_two_journals_in_one_process(tmp_path: Path) -> None:
    journal = await Journal.open(desktop.at(tmp_path), silent)
    with pytest.raises(JournalInUse):
        await Journal.open(desktop.at(tmp_path), silent)
    await journal.close()
    again = await Journal.open(desktop.at(tmp_path), silent)
    await again.close()


async def test_two_journals_of_one_home(tmp_path: Path) -> None:
    home = desktop.at(tmp_path)
    journal = await Journal.open(home, silent)
    with pytest.raises(JournalInUse):
        await Journal.open(home, silent)
    await journal.save(entry("a"))
    await journal.close()
    again = await Journal.open(home, silent)
    assert [check_in.id for check_in in again.newest(9)] == ["a"]
    await again.close()
