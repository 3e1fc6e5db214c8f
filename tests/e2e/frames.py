"""What Python has sent to a page: a server, or the page's own worker."""

from playwright.sync_api import Page, WebSocket

from tests.e2e.traces import spellings


class Frames:
    """Every frame that a page receives from now on. Made before the page opens the app."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._received: list[bytes] = []
        page.on("websocket", self._opened)
        page.expose_function("__frame", lambda text: self._came(text.encode("latin-1")))

    def _opened(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._came)

    def _came(self, payload: str | bytes) -> None:
        self._received.append(payload.encode() if isinstance(payload, str) else payload)

    def forget(self) -> None:
        """Leave out what came until now."""
        self._received.clear()

    def holding(self, *words: str) -> list[str]:
        """Those of the words that came, spelled in any way."""
        everything = b"\0".join(self._received)
        return [word for word in words if any(one in everything for one in spellings(word))]

    def until(self, word: str) -> None:
        """Wait until a word has come, whether the page draws it or not."""
        for _ in range(200):
            if self.holding(word):
                return
            self._page.wait_for_timeout(50)
        raise AssertionError(f"{word!r} never came")
