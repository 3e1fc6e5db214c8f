"""Home on a phone: sealed files in the app's own storage, keys and counts in the phone's keystore."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from companion.home import desktop
from companion.home.disk import Disk
from companion.home.keystore import Keystore, KeystoreShelf, KeystoreWiper
from companion.home.ports import Home
from companion.home.wiping import FolderWiper


def at(folder: Path, keystore: Callable[[], Keystore]) -> Home:
    """The home in `folder`, with a keystore that is asked for when it is first needed."""
    names = ("device.key", "help.key", "seen", "attempts")
    keys, help_key, seen, attempts = shelves = tuple(KeystoreShelf(keystore, name) for name in names)
    return replace(
        desktop.at(folder),
        keys=keys,
        help_key=help_key,
        seen=seen,
        attempts=attempts,
        wiper=KeystoreWiper(FolderWiper(Disk(folder)), shelves),
        keystore=True,
    )
