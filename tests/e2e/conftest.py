"""The app as the patient meets it: a process, a folder and a phone."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.in_browser import WATCHED, InBrowser
from tests.e2e.phone import Phone
from tests.e2e.served import Served
from tests.web.versions import WORKER, compiled
from tools.browser_files import NO_APP

Serve = Callable[..., Any]

OUTSIDE = f"/{NO_APP}"
"""What the scenarios ask for themselves."""

both_homes = pytest.mark.parametrize("home", ["loopback", "browser"])
"""A scenario that must pass unchanged wherever the app lives."""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """A finger, and a quarter of the pixels: without a graphics card, drawing them takes the time."""
    return browser_context_args | {"device_scale_factor": 1, "has_touch": True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the journal lies. Nothing is there yet."""
    return tmp_path / "journal"


@pytest.fixture
def home() -> str:
    """Where the app lives: "loopback", or "browser" for a test marked with `both_homes`."""
    return "loopback"


@pytest.fixture(scope="session")
def warm(browser: Browser, browser_context_args: dict[str, Any], site: str) -> Iterator[BrowserContext]:
    """One browser for all scenarios of the browser edition, which has stayed there once for as long as it takes to keep
    what was loaded and compiled."""
    context = browser.new_context(**browser_context_args)
    context.add_init_script(WATCHED)
    first = Phone(context.new_page())
    first.open(site)
    first.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    compiled(first.page)
    first.page.close()
    clear(context, site)
    yield context
    context.close()


@pytest.fixture
def context(
    context: BrowserContext, home: str, strangers: list[str], request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A browser that knows nothing of the app, in the one home or in the other. A route would switch its cache off,
    so whoever else is asked is only written down. The app's own host is asked for an update alone."""
    if home == "loopback":
        yield context
        return
    warm, host = request.getfixturevalue("warm"), request.getfixturevalue("site_host")
    site = host.address
    warm.on("request", lambda asked: asked.url.startswith((site, "data:", "blob:")) or strangers.append(asked.url))
    host.asked.clear()
    yield warm
    for page in warm.pages:
        page.close()
    clear(warm, site)
    assert set(host.asked) <= {WORKER, OUTSIDE}, "the page asked its host for more than an update"


def clear(context: BrowserContext, site: str) -> None:
    """Have the browser forget all that the app kept."""
    page = context.new_page()
    origin = {"origin": site.rstrip("/"), "storageTypes": "indexeddb,file_systems,local_storage"}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", origin)
    page.close()


@pytest.fixture
def serve(home: str, folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Serve]:
    """Starts the app over `folder`, or over another one. All are gone when the test ends."""
    started: list[Served | InBrowser] = []
    number = count()

    def start(*more: str, over: Path | None = None, **how: Any) -> Served:
        return Served(over or folder, tmp_path / f"said-{next(number)}.txt", *more, **how)

    if home == "browser":
        start = partial(InBrowser, folder, *map(request.getfixturevalue, ("context", "site")))

    def noted(*more: str, **how: Any) -> Served | InBrowser:
        started.append(start(*more, **how))
        return started[-1]

    yield noted
    for served in started:
        served.kill()


@pytest.fixture
def phone(page: Page) -> Phone:
    return Phone(page)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, phone: Phone) -> Path:
    """Where the app keeps, forgets and says things. The browser has started by then, and lies elsewhere."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
        (tmp_path / name.lower()).mkdir(mode=0o755)
    return tmp_path
