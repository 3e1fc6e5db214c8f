"""How long it lasted: for each session, and usually. It looks back, never ahead (CARE, rule 4).

The estimator and its sources are in `care.fading`. Nothing here says when a benefit will end, or what to do. It needs
clinician review, and may count as a device function where it is released.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.fading import PHIS, SPREADS, Observed, Posterior, posterior_in_steps, quantile
from companion.care.lived_day import LivedDay, SessionMark

SESSIONS, BEFORE, AFTER = 8, 28, 28
"""At most the last eight sessions are looked at, four weeks before the first of them, and four weeks after each."""

_STILL_LIFTED = 14
"""Local days after an earlier session that do not count as days before."""

_LEAST_BEFORE, _LEAST_AFTER, _LEAST_SESSIONS = 5, 2, 2
_LEAST_LIFT = 1.0
"""Points, of which a half can be told."""

SHARE = 0.06
"""Of the weight that is left out at each end. Chosen in simulation, so that 90% of what is said holds."""

LONG, SHORT = 1.5, 14.0
"""Days. What is surely longer than the first, or surely shorter than the second, is said."""

Said = Literal["between", "within", "at_least", "no_lift", "too_early"]


class Length(BaseModel):
    """Days until half of a lift was gone: the most likely ones, and from which to which they may be.

    What can be said is that they lie `between` the two, `within` the later one, or are `at_least` the earlier one.
    """

    model_config = ConfigDict(frozen=True)

    said: Said
    days: float
    from_days: float
    until_days: float

    @property
    def spoken(self) -> bool:
        """True when something can be said."""
        return self.said in ("between", "within", "at_least")


class Lasted(BaseModel):
    """One session: the level before and the lift after it, in points; how long it lasted; and on how many days, before
    the next session or up to today, there was a mood."""

    model_config = ConfigDict(frozen=True)

    session: SessionMark
    baseline: float
    lift: float
    length: Length
    days_seen: int


class Response(BaseModel):
    """The sessions that were looked at, oldest first, and the usual length."""

    model_config = ConfigDict(frozen=True)

    sessions: tuple[Lasted, ...]
    usual: Length


def response(
    days: Sequence[LivedDay],
    sessions: Sequence[SessionMark],
    today: date,
    phis: Sequence[float] = PHIS,
    spreads: Sequence[float] = SPREADS,
) -> Response | None:
    """What is known today; None before the first session. Nothing after `today` is looked at. Whoever knows the noise
    may say so with `phis` and `spreads`."""
    steps = response_in_steps(days, sessions, today, phis, spreads)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Response | None = done.value
            return found


def response_in_steps(
    days: Sequence[LivedDay],
    sessions: Sequence[SessionMark],
    today: date,
    phis: Sequence[float] = PHIS,
    spreads: Sequence[float] = SPREADS,
) -> Generator[None, None, Response | None]:
    """The same in small steps, a millisecond or less each, so that a tap need not wait; its value is what `response`
    returns."""
    done = sorted({one.day: one for one in sessions if one.day <= today}.values(), key=lambda one: one.day)
    moods = {one.day: one.mood for one in days if one.day <= today}
    marks = done[-SESSIONS:]
    if not marks:
        return None
    before = _before(marks[0].day, [one.day for one in done[:-SESSIONS]], moods)
    after = [_after(one.day, done, moods, today) for one in marks]
    known = yield from posterior_in_steps(before, after, phis, spreads)
    return _told(marks, before, after, known)


def _before(first: date, earlier: Sequence[date], moods: dict[date, float]) -> Observed:
    return [
        (BEFORE - ago, moods[day])
        for ago in range(BEFORE, 0, -1)
        if (day := _days_on(first, -ago)) in moods
        and not any(0 <= (day - session).days <= _STILL_LIFTED for session in earlier)
    ]


def _after(session: date, done: Sequence[SessionMark], moods: dict[date, float], today: date) -> Observed:
    """The days after a session and before the next one. Its own day is left out: it is spent under the session."""
    following = next(((one.day - session).days for one in done if one.day > session), AFTER + 1)
    last = min(following - 1, AFTER, (today - session).days)
    return [(number, moods[day]) for number in range(1, last + 1) if (day := _days_on(session, number)) in moods]


def _days_on(day: date, number: int) -> date:
    return date.fromordinal(day.toordinal() + number)


def _told(marks: Sequence[SessionMark], before: Observed, after: Sequence[Observed], known: Posterior) -> Response:
    enough = len(before) >= _LEAST_BEFORE
    sessions = tuple(
        Lasted(
            session=mark,
            baseline=known.level,
            lift=lift,
            length=_length(weights, enough and len(observed) >= _LEAST_AFTER, lift),
            days_seen=len(observed),
        )
        for mark, observed, weights, lift in zip(marks, after, known.sessions, known.lifts, strict=True)
    )
    seen = [one for one in sessions if one.days_seen >= _LEAST_AFTER]
    lift = sum(one.lift for one in seen) / len(seen) if seen else 0.0
    return Response(sessions=sessions, usual=_length(known.usual, enough and len(seen) >= _LEAST_SESSIONS, lift))


def _length(weights: Sequence[float], enough: bool, lift: float) -> Length:
    low, middle, high = (quantile(weights, share) for share in (SHARE, 0.5, 1 - SHARE))
    said = _said(low, high) if enough else "too_early"
    if enough and lift < _LEAST_LIFT:
        said = "no_lift"
    return Length(said=said, days=middle, from_days=low, until_days=high)


def _said(low: float, high: float) -> Said:
    if low >= LONG:
        return "between" if high <= SHORT else "at_least"
    return "within" if high <= SHORT else "too_early"
