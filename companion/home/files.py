"""Sealed files, small files and the writer's lock in one folder, for homes that have a file system."""

import asyncio
import contextlib
from collections.abc import Mapping
from datetime import UTC, datetime

from filelock import FileLock, Timeout

from companion.errors import FolderClosed, JournalInUse, NotKept
from companion.home.disk import Disk


class FileKeeper:
    """A Keeper of two files, `<name>.0.sealed` and `<name>.1.sealed`."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name

    async def load(self) -> Mapping[int, bytes]:
        try:
            return await asyncio.to_thread(self._load)
        except OSError as error:
            raise FolderClosed(_cause(error)) from error

    async def keep(self, slot: int, sealed: bytes) -> None:
        try:
            await asyncio.to_thread(self._keep, slot, sealed)
        except OSError as error:
            raise NotKept(_cause(error)) from error

    async def set_aside(self, slot: int) -> str:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        new = f"{self._name}.{slot}.damaged-{stamp}"
        try:
            await asyncio.to_thread(self._disk.rename, self._file(slot), new)
        except OSError as error:
            raise FolderClosed(_cause(error)) from error
        return new

    async def erase(self) -> None:
        try:
            await asyncio.to_thread(self._erase)
        except OSError as error:
            raise NotKept(_cause(error)) from error

    async def aside(self) -> Mapping[str, bytes]:
        try:
            return await asyncio.to_thread(self._aside)
        except OSError as error:
            raise FolderClosed(_cause(error)) from error

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        try:
            await asyncio.to_thread(self._replace_aside, name, sealed)
        except OSError as error:
            raise NotKept(_cause(error)) from error

    async def tidy(self) -> None:
        try:
            await asyncio.to_thread(_blot_and_remove, self._disk, f"{self._name}.new")
        except OSError as error:
            raise NotKept(_cause(error)) from error

    def _file(self, slot: int) -> str:
        return f"{self._name}.{slot}.sealed"

    def _aside(self) -> Mapping[str, bytes]:
        names = [name for name in self._disk.names() if name.startswith(f"{self._name}.") and ".damaged-" in name]
        read = {name: self._disk.read(name) for name in names if not name.endswith(".new")}
        return {name: raw for name, raw in read.items() if raw is not None}

    def _replace_aside(self, name: str, sealed: bytes) -> None:
        _replace(self._disk, f"{self._name}.new", name, sealed)

    def _load(self) -> Mapping[int, bytes]:
        read = {slot: self._disk.read(self._file(slot)) for slot in (0, 1)}
        return {slot: raw for slot, raw in read.items() if raw is not None}

    def _erase(self) -> None:
        for slot in (0, 1):
            self._disk.remove(self._file(slot))
        self._disk.push_names()

    def _keep(self, slot: int, sealed: bytes) -> None:
        new, file = f"{self._name}.new", self._file(slot)
        renamed = False
        try:
            self._disk.write(new, sealed)
            self._disk.rename(new, file)
            renamed = True
            self._disk.push_names()
        except OSError:
            # A change that is reported as not kept must not come back at the next start.
            with contextlib.suppress(OSError):
                self._disk.remove(file if renamed else new)
            raise


class FileShelf:
    """A Shelf that is a file beside the journal. A key in it hides the journal, it does not lock it."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name

    async def load(self) -> bytes | None:
        try:
            return await asyncio.to_thread(self._disk.read, self._name)
        except OSError as error:
            raise FolderClosed(_cause(error)) from error

    async def keep(self, thing: bytes) -> None:
        try:
            await asyncio.to_thread(self._keep, thing)
        except OSError as error:
            raise NotKept(_cause(error)) from error

    async def erase(self) -> None:
        try:
            await asyncio.to_thread(self._erase)
        except OSError as error:
            raise NotKept(_cause(error)) from error

    def _keep(self, thing: bytes) -> None:
        _replace(self._disk, f"{self._name}.new", self._name, thing)

    def _erase(self) -> None:
        _blot_and_remove(self._disk, self._name, f"{self._name}.new")


class FolderLock:
    """One writer a folder. The operating system lets go of it when a process dies."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        # Where a file system has no locks, filelock would make do with a file that a dead process leaves behind.
        self._lock = FileLock(disk.folder / "writer.lock", timeout=0, thread_local=False, fallback_to_soft=False)

    async def take(self) -> None:
        try:
            await asyncio.to_thread(self._disk.prepare)
            self._acquire()
        except Timeout:
            raise JournalInUse("writer.lock is held") from None
        except OSError as error:
            raise FolderClosed(_cause(error)) from error

    async def release(self) -> None:
        self._lock.release()

    def _acquire(self) -> None:
        """At once, and not in a thread: nobody can be cancelled between asking for the lock and having it.
        Raises Timeout, also when this very lock is held, which filelock alone would count as one holder."""
        if self._lock.is_locked:
            raise Timeout(self._lock.lock_file)
        self._lock.acquire()


def _replace(disk: Disk, new: str, name: str, content: bytes) -> None:
    """Put other bytes in place of a file, durably, by way of the name `new`."""
    disk.write(new, content)
    disk.rename(new, name)
    disk.push_names()


def _blot_and_remove(disk: Disk, *names: str) -> None:
    """Overwrite files and remove them; nothing is written where there are none."""
    there = [name for name in names if disk.read(name) is not None]
    for name in there:
        disk.blot(name)
        disk.remove(name)
    if there:
        disk.push_names()


def _cause(error: OSError) -> str:
    """What went wrong without the file's path: paths can hold names."""
    return f"{type(error).__name__} {error.errno}"
