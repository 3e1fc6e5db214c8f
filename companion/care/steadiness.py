"""How far the mood goes within a week, and from one day to the next.

Day-to-day instability is the mean absolute difference between successive days (a relative of the mean square
successive difference: Jahng, Wood and Trull 2008, Psychological Methods 13, 354-375). Only days that follow each
other count, so missing days change nothing. The limits between words are product choices and need clinician review.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.lived_day import LivedDay

WEEKS = 6
_RECENT = 14
_PAIRS = 4
_SMALL, _LARGE = 1.0, 2.0
_STEADIER, _LESS = 0.75, 4 / 3
_DIFFERS = 0.25
"""Points a step, below which no ratio makes a difference."""

Moves = Literal["small", "some", "large"]
Course = Literal["steadier", "same", "less"]


class Week(BaseModel):
    """The lowest and highest mood of a week, and the mean of its days, in points; `days` is how many have a mood."""

    model_config = ConfigDict(frozen=True)

    monday: date
    lowest: float
    highest: float
    mean: float
    days: int


class Steadiness(BaseModel):
    """The last weeks, oldest first; weeks without a mood are absent. `moves` is how large the steps from day to day
    were in the last two weeks, `lately` how they compare with the four weeks before; None when too little is known."""

    model_config = ConfigDict(frozen=True)

    weeks: tuple[Week, ...]
    moves: Moves | None
    lately: Course | None


def steadiness(days: Sequence[LivedDay], today: date) -> Steadiness:
    """The six weeks up to today's. The order of `days` does not matter, and later ones are not looked at."""
    first = _monday(today) - timedelta(weeks=WEEKS - 1)
    lived = sorted(one for one in days if first <= one.day <= today)
    since = today - timedelta(days=_RECENT)
    recent = day_to_day([one for one in lived if one.day > since])
    before = day_to_day([one for one in lived if one.day <= since])
    return Steadiness(weeks=tuple(_weeks(lived)), moves=_moves(recent), lately=_lately(before, recent))


def day_to_day(days: Sequence[LivedDay]) -> float | None:
    """Mean points between successive days; None with fewer than four pairs."""
    steps = [
        abs(later.mood - one.mood) for one, later in pairwise(sorted(days)) if later.day - one.day == timedelta(days=1)
    ]
    return sum(steps) / len(steps) if len(steps) >= _PAIRS else None


def _weeks(lived: Iterable[LivedDay]) -> Iterable[Week]:
    for monday, group in groupby(lived, key=lambda one: _monday(one.day)):
        held = list(group)
        yield Week(
            monday=monday,
            lowest=min(one.lowest for one in held),
            highest=max(one.highest for one in held),
            mean=sum(one.mood for one in held) / len(held),
            days=len(held),
        )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _moves(step: float | None) -> Moves | None:
    return None if step is None else "small" if step < _SMALL else "some" if step < _LARGE else "large"


def _lately(before: float | None, recent: float | None) -> Course | None:
    if before is None or recent is None:
        return None
    if abs(recent - before) < _DIFFERS:
        return "same"
    if recent <= _STEADIER * before:
        return "steadier"
    return "less" if recent >= _LESS * before else "same"
