"""The one door for changes: savepoints, several at once, and what fails inside."""

import asyncio
import contextlib
import gc
from pathlib import Path

import pytest
from entries import NOON, entry
from homes import WishedFor, failing_change, files_unchanged, home_in, settle, silent

from companion.store import checkins
from companion.store.journal import Journal
from companion.store.outlast import outlast


def ids(journal: Journal) -> set[str]:
    return {check_in.id for check_in in journal.newest(100)}


async def ids_after_reopening(journal: Journal, folder: Path) -> set[str]:
    await journal.close()
    again = await Journal.open(home_in(folder), silent)
    found = ids(again)
    await again.close()
    return found


@pytest.fixture
async def open_journal(tmp_path: Path) -> Journal:
    """A journal that the test closes. It was closed once, so its database was loaded from its file."""
    first = await Journal.open(home_in(tmp_path), silent)
    await first.save(entry("old"))
    await first.close()
    return await Journal.open(home_in(tmp_path), silent)


async def test_a_savepoint_leaves_no_row_when_the_change_fails(open_journal: Journal, tmp_path: Path) -> None:
    async with failing_change(open_journal) as tx:
        with tx.connection.begin_nested():
            checkins.save(tx, entry("inside"), NOON)
        checkins.save(tx, entry("after"), NOON)
    assert ids(open_journal) == {"old"}
    assert await ids_after_reopening(open_journal, tmp_path) == {"old"}


async def test_a_savepoint_left_open_does_no_harm(open_journal: Journal, tmp_path: Path) -> None:
    async with failing_change(open_journal) as tx:
        tx.connection.begin_nested()
        checkins.save(tx, entry("inside"), NOON)
    await open_journal.save(entry("new"))
    assert await ids_after_reopening(open_journal, tmp_path) == {"old", "new"}


async def test_only_what_failed_in_a_savepoint_goes(open_journal: Journal, tmp_path: Path) -> None:
    async with open_journal._store.change() as tx:
        checkins.save(tx, entry("outside"), NOON)
        with contextlib.suppress(WishedFor), tx.connection.begin_nested():
            checkins.save(tx, entry("inside"), NOON)
            raise WishedFor
    assert await ids_after_reopening(open_journal, tmp_path) == {"old", "outside"}


async def test_two_handlers_at_once_both_succeed(open_journal: Journal, tmp_path: Path) -> None:
    await asyncio.gather(*(open_journal.save(entry(str(number))) for number in range(10)))
    wanted = {"old", *map(str, range(10))}
    assert ids(open_journal) == wanted
    assert await ids_after_reopening(open_journal, tmp_path) == wanted


async def test_a_change_that_fails_writes_nothing(open_journal: Journal, tmp_path: Path) -> None:
    with files_unchanged(tmp_path):
        async with failing_change(open_journal) as tx:
            checkins.save(tx, entry("inside"), NOON)
    await open_journal.close()


async def test_closing_waits_for_a_change_under_way(open_journal: Journal, tmp_path: Path) -> None:
    saving = asyncio.ensure_future(open_journal.save(entry("new")))
    await asyncio.sleep(0)
    assert await ids_after_reopening(open_journal, tmp_path) == {"old", "new"}
    await saving


async def cancel_a_wait_for_what_fails() -> None:
    writing: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    waiting = asyncio.ensure_future(outlast(writing))
    await settle()
    waiting.cancel()
    await settle()
    assert not waiting.done()
    writing.set_exception(OSError("nobody looks at this"))
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_outlasting_a_cancel() -> None:
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    await cancel_a_wait_for_what_fails()
    await settle()
    gc.collect()
    assert complaints == []
