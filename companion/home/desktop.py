"""Home on a desktop or behind the loopback server: sealed files in a folder of the user's own."""

import os
from pathlib import Path

from companion.home.aes_gcm import AesGcm
from companion.home.disk import Disk
from companion.home.files import FileKeeper, FileShelf, FolderLock
from companion.home.local_clock import LocalClock
from companion.home.ports import Home
from companion.home.scrypt import stretch
from companion.home.tasks import Tasks
from companion.home.wiping import FolderWiper


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
