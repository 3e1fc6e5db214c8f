"""The first frame and a tap, in Chromium, beside an empty Flet app that is served the same way."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks.figure import Figure
from benchmarks.window import Opened, chromium_open, opened
from companion.demo.filling import fill
from companion.demo.patient import DemoPatient
from companion.home import desktop
from companion.store.journal import Journal

OPENINGS, TAPS = 9, 20
FIRST, TODAY = "Help now", "How are you right now"
"""Words of the app's first frame, and of Today."""


def figures(within: Path) -> list[Figure]:
    """Start to first frame, and tap to settled face, over one year of data."""
    asyncio.run(filled(within))
    (within / "assets").mkdir()
    empty = ["benchmarks.empty_app", str(within / "assets")]
    ours = ["companion", "run", "--no-browser", "--data", str(within / "journal")]
    with chromium_open() as browser:
        return [_opening(browser, empty, ours), _tapping(browser, empty, ours)]


async def filled(within: Path, years: int = 1) -> None:
    """Years up to yesterday, so that Today asks."""
    journal = await Journal.open(desktop.at(within / "journal"), lambda trouble: None)
    now = datetime.now().astimezone()
    assert now.tzinfo is not None
    await fill(journal, DemoPatient.of_years(years, now.date(), now.tzinfo).check_ins())
    await journal.close()


def _opening(browser: Browser, empty: list[str], ours: list[str]) -> Figure:
    def seconds(command: list[str], words: str) -> float:
        with opened(browser, command, words) as window:
            return window.seconds

    against, took = _interleaved(OPENINGS, lambda: seconds(empty, "Tapped 0"), lambda: seconds(ours, FIRST))
    what = "Process start to first frame"
    return Figure(what=what, against="an empty Flet app", ours=took, baseline=against, target=1.3)


def _tapping(browser: Browser, empty: list[str], ours: list[str]) -> Figure:
    with opened(browser, empty, "Tapped 0") as counting, opened(browser, ours, TODAY) as app:
        against, took = _interleaved(TAPS, _count_up(counting), lambda: _tap_a_face(app))
    what = "Tap on a face to the settled face"
    return Figure(what=what, against="an empty app’s button to its text", ours=took, baseline=against, target=1.5)


def _count_up(window: Opened) -> Callable[[], float]:
    taps = iter(range(1, 1000))

    def tap() -> float:
        _rest(window)
        return window.tap("Tap", f"Tapped {next(taps)} times")

    return tap


def _tap_a_face(window: Opened) -> float:
    _rest(window)
    took = window.tap("Good, mood 4 of 5", "Saved at")
    window.tap("Undo", TODAY)
    return took


def _rest(window: Opened) -> None:
    """Let everything end that a tap before has set off."""
    window.page.wait_for_timeout(250)


def _interleaved(rounds: int, one: Callable[[], float], other: Callable[[], float]) -> tuple[float, float]:
    """Medians of two jobs by turns, the first round left out."""
    took = [(one(), other()) for _ in range(rounds + 1)][1:]
    return median(pair[0] for pair in took), median(pair[1] for pair in took)
