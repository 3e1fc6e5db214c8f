"""One Chromium, one phone, and no network, for every test that looks at the app."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Route

from companion.app import assets_folder
from companion.ui import strings
from companion.ui.strings import Words
from tests import editions
from tools import chromium
from tools.static_host import StaticHost


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with browser tests come last, since Playwright keeps an event loop running once it has started. Among them
    those come first that may take long: of two workers, each takes a file at a time, and both shall end together."""
    browsing: dict[Path, float] = {}
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            allowed = item.get_closest_marker("timeout")
            browsing[item.path] = max(browsing.get(item.path, 0), allowed.args[0] if allowed else 0)
    items.sort(key=lambda item: (item.path in browsing, -browsing.get(item.path, 0)))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    return {"executable_path": str(path), "args": list(chromium.LAUNCH_ARGS)}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "locale": "en-US"}


@pytest.fixture
def strangers() -> list[str]:
    """Every address outside this machine that the page asked for. A test that leaves any fails."""
    return []


@pytest.fixture
def context(context: BrowserContext, strangers: list[str]) -> Iterator[BrowserContext]:
    def refuse(route: Route) -> None:
        strangers.append(route.request.url)
        route.abort()

    context.route(lambda url: urlsplit(url).hostname not in ("127.0.0.1", None), refuse)
    yield context
    assert strangers == [], "the page asked for something outside this machine"


@pytest.fixture(scope="session")
def words() -> Words:
    """The app's own words, so that a test asks for the very sentence."""
    return strings.load(assets_folder())


@pytest.fixture(scope="session")
def edition() -> Path:
    """The folder of the browser edition, as `make web` builds it."""
    return editions.built()


@pytest.fixture(scope="session")
def site_host(edition: Path) -> Iterator[StaticHost]:
    """The browser edition on a plain web server."""
    host = StaticHost(edition)
    yield host
    host.stop()


@pytest.fixture(scope="session")
def site(site_host: StaticHost) -> str:
    """The address of the browser edition."""
    return site_host.address
