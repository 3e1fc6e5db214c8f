"""Taps on the page's own faces, which are there before Python is. web/first-taps.js seals and keeps them."""

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping

from companion.errors import DamagedJournal, FolderClosed, NotKept
from companion.home.browser_storage import Storage
from companion.home.indexed_db import refused_as
from companion.home.ports import FirstPage, TapKey

PAGE, TAP = "first-page", "tap."


class BrowserTaps:
    """The EarlyTaps of the browser edition: one file a tap, `tap.<id>`, and `first-page`, which the page reads."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def new_key(self) -> TapKey:
        import companion_web

        public, private = await companion_web.sealing.newPair()
        return TapKey(public=public.to_bytes(), private=private.to_bytes())

    async def show(self, page: FirstPage | None) -> None:
        wanted = None if page is None else _told(page)
        async with refused_as(NotKept):
            (there,) = await self._storage.load(PAGE)
            if wanted != there:
                await self._storage.change({} if wanted is None else {PAGE: wanted}, () if wanted else (PAGE,))

    async def freeze(self) -> None:
        import companion_web

        await companion_web.ask("freeze")

    async def waiting(self) -> Mapping[str, bytes]:
        async with refused_as(FolderClosed):
            names = [name for name in await self._storage.names() if name.startswith(TAP)]
            read = zip(names, await self._storage.load(*names), strict=True)
        return {name.removeprefix(TAP): raw for name, raw in read if raw is not None}

    async def open(self, private: bytes, sealed: bytes) -> bytes:
        import companion_web
        from pyodide.ffi import JsException, to_js

        try:
            plain = await companion_web.sealing.openWith(to_js(private), to_js(sealed))
        except JsException as error:
            if error.name == "OperationError":  # what WebCrypto calls it; anything else says nothing of the tap
                raise DamagedJournal("not sealed to this key") from None
            raise FolderClosed(error.name) from None
        return bytes(plain.to_bytes())

    async def forget(self, ids: Iterable[str]) -> None:
        async with refused_as(NotKept):
            await self._storage.change({}, [TAP + id for id in ids])


def _told(page: FirstPage) -> bytes:
    told = {
        "key": b64encode(page.key).decode(),
        "faces": page.faces,
        "country": page.country,
        "appearance": page.appearance,
        "text_scale": page.text_scale,
    }
    return json.dumps(told).encode()
