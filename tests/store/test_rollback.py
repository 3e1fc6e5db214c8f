"""An older journal put back is told to be older, and nothing else is."""

import shutil
from pathlib import Path

import pytest
from entries import draft, entry
from homes import home_in, settle
from locks import lock_with, opened, passcode
from opened import copies, newest

from companion.errors import Locked
from companion.store.journal import Journal


async def grown(folder: Path, *ids: str) -> None:
    journal = await opened(home_in(folder))
    for id in ids:
        await journal.save(entry(id))
    await journal.close()


async def older(folder: Path, number: int = 0) -> str:
    journal = await opened(home_in(folder), passcode(number))
    told = journal.older
    await journal.close()
    return str(told)


def keep_aside(folder: Path, place: Path) -> None:
    place.mkdir()
    for path in copies(folder):
        shutil.copy(path, place)


def put_back(folder: Path, place: Path) -> None:
    for path in copies(folder):
        path.unlink()
    for path in copies(place):
        shutil.copy(path, folder)


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A journal of a few days, into which an older one was put back."""
    folder = tmp_path / "journal"
    await grown(folder, "a", "b")
    keep_aside(folder, tmp_path / "older")
    await grown(folder, "c", "d", "e")
    assert await older(folder) == ""
    put_back(folder, tmp_path / "older")
    return folder


async def test_an_older_journal_is_told_until_it_is_understood(folder: Path) -> None:
    assert await older(folder) == "older"
    journal = await opened(home_in(folder))
    assert journal.older == "older"
    journal.understood()
    assert journal.older == ""
    await settle_down(journal)
    assert await older(folder) == ""


async def settle_down(journal: Journal) -> None:
    await settle()
    await journal.save(entry("later"))
    await journal.close()


async def test_an_older_journal_that_grew_is_still_told(folder: Path) -> None:
    journal = await opened(home_in(folder))
    await journal.save(entry("one more"))
    await journal.flush()
    await journal.close()
    assert await older(folder) == "older"


async def test_a_journal_that_is_gone_is_told(folder: Path) -> None:
    for path in copies(folder):
        path.unlink()
    assert await older(folder) == "gone"


async def test_a_locked_journal_that_is_gone_still_asks_for_the_passcode_of_its_drafts(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    for number in range(9):
        await journal.save(entry(str(number)))
    journal.hold(draft("d", "words on their way"))
    await lock_with(journal, 1)
    await journal.close()
    for path in copies(tmp_path):
        path.unlink()
    with pytest.raises(Locked):
        await opened(home_in(tmp_path))
    journal = await opened(home_in(tmp_path), passcode(1))
    assert [held.noticed.note for held in journal.drafts()] == ["words on their way"]
    assert journal.older == "gone"
    await journal.close()


async def test_an_older_locked_journal_is_told(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "older")
    journal = await opened(home_in(folder))
    await lock_with(journal, 1)
    await journal.close()
    keep_aside(folder, tmp_path / "older")
    journal = await opened(home_in(folder), passcode(1))
    for number in range(9):
        await journal.save(entry(f"more {number}"))
    await journal.close()
    put_back(folder, tmp_path / "older")
    assert await older(folder, 1) == "older"


async def test_a_damaged_copy_is_told_as_that_alone(tmp_path: Path) -> None:
    await grown(tmp_path, "a", "b")
    newest(tmp_path).write_bytes(b"damaged")
    journal = await opened(home_in(tmp_path))
    assert (len(journal.set_aside), journal.older) == (1, "")
    await journal.close()
    assert await older(tmp_path) == ""


@pytest.mark.parametrize("raw", [b"", b"12x", b"-3", b"9" * 5000, b"\xff\x00"])
async def test_a_damaged_number_raises_no_alarm(raw: bytes, tmp_path: Path) -> None:
    await grown(tmp_path, "a")
    (tmp_path / "seen").write_bytes(raw)
    assert await older(tmp_path) == ""


async def test_a_number_that_cannot_be_read_does_not_keep_the_journal_shut(tmp_path: Path) -> None:
    await grown(tmp_path, "a")
    (tmp_path / "seen").unlink()
    (tmp_path / "seen").mkdir()
    assert await older(tmp_path) == ""
