"""Home on a desktop or behind the loopback server: sealed files in a folder of the user's own."""

import asyncio
import logging
import os
import time
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

from companion.errors import CompanionError
from companion.home.aes_gcm import AesGcm
from companion.home.disk import Disk
from companion.home.files import FileKeeper, FileShelf, FolderLock
from companion.home.ports import Home
from companion.home.scrypt import stretch
from companion.home.wiping import FolderWiper

log = logging.getLogger(__name__)


class LocalClock:
    """This machine's clock and time zone."""

    def now(self) -> datetime:
        if hasattr(time, "tzset"):  # or a process that outlives a journey would keep its first time zone
            time.tzset()
        return datetime.now().astimezone()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class Tasks:
    """Background work as asyncio tasks, held until they end."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            told = str(error) if isinstance(error, CompanionError) else type(error).__name__
            log.error("background work ended early: %s", told)


def at(folder: Path) -> Home:
    """The home in `folder`. Nothing is touched until the lock is taken."""
    disk = Disk(folder)
    return Home(
        journal=FileKeeper(disk, "journal"),
        drafts=FileKeeper(disk, "drafts"),
        keys=FileShelf(disk, "device.key"),
        help=FileShelf(disk, "help.sealed"),
        help_key=FileShelf(disk, "help.key"),
        seen=FileShelf(disk, "seen"),
        attempts=FileShelf(disk, "attempts"),
        wiper=FolderWiper(disk),
        cipher=AesGcm(),
        stretch=stretch,
        lock=FolderLock(disk),
        clock=LocalClock(),
        background=Tasks(),
        entropy=os.urandom,
    )


def default_folder() -> Path:
    """Where the journal lives unless told otherwise: Flet's own folder on built apps, else the
    platform's data folder."""
    from platformdirs import user_data_path

    given = os.environ.get("FLET_APP_STORAGE_DATA")
    return Path(given) if given else user_data_path("companion", appauthor=False)
