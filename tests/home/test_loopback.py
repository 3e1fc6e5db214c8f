"""Who may come in, who may not, and what every answer carries."""

import asyncio
import logging
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from companion.errors import PortTaken
from companion.home import loopback
from companion.home.loopback import serve
from companion.home.loopback_guard import REFUSAL, Guard, content_security_policy

TOKEN = "t0k-En_of-this-start"
PORT = 40123
HOST = f"127.0.0.1:{PORT}"
PAGE = "<script>a()</script><script src='b.js'></script>"
A_HASH = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers pages below the name with PAGE, `.js` with a script, and repeats what a socket says."""
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["type"] == "websocket":
        await echo(receive, send)
    else:
        await page(scope["path"], send)


async def lifespan(receive: Receive, send: Send) -> None:
    while (await receive())["type"] == "lifespan.startup":
        await send({"type": "lifespan.startup.complete"})
    await send({"type": "lifespan.shutdown.complete"})


async def echo(receive: Receive, send: Send) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    while (heard := await receive())["type"] == "websocket.receive":
        await send({"type": "websocket.send", "text": heard["text"]})


async def page(path: str, send: Send) -> None:
    kind = b"text/javascript" if path.endswith(".js") else b"text/html; charset=utf-8"
    headers = [(b"content-type", kind), (b"access-control-allow-origin", b"*")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    for part, more in ((PAGE[:10], True), (PAGE[10:], False)):
        await send({"type": "http.response.body", "body": part.encode(), "more_body": more})


async def ask(path: str = f"/{TOKEN}/", method: str = "GET", **headers: str) -> httpx.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    transport = httpx.ASGITransport(app=Guard(app, TOKEN, PORT))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{HOST}") as client:
        return await client.request(method, path, headers=named)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": f"localhost:{PORT}"},
        {"origin": f"http://{HOST}"},
        {"host": f"localhost:{PORT}", "origin": f"http://localhost:{PORT}"},
        {"sec_fetch_site": "none"},
        {"sec_fetch_site": "same-origin", "sec_fetch_mode": "cors", "sec_fetch_dest": "empty"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"},
    ],
)
async def test_who_has_the_address_comes_in(headers: dict[str, str]) -> None:
    for path in (f"/{TOKEN}/", f"/{TOKEN}", f"/{TOKEN}/check-in", f"/{TOKEN}/history.js"):
        assert (await ask(path, **headers)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "127.0.0.1"},
        {"host": f"127.0.0.1:{PORT + 1}"},
        {"host": f"rebound.example:{PORT}"},
        {"host": f"127.0.0.1:{PORT}.example"},
        {"host": f"[::1]:{PORT}"},
        {"origin": "http://elsewhere.example"},
        {"origin": f"http://127.0.0.1:{PORT + 1}"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": f"https://{HOST}"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "script"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"},
    ],
)
async def test_strangers_get_one_calm_sentence(headers: dict[str, str]) -> None:
    answer = await ask(**headers)
    assert (answer.status_code, answer.text) == (403, REFUSAL)
    assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/check-in",
        "/wrong/",
        f"/{TOKEN}x/",
        f"/{TOKEN[:-1]}/",
        f"/x/{TOKEN}/",
        f"//{TOKEN}/",
        f"/{TOKEN.upper()}/",
        f"/?{TOKEN}",
        "/ünknown/",
        "/openapi.json",
        "/docs",
        f"/{TOKEN}/docs",
        f"/{TOKEN}/docs/oauth2-redirect",
        f"/{TOKEN}/redoc",
        f"/{TOKEN}/openapi.json",
        f"/{TOKEN}/upload",
        f"/{TOKEN}/oauth_callback",
    ],
)
async def test_only_the_app_below_its_address_answers(path: str) -> None:
    assert (await ask(path)).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_pages_are_read_and_nothing_is_posted(method: str) -> None:
    assert (await ask(method=method)).status_code == 403
    assert (await ask(f"/{TOKEN}/upload", method=method)).status_code == 403


async def test_head_is_let_in_and_refused_like_get() -> None:
    assert (await ask(method="HEAD")).status_code == 200
    assert (await ask("/", method="HEAD")).status_code == 403


@pytest.mark.parametrize("path", [f"/{TOKEN}/", f"/{TOKEN}/history.js", "/wrong/"])
async def test_every_answer_carries_the_headers(path: str) -> None:
    headers = (await ask(path)).headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "access-control-allow-origin" not in headers
    assert "set-cookie" not in headers


async def test_only_the_clients_own_files_are_kept_by_the_browser() -> None:
    assert (await ask()).headers["cache-control"] == "no-store"
    assert (await ask("/wrong/app.js")).headers["cache-control"] == "no-store"
    assert (await ask(f"/{TOKEN}/history.js")).headers["cache-control"].startswith("private, ")


async def test_a_page_arrives_whole_and_names_its_inline_scripts() -> None:
    answer = await ask()
    assert answer.text == PAGE
    assert f"script-src 'self' 'wasm-unsafe-eval' {A_HASH};" in answer.headers["content-security-policy"]


def test_the_policy_lets_nothing_out() -> None:
    policy = dict(part.split(" ", 1) for part in content_security_policy(HOST).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == f"'self' ws://{HOST}"
    assert policy["frame-ancestors"] == policy["form-action"] == "'none'"
    assert "unsafe-inline" not in policy["script-src"]
    assert "'unsafe-eval'" not in policy["script-src"]


@asynccontextmanager
async def served(**options: object) -> AsyncIterator[str]:
    """The address of a real server, stopped the way a person stops it."""
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[str] = loop.create_future()
    told = lambda address: loop.call_soon_threadsafe(ready.set_result, address)  # noqa: E731
    task = asyncio.create_task(serve(lambda _: app, told, token=TOKEN, **options))  # type: ignore[arg-type]
    try:
        yield await asyncio.wait_for(ready, 10)
    finally:
        signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(task, 10)


async def refusal(address: str, origin: str | None = None, **headers: str) -> int:
    """The status that a socket at `address` is turned away with."""
    with pytest.raises(InvalidStatus) as refused:
        async with connect(address, origin=origin, additional_headers=headers, proxy=None):  # type: ignore[arg-type]
            pass
    return refused.value.response.status_code


async def test_a_socket_comes_from_our_own_page_or_not_at_all() -> None:
    async with served() as address:
        url = httpx.URL(address)
        sockets, ours = f"{address.replace('http', 'ws', 1)}ws", f"http://127.0.0.1:{url.port}"
        async with connect(sockets, origin=ours, proxy=None) as ws:  # type: ignore[arg-type]
            await ws.send("hello")
            assert await ws.recv() == "hello"
        assert await refusal(sockets) == 403
        assert await refusal(sockets, origin="http://elsewhere.example") == 403
        assert await refusal(sockets, origin=f"http://localhost:{url.port}") == 403
        assert await refusal(sockets, origin="http://127.0.0.1:1") == 403
        assert await refusal(sockets, origin=ours, **{"Sec-Fetch-Site": "cross-site"}) == 403
        assert await refusal(f"ws://127.0.0.1:{url.port}/ws", origin=ours) == 403
        assert await refusal(f"ws://127.0.0.1:{url.port}/{TOKEN}x/ws", origin=ours) == 403


async def test_no_other_address_of_this_machine_answers() -> None:
    async with served() as address:
        with socket.socket() as door:
            door.settimeout(2)
            assert door.connect_ex(("127.0.0.2", httpx.URL(address).port)) != 0


async def test_the_socket_is_bound_to_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[tuple[str, int]] = []
    startup = loopback.Server.startup

    async def noting(server: loopback.Server, sockets: list[socket.socket] | None = None) -> None:
        names.extend(each.getsockname() for each in sockets or ())
        await startup(server, sockets)

    monkeypatch.setattr(loopback.Server, "startup", noting)
    async with served() as address:
        assert names == [("127.0.0.1", httpx.URL(address).port)]


async def test_the_address_is_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with served() as address, httpx.AsyncClient(trust_env=False) as client:
            logging.getLogger("httpx").setLevel(logging.WARNING)  # the client's, not ours
            logging.getLogger("httpcore").setLevel(logging.WARNING)
            assert (await client.get(address)).status_code == 200
            assert await refusal(f"ws{address.removeprefix('http')}ws") == 403
    ours = [record for record in caplog.records if not record.name.startswith("websockets.client")]
    assert TOKEN not in "".join(record.getMessage() for record in ours)


async def test_every_start_has_an_address_of_its_own() -> None:
    seen: set[str] = set()
    for _ in range(2):
        with pytest.raises(SeenEnoughError):
            await serve(lambda name: stop_at(seen, name), print)
    assert len(seen) == 2
    assert all(len(name) == 32 for name in seen)


class SeenEnoughError(Exception):
    """The test has seen enough."""


def stop_at(seen: set[str], name: str) -> ASGIApp:
    seen.add(name)
    raise SeenEnoughError


async def test_closing_is_awaited_even_when_the_port_is_taken() -> None:
    closed: list[bool] = []

    async def closing() -> None:
        closed.append(True)

    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortTaken):
        await serve(lambda _: app, print, port=taken.getsockname()[1], closing=closing)
    assert closed == [True]


async def test_who_is_told_the_address_holds_up_nothing() -> None:
    told, go_on = Event(), Event()

    def tell(address: str) -> None:
        told.set()
        go_on.wait(10)

    serving = asyncio.create_task(serve(lambda _: app, tell, token=TOKEN))
    await asyncio.to_thread(told.wait, 10)
    signal.raise_signal(signal.SIGTERM)
    await asyncio.wait_for(serving, 5)
    assert not go_on.is_set()
    go_on.set()
