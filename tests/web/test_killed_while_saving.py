"""The browser, or every page in it, is killed while something is being saved: what was told to be kept is there."""

from pathlib import Path
from random import Random

import pytest

from tests.web.killed_lives import Lives
from tests.web.real_profile import RealProfile


@pytest.mark.timeout(300)
@pytest.mark.parametrize("killed", ["browser", "pages"])
def test_what_was_told_to_be_kept_outlives_a_kill(killed: str, profile: RealProfile, site: str, tmp_path: Path) -> None:
    lives = Lives(profile, site, Random(killed))
    lives.begin()
    for live in (lives.tapped, lives.saved, lives.merged):
        live(profile.kill if killed == "browser" else profile.kill_renderers)
    assert lives.lost(tmp_path / "looked") == []
    assert sum(tap.noted for tap in lives.taps) == 2
