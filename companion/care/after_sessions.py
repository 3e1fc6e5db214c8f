"""The two weeks after each session, laid over each other. It looks back at what was, never ahead."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.lived_day import LivedDay, SessionMark
from companion.care.stretches import Point, smoothed, stretches

DAYS = 14
SHOWN = 4
"""Sessions that are laid over each other: the last ones."""

_DIFFERS = 0.5
"""Points between two means that are called above or below: half the step to the next number. A product choice, which
needs clinician review."""

_LEAST_DAYS = 2


class AfterSession(BaseModel):
    """The days after one session: lines through runs of days since it, and the day on which the next one was, if it
    was within the two weeks. From then on it is not this session's alone."""

    model_config = ConfigDict(frozen=True)

    number: int
    days: tuple[Point, ...]
    line: tuple[tuple[Point, ...], ...]
    next_on: int | None


class AfterSessions(BaseModel):
    """The last sessions, oldest first. `latest` says how the latest lies to the earlier ones over the same days, None
    when too little is known; `compared` is with how many."""

    model_config = ConfigDict(frozen=True)

    sessions: tuple[AfterSession, ...]
    latest: Literal["above", "below", "like"] | None
    compared: int


def after_sessions(days: Sequence[LivedDay], sessions: Sequence[SessionMark], today: date) -> AfterSessions | None:
    """The two weeks after each of the last sessions; None before the first. Nothing after `today` is looked at. The
    sessions are those of one series: those of another begin again at 1 and are further apart."""
    done = sorted((one for one in sessions if one.day <= today), key=lambda one: one.day)
    if not done:
        return None
    moods = {one.day: one.mood for one in days if one.day <= today}
    shown = tuple(
        _after(mark, [one.day for one in done[at + 1 :]], moods)
        for at, mark in enumerate(done)
        if len(done) - at <= SHOWN
    )
    latest, compared = _compared(shown)
    return AfterSessions(sessions=shown, latest=latest, compared=compared)


def _after(mark: SessionMark, later: Sequence[date], moods: dict[date, float]) -> AfterSession:
    lived = tuple(
        (float(number), moods[day])
        for number in range(DAYS + 1)
        if (day := date.fromordinal(mark.day.toordinal() + number)) in moods
    )
    following = next(((day - mark.day).days for day in later if 0 < (day - mark.day).days <= DAYS), None)
    line = tuple(smoothed(run) for run in stretches(lived))
    return AfterSession(number=mark.number, days=lived, line=line, next_on=following)


def _compared(shown: Sequence[AfterSession]) -> tuple[Literal["above", "below", "like"] | None, int]:
    differences = [held for one in shown[:-1] if (held := _difference(shown[-1], one)) is not None]
    if not differences:
        return None, 0
    if all(one >= _DIFFERS for one in differences):
        return "above", len(differences)
    return ("below" if all(one <= -_DIFFERS for one in differences) else "like"), len(differences)


def _difference(latest: AfterSession, earlier: AfterSession) -> float | None:
    """Mean points between the two, on days that both have before a next session."""
    one, other = _own_days(latest), _own_days(earlier)
    shared = one.keys() & other.keys()
    return sum(one[day] - other[day] for day in shared) / len(shared) if len(shared) >= _LEAST_DAYS else None


def _own_days(after: AfterSession) -> dict[float, float]:
    return {day: mood for day, mood in after.days if after.next_on is None or day < after.next_on}
