"""When a questionnaire is offered: at the start of a series, in its middle, after it, then monthly.

The rhythm needs clinician review. A repeat inside a series of two to three weeks overlaps with what the measure looks
back on (CARE, Measures), so there is one in the middle at most. Nothing here counts what was left out: an offer that
was not taken lapses.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.answer_sheet import AnswerSheet
from companion.care.course import Course, Phase
from companion.care.course_template import Templates
from companion.care.questionnaire import Questionnaire

Why = Literal["start", "middle", "reassessment", "monthly"]

_WITHOUT_REASON = ("phq-9",)
_EARLY, _LAPSES, _AFTERWARDS, _MONTH = 3, 14, 3, 30
"""Local days: a sheet so many days before counts; an offer lapses after; the reassessment comes after the last
session; and how long a month is."""

LATER = 3
"""Local days for which "Later" puts an offer off, the first time."""


class Due(BaseModel):
    """A questionnaire that is offered, since a local day, and why."""

    model_config = ConfigDict(frozen=True)

    questionnaire: Questionnaire
    since: date
    why: Why


def due(
    course: Course,
    templates: Templates,
    questionnaires: Iterable[Questionnaire],
    sheets: Iterable[AnswerSheet],
    put_off: Mapping[str, date],
    today: date,
) -> tuple[Due, ...]:
    """What is offered today, each questionnaire once at most, in the order of the reason's list."""
    reached = max(((day, why) for day, why in _days(course, today) if day <= today), default=None)
    if reached is None or (today - reached[0]).days > _LAPSES:
        return ()
    since, why = reached
    finished = {one.url for one in sheets if one.finished and one.day >= since - timedelta(days=_EARLY)}
    offered = {one.name: one for one in questionnaires if one.url not in finished}
    return tuple(
        Due(questionnaire=offered[name], since=since, why=why)
        for name in _names(course, templates)
        if name in offered and put_off.get(offered[name].url, date.min) <= today
    )


def later(one: Due, put_off: Mapping[str, date], today: date) -> date:
    """Until when "Later" puts an offer off: some days, and the second time until the next one."""
    again = put_off.get(one.questionnaire.url, date.min) > one.since
    return one.since + timedelta(days=_LAPSES + 1) if again else today + timedelta(days=LATER)


def _names(course: Course, templates: Templates) -> tuple[str, ...]:
    reason = templates.reason_of(course.told.reason)
    return reason.questionnaires if reason else _WITHOUT_REASON


def _days(course: Course, today: date) -> Iterator[tuple[date, Why]]:
    """Every due day of every series, until the next phase that is counted begins."""
    series = [phase for phase in course.phases if phase.series]
    for number, phase in enumerate(series):
        until = series[number + 1].began if number + 1 < len(series) else today + timedelta(days=1)
        for day, why in _of_series(course, phase, today):
            if day < until or why == "start":
                yield day, why


def _of_series(course: Course, phase: Phase, today: date) -> Iterator[tuple[date, Why]]:
    counted = course.counted(phase.id)
    yield phase.began, "start"
    if not counted:
        return
    middle = counted[(len(counted) - 1) // 2]
    if middle.state == "done" and len(counted) > 1:
        yield middle.day, "middle"
    if all(one.state == "done" for one in counted):
        ends = counted[-1].day + timedelta(days=_AFTERWARDS)
        yield ends, "reassessment"
        while (ends := ends + timedelta(days=_MONTH)) <= today:
            yield ends, "monthly"
