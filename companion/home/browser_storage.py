"""The browser's own storage: sealed files in IndexedDB, by name."""

from collections.abc import Awaitable, Iterable, Mapping
from typing import Any, Protocol

MARK = "erasing"
"""What storage.js calls it while everything is being deleted."""


class StorageRefused(Exception):
    """The browser said no: no room, no permission, or the storage is gone. Its text is the browser's name for it."""


class Storage(Protocol):
    """Files by name. Every method raises StorageRefused."""

    async def names(self) -> list[str]:
        """The names of all files."""

    async def load(self, *names: str) -> list[bytes | None]:
        """The bytes of each file, None where there is none; all of one moment."""

    async def change(self, puts: Mapping[str, bytes], removes: Iterable[str] = ()) -> None:
        """Put files and remove others, all or nothing; durable on return."""

    async def move(self, name: str, to: str) -> None:
        """Give a file another name, whether it can be read or not; durable on return."""

    async def forget(self) -> None:
        """Make sure that nothing replaced or removed until now can be read again, not from the raw disk either."""

    async def wipe(self) -> None:
        """Delete everything, keys first. While `MARK` lies there it was begun and not ended."""


class BrowserStorage:
    """The Storage of web/storage.js."""

    async def names(self) -> list[str]:
        import companion_web

        return list(await _asked(companion_web.storage.names()))

    async def load(self, *names: str) -> list[bytes | None]:
        import companion_web
        from pyodide.ffi import to_js

        found = await _asked(companion_web.storage.load(to_js(list(names))))
        return [None if file is None else file.to_bytes() for file in found]

    async def change(self, puts: Mapping[str, bytes], removes: Iterable[str] = ()) -> None:
        import companion_web
        from pyodide.ffi import to_js

        files = to_js([[name, content] for name, content in puts.items()])
        await _asked(companion_web.storage.change(files, to_js(list(removes))))

    async def move(self, name: str, to: str) -> None:
        import companion_web

        await _asked(companion_web.storage.move(name, to))

    async def forget(self) -> None:
        import companion_web

        await _asked(companion_web.storage.forget())

    async def wipe(self) -> None:
        import companion_web

        await _asked(companion_web.storage.wipe())


async def _asked(answer: Awaitable[Any]) -> Any:
    from pyodide.ffi import JsException

    try:
        return await answer
    except JsException as error:
        raise StorageRefused(error.name) from None
