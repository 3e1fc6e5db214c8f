"""Homes for the journal in tests: quick disks, clocks that are held, keepers in memory."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from entries import NOON

from companion.errors import NotKept
from companion.home import desktop
from companion.home.disk import Disk
from companion.home.files import FileKeeper, FileShelf, FolderLock
from companion.home.ports import Clock, Home, Keeper
from companion.home.wiping import FolderWiper
from companion.store.database import Tx
from companion.store.journal import Journal

SHELVES = {
    "keys": "device.key",
    "help": "help.sealed",
    "help_key": "help.key",
    "seen": "seen",
    "attempts": "attempts",
}
QUICK_SCRYPT = 2**10
"""The least cost of a passcode that a header may name."""


def silent(trouble: NotKept | None) -> None:
    """Hears of trouble with drafts and says nothing."""


class QuickDisk(Disk):
    """A disk that does not wait for the hardware: for tests that are not about power."""

    def push(self, descriptor: int) -> None:
        pass

    def push_folder(self, folder: Path) -> None:
        pass


class HeldClock:
    """Time that moves only when a test moves it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.at + timedelta(seconds=seconds), awake))
        await awake

    async def pass_by(self, seconds: float) -> None:
        """Move on, and wake whoever has slept enough."""
        self.at += timedelta(seconds=seconds)
        for due, awake in self._sleepers:
            if due <= self.at and not awake.done():
                awake.set_result(None)
        self._sleepers = [pair for pair in self._sleepers if not pair[1].done()]
        await settle()


async def settle() -> None:
    """Let everything run that waits for nothing outside."""
    for _ in range(20):
        await asyncio.sleep(0)


class MemoryKeeper:
    """A Keeper in memory; `trouble` makes it refuse."""

    def __init__(self) -> None:
        self.slots: dict[int, bytes] = {}
        self.trouble: NotKept | None = None

    async def load(self) -> Mapping[int, bytes]:
        return dict(self.slots)

    async def keep(self, slot: int, sealed: bytes) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.slots[slot] = sealed

    async def set_aside(self, slot: int) -> str:
        del self.slots[slot]
        return f"aside-{slot}"

    async def erase(self) -> None:
        self.slots.clear()

    async def aside(self) -> Mapping[str, bytes]:
        return {}

    async def tidy(self) -> None:
        pass

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        raise NotKept(f"nothing was set aside as {name}")


class MemoryShelf:
    """A Shelf in memory."""

    def __init__(self) -> None:
        self.thing: bytes | None = None

    async def load(self) -> bytes | None:
        return self.thing

    async def keep(self, thing: bytes) -> None:
        self.thing = thing

    async def erase(self) -> None:
        self.thing = None


def home_on(disk: Disk, clock: Clock | None = None, drafts: Keeper | None = None) -> Home:
    """The desktop's home on another disk, perhaps with another clock or place for drafts."""
    return replace(
        desktop.at(disk.folder),
        journal=FileKeeper(disk, "journal"),
        drafts=drafts or FileKeeper(disk, "drafts"),
        **{name: FileShelf(disk, file) for name, file in SHELVES.items()},
        wiper=FolderWiper(disk),
        scrypt_n=QUICK_SCRYPT,
        lock=FolderLock(disk),
        clock=clock or HeldClock(),
    )


def home_in_memory(folder: Path, clock: Clock | None = None) -> Home:
    """A home of which only the writer's lock lies in `folder`: for many short lives."""
    shelves = {name: MemoryShelf() for name in SHELVES}
    return replace(home_in(folder, clock), journal=MemoryKeeper(), drafts=MemoryKeeper(), **shelves)


def home_in(folder: Path, clock: Clock | None = None) -> Home:
    """A quick home in `folder`."""
    return home_on(QuickDisk(folder), clock)


class WishedFor(Exception):
    """What goes wrong because a test wished it."""


@contextlib.asynccontextmanager
async def failing_change(journal: Journal) -> AsyncIterator[Tx]:
    """A change that something goes wrong in, after all its writes."""
    with contextlib.suppress(WishedFor):
        async with journal._store.change() as tx:
            yield tx
            raise WishedFor


@contextlib.contextmanager
def files_unchanged(folder: Path, *but: str) -> Iterator[None]:
    """Every file in `folder` is byte for byte what it was, and none came or went."""
    before = files_in(folder, *but)
    yield
    assert files_in(folder, *but) == before


def files_in(folder: Path, *but: str) -> dict[str, bytes]:
    """The files of a folder by name, the writer's lock left out."""
    names = {path.name for path in folder.iterdir() if path.is_file()} - {"writer.lock", *but}
    return {name: (folder / name).read_bytes() for name in sorted(names)}
