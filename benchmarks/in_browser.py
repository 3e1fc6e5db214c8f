"""The browser edition in Chromium, beside an empty Flet page that is made and served the same way."""

import asyncio
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks import empty_edition
from benchmarks.browsing import filled
from benchmarks.figure import Figure
from benchmarks.visits import Visitor
from benchmarks.window import tapped
from companion.builder import web
from tools.static_host import StaticHost

COLD, WARM, TAPS = 3, 7, 12
COUNTING, WELCOME, ASKING, SAVED = "Tapped 0", "Begin", "How are you right now", "Saved at"
"""Words of the empty page, of the first visit, of Today, and of a saved face."""

EMPTY = "an empty Flet page, made and served the same way"
_profile = count()


def figures(within: Path) -> list[Figure]:
    """Opening, cold and warm, and a check-in that is kept, at one and at ten years."""
    edition = within / "edition"
    web.build(edition)
    empty = empty_edition.build(within / "empty", edition)
    years = [_years(within, number) for number in (1, 10)]
    with sync_playwright() as playwright, ExitStack() as open_hosts:
        hosts = [StaticHost(folder) for folder in (edition, empty)]
        for host in hosts:
            open_hosts.callback(host.stop)
        return [
            _sent(edition, empty),
            _cold(playwright, within, *hosts),
            *_warm(playwright, within, years, *hosts),
            _just_started(playwright, within, years[0], *hosts),
        ]


def _sent(edition: Path, empty: Path) -> Figure:
    """What a first visit with Chromium fetches, as gzip sends it."""
    ours, theirs = (empty_edition.first_visit(folder) for folder in (edition, empty))
    return Figure(what="Sent for a first visit", against=EMPTY, ours=ours, baseline=theirs, target=1.5, unit="MB")


def _cold(playwright: Playwright, within: Path, edition: StaticHost, empty: StaticHost) -> Figure:
    """The very first visit: nothing is kept, and the app's first screen is its welcome."""

    def first_visit(host: StaticHost, words: str) -> float:
        visitor = Visitor(playwright, within / f"profile-{next(_profile)}", host)
        try:
            return visitor.seconds(words)
        finally:
            visitor.close()

    rounds = [(first_visit(edition, WELCOME), first_visit(empty, COUNTING)) for _ in range(COLD)]
    ours, against = (median(column) for column in zip(*rounds, strict=True))
    return Figure(what="First visit to the app", against=EMPTY, ours=ours, baseline=against, target=1.5)


def _warm(
    playwright: Playwright, within: Path, years: list[Path], edition: StaticHost, empty: StaticHost
) -> list[Figure]:
    """A later visit, with one year of data, and with ten: `years` are folders that hold them."""
    theirs = Visitor(playwright, within / f"profile-{next(_profile)}", empty)
    ours = [Visitor(playwright, within / f"profile-{next(_profile)}", edition) for _ in years]
    try:
        theirs.stay(COUNTING)
        for visitor, journal in zip(ours, years, strict=True):
            visitor.stay(WELCOME, journal)
        return [*_opening(ours, theirs), *_tapping(ours, theirs)]
    finally:
        for visitor in (theirs, *ours):
            visitor.close()


def _just_started(
    playwright: Playwright, within: Path, journal: Path, edition: StaticHost, empty: StaticHost
) -> Figure:
    """The first opening of a browser that has just been started, by somebody who has been there before."""
    profiles = {host: within / f"profile-{next(_profile)}" for host in (edition, empty)}

    def started(host: StaticHost, act: Callable[[Visitor], float]) -> float:
        visitor = Visitor(playwright, profiles[host], host)
        try:
            return act(visitor)
        finally:
            visitor.close()

    started(empty, lambda visitor: visitor.stay(COUNTING))
    started(edition, lambda visitor: visitor.stay(WELCOME, journal))
    started(edition, lambda visitor: visitor.seconds(ASKING))
    rounds = [
        (started(edition, Visitor.faces), started(empty, lambda visitor: visitor.seconds(COUNTING)))
        for _ in range(COLD)
    ]
    ours, against = (median(column) for column in zip(*rounds, strict=True))
    what = "Opening to the faces in HTML, browser just started"
    return Figure(what=what, against=EMPTY, ours=ours, baseline=against, target=1)


def _years(within: Path, years: int) -> Path:
    folder = within / f"{years}-years"
    asyncio.run(filled(folder, years))
    return folder / "journal"


def _opening(ours: list[Visitor], theirs: Visitor) -> list[Figure]:
    for visitor in ours:
        visitor.seconds(ASKING)  # from here on the first page knows whom it greets

    def once() -> tuple[float, ...]:
        one, ten = (visitor.seconds(ASKING) for visitor in ours)
        return one, ten, theirs.seconds(COUNTING), ours[0].faces()

    rounds = [once() for _ in range(WARM)]
    one, ten, empty, faces = (median(column) for column in zip(*rounds, strict=True))
    return [
        Figure(what="Opening to the faces in HTML", against=EMPTY, ours=faces, baseline=empty, target=1),
        Figure(what="Opening to Today, one year", against=EMPTY, ours=one, baseline=empty, target=1.5),
        Figure(what="Opening to Today, ten years", against="one year", ours=ten, baseline=one, target=1.3),
    ]


def _tapping(ours: list[Visitor], theirs: Visitor) -> list[Figure]:
    with ExitStack() as pages:
        counting = pages.enter_context(theirs.visit(COUNTING))[0]
        asking = [pages.enter_context(visitor.visit(ASKING))[0] for visitor in ours]
        numbers = count(1)
        rounds = [(*map(_save, asking), tapped(counting, "Tap", f"Tapped {next(numbers)} times")) for _ in range(TAPS)]
    one, ten, empty = (median(column) for column in zip(*rounds, strict=True))
    what = "A check-in kept: tap to the saved card"
    button = "the empty page’s button to its text"
    return [
        Figure(what=f"{what}, one year", against=button, ours=one, baseline=empty, target=10),
        Figure(what=f"{what}, ten years", against="one year", ours=ten, baseline=one, target=3),
    ]


def _save(page: Page) -> float:
    page.wait_for_timeout(250)  # whatever a tap before has set off
    took = tapped(page, "Good, mood 4 of 5", SAVED)
    tapped(page, "Undo", ASKING)
    return took
