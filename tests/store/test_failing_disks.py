"""One failure at a time: what a patient is told, what stays, and that trying again works."""

import errno
from pathlib import Path

import pytest
from entries import draft, entry
from faulty_disk import BrokenDisk
from homes import HeldClock, MemoryKeeper, home_in, home_on, settle, silent

from companion.errors import FolderClosed, JournalInUse, NotKept
from companion.store.journal import Journal

WRITING = ["write", "fill", "push", "rename", "push_names"]


async def ids_in_copy_of(folder: Path) -> set[str]:
    """What the files say: read by another journal once the first is closed."""
    journal = await Journal.open(home_in(folder), silent)
    ids = {check_in.id for check_in in journal.newest(100)}
    assert journal.set_aside == ()
    await journal.close()
    return ids


@pytest.mark.parametrize("step", WRITING)
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS])
async def test_a_failed_save_changes_nothing_and_can_be_tried_again(step: str, error: int, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path, error=error)
    journal = await Journal.open(home_on(disk), silent)
    await journal.save(entry("old"))
    disk.steps = (step,)
    with pytest.raises(NotKept):
        await journal.save(entry("new"))
    assert [check_in.id for check_in in journal.newest(9)] == ["old"]
    disk.mend()
    await journal.save(entry("new"))
    await journal.close()
    assert await ids_in_copy_of(tmp_path) == {"old", "new"}


@pytest.mark.parametrize("step", WRITING)
async def test_what_was_reported_as_not_kept_does_not_come_back(step: str, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk), silent)
    await journal.save(entry("old"))
    disk.steps = (step,)
    with pytest.raises(NotKept):
        await journal.save(entry("new"))
    await journal.close()
    assert await ids_in_copy_of(tmp_path) == {"old"}


async def test_a_disk_that_takes_nothing_back_loses_nothing(tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk), silent)
    await journal.save(entry("old"))
    disk.steps = ("push_names", "remove")
    with pytest.raises(NotKept):
        await journal.save(entry("new"))
    await journal.close()
    assert await ids_in_copy_of(tmp_path) >= {"old"}


async def test_a_vanished_folder(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "journal", tmp_path / "elsewhere"
    journal = await Journal.open(home_in(folder), silent)
    await journal.save(entry("old"))
    folder.rename(elsewhere)
    with pytest.raises(NotKept):
        await journal.save(entry("new"))
    assert [check_in.id for check_in in journal.newest(9)] == ["old"]
    elsewhere.rename(folder)
    await journal.save(entry("new"))
    await journal.close()
    assert await ids_in_copy_of(folder) == {"old", "new"}


async def test_a_journal_whose_folder_vanished_still_closes(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    journal = await Journal.open(home_in(folder), silent)
    folder.rename(tmp_path / "elsewhere")
    await journal.close()


async def test_drafts_tell_of_trouble_and_of_its_end(tmp_path: Path) -> None:
    heard: list[NotKept | None] = []
    clock, drafts = HeldClock(), MemoryKeeper()
    journal = await Journal.open(home_on(BrokenDisk(tmp_path), clock, drafts), heard.append)
    drafts.trouble = NotKept("full")
    journal.hold(draft("a", "words"))
    await settle()
    drafts.trouble = None
    await clock.pass_by(2)
    assert [type(trouble) for trouble in heard] == [NotKept, type(None)]
    assert drafts.slots
    await journal.close()


async def test_a_draft_that_was_saved_before_it_was_tried_again_ends_the_trouble(tmp_path: Path) -> None:
    heard: list[NotKept | None] = []
    clock, drafts = HeldClock(), MemoryKeeper()
    journal = await Journal.open(home_on(BrokenDisk(tmp_path), clock, drafts), heard.append)
    drafts.trouble = NotKept("full")
    journal.hold(draft("a", "words"))
    await settle()
    await journal.save(draft("a", "words").as_check_in())
    assert journal.drafts() == ()
    await clock.pass_by(2)
    assert [type(trouble) for trouble in heard] == [NotKept, type(None)]
    await journal.close()


async def test_a_closed_journal_writes_no_drafts(tmp_path: Path) -> None:
    clock, drafts = HeldClock(), MemoryKeeper()
    journal = await Journal.open(home_on(BrokenDisk(tmp_path), clock, drafts), silent)
    drafts.trouble = NotKept("full")
    journal.hold(draft("a", "words"))
    await settle()
    with pytest.raises(NotKept):
        await journal.close()
    drafts.trouble = None
    await clock.pass_by(10)
    assert drafts.slots == {}


@pytest.mark.parametrize("step", ["write", "rename", "push_names"])
async def test_a_new_journal_that_cannot_be_kept_leaves_the_folder_free(step: str, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path, (step,))
    with pytest.raises(NotKept):
        await Journal.open(home_on(disk), silent)
    disk.mend()
    journal = await Journal.open(home_on(disk), silent)
    await journal.close()


@pytest.mark.parametrize("step", ["prepare", "read"])
async def test_a_folder_that_does_not_open_is_said_so_and_left_free(step: str, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path, (step,), errno.EACCES)
    with pytest.raises(FolderClosed):
        await Journal.open(home_on(disk), silent)
    disk.mend()
    journal = await Journal.open(home_on(disk), silent)
    with pytest.raises(JournalInUse):
        await Journal.open(home_in(tmp_path), silent)
    await journal.close()


async def test_a_folder_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FolderClosed):
        await Journal.open(home_in(tmp_path / "file" / "journal"), silent)
