"""The browser, or every page in it, is killed while something is being saved: what was told to be kept is there."""

from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Playwright

from tests.web.killed_lives import Lives
from tests.web.real_profile import RealProfile


@pytest.mark.timeout(240)
@pytest.mark.parametrize("killed", ["browser", "pages"])
def test_what_was_told_to_be_kept_outlives_a_kill(
    killed: str, playwright: Playwright, site: str, tmp_path: Path
) -> None:
    profile = RealProfile(tmp_path / "own", playwright)
    lives = Lives(profile, site, Random(killed))
    kill = profile.kill if killed == "browser" else profile.kill_renderers
    try:
        lives.begin()
        for live in (lives.tapped, lives.saved, lives.merged):
            live(kill)
        assert lives.lost(tmp_path / "looked") == []
        assert sum(tap.noted for tap in lives.taps) == 2
    finally:
        profile.close()
    assert profile.strangers == []
