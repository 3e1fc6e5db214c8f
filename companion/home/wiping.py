"""Deleting everything from a folder: keys first, and to the end even when killed in the middle."""

import asyncio
import re
from collections.abc import Callable

from companion.errors import FolderClosed, NotErased
from companion.home.disk import Disk

MARK = "erasing"
"""Lies there from the moment deleting was decided until nothing else is left."""

KEYS = ("device.key", "help.key")
OURS = re.compile(
    r"(journal|drafts)\.(new|[01]\.sealed|[01]\.damaged-\w+)"
    r"|(device\.key|help\.key|help\.sealed|seen|attempts)(\.new)?"
)
"""The names of our files. Other people's files in the folder stay."""

HEADER_BYTES = 16_384
"""More than any header: a sealed file without its key slots is noise."""


class FolderWiper:
    """A Wiper for a folder. Whoever calls `wipe` holds the writer's lock."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk

    async def begun(self) -> bool:
        try:
            return await asyncio.to_thread(self._disk.read, MARK) is not None
        except OSError as error:
            raise FolderClosed(f"{type(error).__name__} {error.errno}") from error

    async def mark(self) -> None:
        """Decide it: from now on every start ends it. Raises NotErased."""
        await self._do(self._mark)

    async def wipe(self) -> None:
        await self._do(self._wipe)

    async def _do(self, work: Callable[[], None]) -> None:
        try:
            await asyncio.to_thread(work)
        except OSError as error:
            raise NotErased(f"{type(error).__name__} {error.errno}") from error

    def _mark(self) -> None:
        self._disk.write(MARK, b"")
        self._disk.push_names()

    def _wipe(self) -> None:
        self._mark()
        names = [name for name in self._disk.names() if OURS.fullmatch(name)]
        keys = [name for name in names if name.startswith(KEYS)]
        for name in keys:
            self._disk.blot(name)
        for name in names:
            self._disk.blot(name, HEADER_BYTES)
        for name in (*keys, *names):
            self._disk.remove(name)
        self._disk.push_names()
        self._disk.remove(MARK)
        self._disk.push_names()
