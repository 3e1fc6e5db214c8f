"""A browser with a profile of its own, a host that can be stopped, and the page before the app on its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from companion.home.ports import TapKey
from tests.web.first_page import FirstPage
from tests.web.real_profile import RealProfile
from tools.first_page import made, new_key, record
from tools.static_host import StaticHost


@pytest.fixture
def profile(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProfile]:
    """A browser of its own, whose storage outlives it. Chromium's socket wants a short path."""
    browser = RealProfile(tmp_path_factory.mktemp("web"), playwright)
    yield browser
    browser.close()
    assert browser.strangers == []


@pytest.fixture
def host(edition: Path) -> Iterator[StaticHost]:
    """Serves the edition, until it is told to serve another or to stop."""
    served = StaticHost(edition)
    yield served
    served.stop()


# The page before the app, without the app


@pytest.fixture(scope="session")
def key() -> TapKey:
    """The key of a journal that is not there: a test may look into what is sealed to it."""
    return new_key()


@pytest.fixture
def page_host(tmp_path: Path) -> Iterator[StaticHost]:
    """Serves the page, with stand-ins for the app."""
    served = StaticHost(made(tmp_path / "site"))
    yield served
    served.stop()


@pytest.fixture
def first(page: Page, page_host: StaticHost) -> Iterator[FirstPage]:
    """The page, nothing known yet. No test may leave complaints in the console."""
    page.set_default_timeout(20_000)
    used = FirstPage(page, page_host.address)
    yield used
    assert used.errors == []


@pytest.fixture
def asking(first: FirstPage, key: TapKey) -> FirstPage:
    """The page over a journal that is there and not paused, open."""
    first.knows(record(key))
    first.opens()
    return first
