"""The mood over weeks, months or years, with the sessions marked."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

from pydantic import BaseModel, ConfigDict

from companion.care.lived_day import ENOUGH, LivedDay, SessionMark
from companion.care.mood import Face, face_of
from companion.care.stretches import Point, smoothed, stretches

MOST_DAYS, MOST_WEEKS = 26 * 7, 3 * 52
"""Up to so many days a point is a day; up to so many weeks it is a week; beyond, four weeks."""

JUST_NOW = 14
"""Local days that the sentence is about."""


class MoodTrend(BaseModel):
    """What the chart draws. Places are local days since `first`; a point is `days_a_point` days long.

    A missing day breaks the line; where a point is a week or four, a missing week or four do.

    `between` are the faces between which most of the last two weeks lay, lowest first; None when fewer than five days
    of them have a mood. `line` is None before five check-ins.
    """

    model_config = ConfigDict(frozen=True)

    first: date
    last: date
    days_a_point: int
    points: tuple[Point, ...]
    line: tuple[tuple[Point, ...], ...]
    sessions: tuple[SessionMark, ...]
    between: tuple[Face, Face] | None


def mood_trend(
    days: Sequence[LivedDay],
    sessions: Iterable[SessionMark],
    first: date,
    last: date,
    recent: Sequence[LivedDay] | None = None,
) -> MoodTrend | None:
    """The trend from `first` to `last`, both included; None before five check-ins. The order of `days` does not
    matter, and what lies outside is not looked at. Where `days` are points already, each at its first day, the
    sentence is about the days in `recent`."""
    lived = sorted(one for one in days if first <= one.day <= last)
    if sum(one.entries for one in lived) < ENOUGH:
        return None
    size = days_a_point(first, last)
    newest = sorted(one for one in (lived if recent is None else recent) if one.day <= last)
    points = _points(lived, first, size)
    return MoodTrend(
        first=first,
        last=last,
        days_a_point=size,
        points=points,
        line=tuple(smoothed(run, 1.2 * size) for run in stretches(points, size)),
        sessions=tuple(sorted((one for one in sessions if first <= one.day <= last), key=lambda one: one.day)),
        between=_between([one.mood for one in newest if one.day > last - timedelta(days=JUST_NOW)]),
    )


def days_a_point(first: date, last: date) -> int:
    """How many days a point stands for, so that ten years stay drawable."""
    days = (last - first).days + 1
    return 1 if days <= MOST_DAYS else 7 if days <= 7 * MOST_WEEKS else 28


def _points(lived: Iterable[LivedDay], first: date, size: int) -> tuple[Point, ...]:
    """Means of `size` days each, placed in their middle; days without a mood do not count."""
    grouped = groupby(lived, key=lambda one: (one.day - first).days // size)
    held = ((number, [one.mood for one in group]) for number, group in grouped)
    return tuple((number * size + (size - 1) / 2, sum(moods) / len(moods)) for number, moods in held)


def _between(moods: list[float]) -> tuple[Face, Face] | None:
    """The faces of the days that are left when a fifth is taken off at both ends."""
    if len(moods) < ENOUGH:
        return None
    moods = sorted(moods)
    off = len(moods) // 5
    return face_of(moods[off]), face_of(moods[-1 - off])
