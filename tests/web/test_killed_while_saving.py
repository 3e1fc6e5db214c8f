"""The browser, or every page in it, is killed while something is being saved: what was told to be kept is there."""

from pathlib import Path
from random import Random

import pytest

from tests.web.killed_lives import Lives
from tests.web.real_profile import RealProfile

SEED = "six lives"


@pytest.mark.timeout(300)
def test_what_was_told_to_be_kept_outlives_a_kill(profile: RealProfile, site: str, tmp_path: Path) -> None:
    """Six lives: on the first page, on a new sheet and while taps are merged, the browser or its pages killed."""
    lives = Lives(profile, site, Random(SEED))
    lives.begin()
    for kill in (profile.kill, profile.kill_renderers):
        for live in (lives.tapped, lives.saved, lives.merged):
            live(kill)
    assert lives.lost(tmp_path / "looked") == [], f"seed {SEED}"
    assert sum(tap.noted for tap in lives.taps) == 4
