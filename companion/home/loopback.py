"""Serves the app to a browser on this machine, and to nobody else.

The whole app lives under a secret path, new at every start. It is a path and not a cookie: cookies are
not bound to a port, so another user's server on this machine would be sent ours. Whoever asks without
the path, or from another origin, gets one calm sentence.
"""

import logging
import secrets
import signal
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import flet as ft
import flet_web  # noqa: F401  # Flet would fetch a missing one from the network by itself, unasked
import uvicorn
from starlette.types import ASGIApp

from companion.errors import PortTaken
from companion.home.loopback_guard import Guard

AppFactory = Callable[[str], ASGIApp]
"""Makes the app that answers below `/<name>/`."""


def flet_app(main: Callable[[ft.Page], object], assets: Path) -> AppFactory:
    """The factory of a Flet app whose client comes from this machine alone."""

    def make(name: str) -> ASGIApp:
        app: ASGIApp = ft.run(main, export_asgi_app=True, name=name, assets_dir=str(assets.resolve()), no_cdn=True)
        return app

    return make


LARGEST_MESSAGE = 256 * 2**20
"""Bytes. A file that the patient chooses comes in one message, and one that is too large is told so in words."""


class Server(uvicorn.Server):
    """uvicorn, telling once it can answer, and ending quietly when asked to."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            threading.Thread(target=self._ready, daemon=True).start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Like uvicorn's own, but what was asked is done: nothing is raised again afterwards."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {name: signal.signal(name, self.handle_exit) for name in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for name, handler in before.items():
                signal.signal(name, handler)


async def nothing() -> None:
    """Nothing to close."""


async def serve(
    make_app: AppFactory,
    ready: Callable[[str], None],
    *,
    port: int = 0,
    token: str | None = None,
    closing: Callable[[], Awaitable[None]] = nothing,
) -> None:
    """Serve until SIGINT or SIGTERM, then let pages go and await `closing`.

    `ready` is called with the address once it answers, in a thread that nobody waits for: a browser
    that stays in the foreground holds up nothing. Raises PortTaken, and whatever `closing` raises.
    """
    token = token or secrets.token_urlsafe(24)
    keep_the_address_out_of_logs()
    try:
        with _listening(port) as listener:
            bound = listener.getsockname()[1]
            address = f"http://127.0.0.1:{bound}/{token}/"
            guarded = Guard(make_app(token), token, bound)
            await Server(configured(guarded), partial(ready, address)).serve([listener])
    finally:
        await closing()


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        raise PortTaken(f"port {port}: {type(error).__name__} {error.errno}") from error


def configured(app: ASGIApp) -> uvicorn.Config:
    """uvicorn for one person on one machine: no logged paths, no proxies, no compression."""
    return uvicorn.Config(
        app,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_MESSAGE,
        lifespan="on",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )


def keep_the_address_out_of_logs() -> None:
    """uvicorn and Flet name paths, and so the token, in what they log below a warning."""
    for name in ("uvicorn", "uvicorn.error", "flet_web.fastapi", "flet_transport"):
        logging.getLogger(name).setLevel(logging.WARNING)
