"""Home in a browser: the whole app is a page, and its sealed files lie in the browser's own storage."""

import os

from companion.home.browser_standing import BrowserStanding
from companion.home.browser_storage import BrowserStorage, Storage
from companion.home.browser_taps import BrowserTaps
from companion.home.indexed_db import IndexedKeeper, IndexedShelf, IndexedWiper
from companion.home.local_clock import LocalClock
from companion.home.ports import Home
from companion.home.tasks import Tasks
from companion.home.web_crypto import WebCrypto, stretch
from companion.home.web_lock import WebLock


async def drawn() -> None:
    """Tell the page that the app can be seen: what stood in for it may go."""
    import companion_web

    await companion_web.ask("drawn")


def here() -> Home:
    """The home in this browser. Nothing is touched until the lock is taken."""
    return over(BrowserStorage())


def over(storage: Storage) -> Home:
    """The home of which `storage` keeps the files."""
    return Home(
        journal=IndexedKeeper(storage, "journal"),
        drafts=IndexedKeeper(storage, "drafts"),
        keys=IndexedShelf(storage, "device.key"),
        help=IndexedShelf(storage, "help.sealed"),
        help_key=IndexedShelf(storage, "help.key"),
        seen=IndexedShelf(storage, "seen"),
        attempts=IndexedShelf(storage, "attempts"),
        wiper=IndexedWiper(storage),
        cipher=WebCrypto(),
        stretch=stretch,
        lock=WebLock(),
        clock=LocalClock(),
        background=Tasks(),
        entropy=os.urandom,
        early_taps=BrowserTaps(storage),
        standing=BrowserStanding(),
    )
