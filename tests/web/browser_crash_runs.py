"""The browser's part of `make crash`: sixty kills of a browser or its pages, while something is being saved.

Exits with 1 when anything acknowledged was lost, or the app did not open. COMPANION_SEED repeats what was tapped and
how long each life was; when a kill falls depends on the machine, too.
"""

import os
import secrets
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

from tests import editions
from tests.web.killed_lives import Lives
from tests.web.real_profile import RealProfile
from tools.static_host import StaticHost

KILLS, PROFILES, AT_A_TIME = 60, 5, 2
"""Kills in all, browser profiles they are shared among, and browsers that run beside each other. The Journal shows
thirty check-ins at once: no profile has more."""


@dataclass
class Met:
    """What the kills of one profile met."""

    kills: int = 0
    noted: int = 0
    cut: int = 0
    lost: list[str] = field(default_factory=list)


def killed_again_and_again(seed: str) -> Met:
    """One profile, and its share of the kills."""
    host, met = StaticHost(editions.built()), Met()
    with tempfile.TemporaryDirectory(prefix="companion-crash-") as place, sync_playwright() as playwright:
        profile = RealProfile(Path(place) / "own", playwright)
        lives = Lives(profile, host.address, Random(seed))
        try:
            lives.begin()
            while met.kills < KILLS // PROFILES and not met.lost:
                live(lives, met, Path(place))
        except Exception as error:
            met.lost.append(f"kill {met.kills} of {seed}: {type(error).__name__} {error}, seeing {lives.sees()!r}")
        finally:
            profile.close()
    host.stop()
    met.noted, met.cut = sum(tap.noted for tap in lives.taps), sum(not tap.noted for tap in lives.taps)
    return met


def live(lives: Lives, met: Met, place: Path) -> None:
    """As many lives as there are ways to be killed, in any order, and a look at what is left of them."""
    kills = (lives.profile.kill, lives.profile.kill_renderers)
    ways = [(way, kill) for way in (lives.tapped, lives.saved, lives.merged) for kill in kills]
    lives.dice.shuffle(ways)
    for way, kill in ways:
        way(kill)
        met.kills += 1
    met.lost += lives.lost(place / f"looked-{met.kills}")


def main() -> int:
    """Run all of them, then tell. Returns the exit code."""
    seed, began = os.environ.get("COMPANION_SEED") or str(secrets.randbits(32)), time.monotonic()
    print(f"COMPANION_SEED={seed}", flush=True)
    editions.built()
    with ProcessPoolExecutor(AT_A_TIME) as pool:
        met = list(pool.map(killed_again_and_again, [f"{seed}/browser/{number}" for number in range(PROFILES)]))
    kills, lost = sum(one.kills for one in met), [what for one in met for what in one.lost]
    print(
        f"{kills} kills of a browser or its pages, after {sum(one.noted for one in met)} acknowledged check-ins,\n"
        f"  {sum(one.cut for one in met)} taps cut short\n"
        f"{len(lost)} losses, in {(time.monotonic() - began) / 60:.1f} minutes"
    )
    for what in lost:
        print(f"LOST: {what}")
    return 0 if kills >= KILLS and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
