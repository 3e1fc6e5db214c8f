"""The writer's lock: one holder, in this process too, and never a lock that only looks like one."""

import asyncio
import errno
import fcntl
import time
from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from companion.errors import FolderClosed, JournalInUse
from companion.home.disk import Disk
from companion.home.files import FolderLock


def is_free(folder: Path) -> bool:
    """Whether anybody else could have the lock."""
    other = FileLock(folder / "writer.lock", timeout=0)
    try:
        other.acquire()
    except Timeout:
        return False
    other.release()
    return True


async def test_a_held_lock_is_not_taken_again(tmp_path: Path) -> None:
    lock = FolderLock(Disk(tmp_path))
    await lock.take()
    with pytest.raises(JournalInUse):
        await lock.take()
    assert not is_free(tmp_path)
    await lock.release()
    assert is_free(tmp_path)
    await lock.take()
    await lock.release()


async def test_of_two_that_take_it_at_once_one_has_it(tmp_path: Path) -> None:
    lock = FolderLock(Disk(tmp_path))
    answers = await asyncio.gather(lock.take(), lock.take(), return_exceptions=True)
    assert sorted(type(answer).__name__ for answer in answers) == ["JournalInUse", "NoneType"]
    await lock.release()
    assert is_free(tmp_path)


async def test_who_is_cancelled_while_taking_it_does_not_keep_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop, acquire = asyncio.get_running_loop(), FileLock.acquire
    lock = FolderLock(Disk(tmp_path))
    taking = asyncio.ensure_future(lock.take())

    def cancelled_meanwhile(held: FileLock) -> object:
        loop.call_soon_threadsafe(taking.cancel)
        time.sleep(0.1)
        return acquire(held)

    monkeypatch.setattr(FileLock, "acquire", cancelled_meanwhile)
    await asyncio.wait([taking])
    if not taking.cancelled():
        await lock.release()
    await loop.shutdown_default_executor()
    monkeypatch.undo()
    assert is_free(tmp_path)


async def test_a_file_system_without_locks_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(descriptor: int, operation: int) -> None:
        raise OSError(errno.ENOSYS, "as the test wished")

    monkeypatch.setattr(fcntl, "flock", missing)
    with pytest.raises(FolderClosed):
        await FolderLock(Disk(tmp_path)).take()
