"""Trends: the days behind it beside the same written by hand, and opening it with ten years beside one."""

import sqlite3
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.journals import NOW, Years, opened
from benchmarks.reading import memory_of
from benchmarks.rounds import medians, timed
from benchmarks.sessions import session_at
from companion.care.lived_day import LivedDay, RatedDay
from companion.ui import navigation

ROUNDS, TIMES = 40, 3
TODAY = NOW.date()
SPAN = timedelta(days=42 + 28)
"""About as many days as its cards look back on."""

_MOODS = (
    "SELECT local_date, AVG(mood), MIN(mood), MAX(mood), COUNT(mood) FROM check_in WHERE deleted_utc IS NULL"
    " AND mood IS NOT NULL AND local_date BETWEEN ? AND ? GROUP BY local_date ORDER BY local_date"
)
_RATED = (
    "SELECT local_date, AVG(mind_at_ease), AVG(feeling), AVG(getting_started), AVG(clear_thinking), AVG(closeness)"
    " FROM check_in WHERE deleted_utc IS NULL AND local_date BETWEEN ? AND ? GROUP BY local_date ORDER BY local_date"
)
Days = tuple[tuple[LivedDay, ...], tuple[RatedDay, ...]]


async def figures(within: Path) -> list[Figure]:
    """The numbers of ten years beside SQL by hand; six weeks and all of it, ten years beside one."""
    async with opened(1, within) as one, opened(10, within) as ten:
        return [*await _numbers(ten), *await _opening(one, ten)]


async def _numbers(ten: Years) -> list[Figure]:
    raw = memory_of(ten)
    spans = {"six weeks": TODAY - SPAN, "all ten years": date(2000, 1, 1)}
    found = []
    for name, first in spans.items():
        if _ours(ten, first) != by_hand(raw, first, TODAY):
            raise ValueError("what was read by hand is not what the app reads")
        ours, hand = await medians(
            ROUNDS, timed(partial(_ours, ten, first), TIMES), timed(partial(by_hand, raw, first, TODAY), TIMES)
        )
        what = f"The days behind Trends, {name}"
        found.append(Figure(what=what, against="sqlite3 by hand, same memory", ours=ours, baseline=hand, target=2))
    return found


async def _opening(one: Years, ten: Years) -> list[Figure]:
    found = []
    for span in ("weeks_6", "all"):
        early, late = [await session_at(navigation.TRENDS, years.journal) for years in (one, ten)]
        for session in (early, late):
            session.trending.choose_named(span)
        ours, baseline = await medians(ROUNDS, timed(late.refresh, TIMES), timed(early.refresh, TIMES))
        what = f"Trends opened, {'six weeks' if span == 'weeks_6' else 'all of it'}, ten years"
        found.append(Figure(what=what, against="one year", ours=ours, baseline=baseline, target=2))
    return found


def _ours(years: Years, first: date) -> Days:
    return years.journal.moods(first, TODAY), years.journal.ratings(first, TODAY)


def by_hand(raw: sqlite3.Connection, first: date, last: date) -> Days:
    """Plain SQL into the same days."""
    span = (first.isoformat(), last.isoformat())
    moods = tuple(LivedDay(date.fromisoformat(day), *rest) for day, *rest in raw.execute(_MOODS, span))
    return moods, tuple(RatedDay(date.fromisoformat(day), *rest) for day, *rest in raw.execute(_RATED, span))
