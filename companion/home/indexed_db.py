"""Sealed files and small files in the browser's storage. One transaction is whole and durable, or never was."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from companion.errors import CompanionError, FolderClosed, NotErased, NotKept
from companion.home.browser_storage import MARK, Storage, StorageRefused


class IndexedKeeper:
    """A Keeper of two files, `<name>.0.sealed` and `<name>.1.sealed`, named as in a folder."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._storage = storage
        self._name = name

    async def load(self) -> Mapping[int, bytes]:
        async with refused_as(FolderClosed):
            files = await self._storage.load(self._file(0), self._file(1))
        return {slot: raw for slot, raw in enumerate(files) if raw is not None}

    async def keep(self, slot: int, sealed: bytes) -> None:
        async with refused_as(NotKept):
            await self._storage.change({self._file(slot): sealed})

    async def set_aside(self, slot: int) -> str:
        new = f"{self._name}.{slot}.damaged-{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        async with refused_as(FolderClosed):
            await self._storage.move(self._file(slot), new)
        return new

    async def erase(self) -> None:
        async with refused_as(NotKept):
            await self._storage.change({}, [self._file(0), self._file(1)])

    async def aside(self) -> Mapping[str, bytes]:
        async with refused_as(FolderClosed):
            names = [name for name in await self._storage.names() if name.startswith(f"{self._name}.")]
            names = [name for name in names if ".damaged-" in name]
            read = zip(names, await self._storage.load(*names), strict=True)
        return {name: raw for name, raw in read if raw is not None}

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        async with refused_as(NotKept):
            await self._storage.change({name: sealed})

    async def tidy(self) -> None:
        async with refused_as(NotKept):
            await self._storage.forget()

    def _file(self, slot: int) -> str:
        return f"{self._name}.{slot}.sealed"


class IndexedShelf:
    """A Shelf that is a file beside the journal. A key in it hides the journal, it does not lock it."""

    def __init__(self, storage: Storage, name: str) -> None:
        self._storage = storage
        self._name = name

    async def load(self) -> bytes | None:
        async with refused_as(FolderClosed):
            (raw,) = await self._storage.load(self._name)
        return raw

    async def keep(self, thing: bytes) -> None:
        async with refused_as(NotKept):
            await self._storage.change({self._name: thing})

    async def erase(self) -> None:
        async with refused_as(NotKept):
            await self._storage.change({}, [self._name])
            await self._storage.forget()


class IndexedWiper:
    """Deletes the key that everything is sealed by, then everything."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def begun(self) -> bool:
        async with refused_as(FolderClosed):
            return MARK in await self._storage.names()

    async def wipe(self) -> None:
        async with refused_as(NotErased):
            await self._storage.wipe()


@asynccontextmanager
async def refused_as(trouble: Callable[[str], CompanionError]) -> AsyncIterator[None]:
    """Tells what the browser refused as an error of ours, with its name for it."""
    try:
        yield
    except StorageRefused as refused:
        raise trouble(str(refused)) from None
