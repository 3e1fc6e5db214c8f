"""A browser with a profile of its own, and a host that can be stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.web.real_profile import RealProfile
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
