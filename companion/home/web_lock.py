"""One writer by the Web Locks API."""

from companion.errors import FolderClosed, JournalInUse

PATIENCE_MS = 3000
"""A page that is loaded again asks before the browser has quite ended the one before."""


class WebLock:
    """A WriterLock that the browser takes back when this page ends, however it ends."""

    async def take(self) -> None:
        import companion_web
        from pyodide.ffi import JsException

        try:
            taken = await companion_web.locks.take(PATIENCE_MS)
        except JsException as error:
            raise FolderClosed(error.name) from None
        if not taken:
            raise JournalInUse("another page holds the lock")
        companion_web.storage.begin()

    async def release(self) -> None:
        import companion_web

        companion_web.locks.release()
