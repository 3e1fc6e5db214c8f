"""Who may come in to the loopback server, and what every answer carries."""

import hmac

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.page_policy import FRAMES, HEADERS, policy

REFUSAL = "Open Companion with the address it printed when it started.\n"
UNUSED = frozenset({"docs", "redoc", "openapi.json", "upload", "oauth_callback"})
"""What Flet's server offers beside the app, and Companion does not."""

KEPT = "private, max-age=3600"
"""For the client's own files, which hold nothing of anybody's: a reload is then a third faster."""


def content_security_policy(host: str, page: bytes = b"") -> str:
    """What `page`, served on `host`, may load: our own files and the inline scripts it was served with."""
    return policy(page, connect=f"'self' ws://{host}", workers="'self' blob:") + FRAMES


class Guard:
    """Lets only the person who started Companion reach `app`, from its own page on this machine."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token.encode()
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        else:
            await self._page(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        reply = Reply(send, self._host(Headers(scope=scope)) or self._hosts[0])
        if self._welcome(scope) and scope["method"] in ("GET", "HEAD"):
            await self._app(scope, receive, reply.send)
        else:
            await PlainTextResponse(REFUSAL, status_code=403)(scope, receive, reply.send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._welcome(scope) and "origin" in Headers(scope=scope):
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = self._host(headers)
        return (
            host is not None
            and headers.getlist("origin") in ([], [f"http://{host}"])
            and (headers.get("sec-fetch-site", "none") in ("same-origin", "none") or arriving(headers))
            and self._knows_the_way(scope["path"])
        )

    def _host(self, headers: Headers) -> str | None:
        """The one name of ours that was asked for. Any other is a stranger's, pointed at this machine."""
        return next((host for host in self._hosts if headers.getlist("host") == [host]), None)

    def _knows_the_way(self, path: str) -> bool:
        _, first, *rest = path.split("/") if path.startswith("/") else ("", "")
        return hmac.compare_digest(first.encode(), self._token) and UNUSED.isdisjoint(rest[:1])


def arriving(headers: Headers) -> bool:
    """Whether a link, or the page that `BrowserWindow` writes, brings the person here in a new page."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


class Reply:
    """Sends an answer with our headers. A page is held until its inline scripts are known."""

    def __init__(self, send: Send, host: str) -> None:
        self._send = send
        self._host = host
        self._start: Message = {}
        self._page = bytearray()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            if not self._is_page():
                await self._begin()
        elif message["type"] == "http.response.body" and self._is_page():
            await self._gather(message)
        else:
            await self._send(message)

    def _is_page(self) -> bool:
        return Headers(raw=self._start["headers"]).get("content-type", "").startswith("text/html")

    def _is_asset(self) -> bool:
        return self._start["status"] in (200, 304) and not self._is_page()

    async def _gather(self, message: Message) -> None:
        self._page += message.get("body", b"")
        if not message.get("more_body", False):
            await self._begin()
            await self._send({"type": "http.response.body", "body": bytes(self._page)})

    async def _begin(self) -> None:
        headers = MutableHeaders(raw=list(self._start["headers"]))
        for name in [name for name in headers if name.startswith("access-control-")]:
            del headers[name]
        headers.update(HEADERS)
        headers["Cache-Control"] = KEPT if self._is_asset() else "no-store"
        headers["Content-Security-Policy"] = content_security_policy(self._host, bytes(self._page))
        await self._send({**self._start, "headers": headers.raw})
