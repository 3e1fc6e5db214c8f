"""Python that ends under a living app, in the real worker: the page says so, and of nothing less than that."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from companion.builder import app_package, client
from companion.builder.web import ROOT
from tests.web.first_page import FirstPage
from tools.static_host import StaticHost

pytestmark = pytest.mark.browser_context_args(has_touch=True)

MAIN = b"""
import asyncio, companion_web, flet_js, os
from pyodide.code import run_js

async def start_connection(send):
    flet_js.send = lambda packet: acts[packet.to_bytes().decode()]()
    await companion_web.ask("drawn")

def ends():
    from _pyodide_core import trigger_fatal_error
    trigger_fatal_error()

async def fails():
    raise ValueError("of one task")

def harmless():
    asyncio.ensure_future(fails())
    run_js("Promise.reject(new Error('of one promise')); 0")
    asyncio.get_event_loop().call_later(0.01, print, "goes on")

acts = {
    "harmless": harmless,
    "ends": ends,
    "ends later": lambda: asyncio.get_event_loop().call_later(0, ends),
    "leaves": lambda: os._exit(1),
    "throws": lambda: run_js("setTimeout(() => { throw new Error('caught by nobody'); }); 0"),
    "unreadable": lambda: run_js("self.dispatchEvent(new MessageEvent('messageerror')); 0"),
}
flet_js.start_connection = start_connection
"""
"""An app that does as it is told, and no more."""

SAY = "(what) => jsSend('app', new TextEncoder().encode(what))"


@pytest.fixture
def app(page: Page, page_host: StaticHost) -> FirstPage:
    """The page over the real worker and the real Pyodide, the app drawn."""
    for name in ("python.js", "vendor"):
        (page_host.folder / name).unlink(missing_ok=True)
        (page_host.folder / name).symlink_to(ROOT / "web" / name)
    (page_host.folder / "pyodide").symlink_to(client.folder() / "pyodide")
    _pack(page_host.folder / "companion.zip", {"main.py": MAIN})
    _pack(page_host.folder / "packages.zip", {})
    page.set_default_timeout(20_000)
    used = FirstPage(page, page_host.address)
    used.opens()
    expect(page.locator("#first-page")).to_have_count(0, timeout=30_000)
    return used


def _pack(path: Path, files: dict[str, bytes]) -> None:
    path.write_bytes(app_package.archive(files))


@pytest.mark.parametrize("how", ["ends", "ends later", "leaves", "throws", "unreadable"])
def test_an_end_of_python_is_told(app: FirstPage, how: str) -> None:
    app.page.evaluate(SAY, how)
    app.says("first_page.ended")
    expect(app.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_what_fails_in_the_background_is_not_an_end(app: FirstPage) -> None:
    with app.page.expect_console_message(lambda message: message.text == "goes on"):
        app.page.evaluate(SAY, "harmless")
    app.two_frames()
    expect(app.page.locator("#first-page")).to_have_count(0)
