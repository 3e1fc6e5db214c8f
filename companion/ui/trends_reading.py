"""Reads from the journal what the cards of Trends need."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from companion.care.after_sessions import after_sessions
from companion.care.course import Course
from companion.care.four_signals import four_signals
from companion.care.lived_day import LivedDay, SessionMark
from companion.care.mood_trend import JUST_NOW, MoodTrend, days_a_point, mood_trend
from companion.care.response import AFTER, BEFORE
from companion.care.response import SESSIONS as LOOKED_AT
from companion.care.steadiness import WEEKS, steadiness
from companion.ui.surroundings import Journal
from companion.ui.trends_shown import Span, TrendsShown

_WEEKS: dict[Span, int] = {"weeks_2": 2, "weeks_6": 6}
_SIGNALS = 14 + 28
"""Local days that the four signals look at."""

Asked = tuple[tuple[LivedDay, ...], tuple[SessionMark, ...], date]
"""What how long it lasted is worked out from."""


def read(journal: Journal, span: Span, today: date) -> TrendsShown:
    """Every card but how long it lasted; nothing before five check-ins."""
    course = journal.course.load()
    marks = marks_of(course, today)
    mood = _mood(journal, span, marks, today)
    if mood is None:
        return TrendsShown()
    began = _series_began(course, today)
    since = min(today - timedelta(weeks=WEEKS + 1), today - timedelta(days=_SIGNALS), began or today)
    lived = journal.moods(since - timedelta(days=BEFORE), today)
    rated = journal.ratings(since - timedelta(days=BEFORE), today)
    return TrendsShown(
        mood=mood,
        after=after_sessions(lived, [one for one in marks if began and one.day >= began], today),
        steady=steadiness(lived, today),
        signals=four_signals(lived, rated, began, today),
    )


def asked(journal: Journal, today: date) -> Asked | None:
    """The last sessions and the days around them; None before the first session."""
    marks = marks_of(journal.course.load(), today)[-2 * LOOKED_AT :]
    if not marks:
        return None
    first, last = marks[0].day - timedelta(days=BEFORE), marks[-1].day + timedelta(days=AFTER)
    return journal.moods(first, last), marks, today


def marks_of(course: Course, today: date) -> tuple[SessionMark, ...]:
    """The sessions that took place, numbered within their phase, oldest first."""
    counted: Counter[str] = Counter()
    marks = []
    for one in course.sessions:
        counted[one.phase] += one.state != "skipped"
        if one.state == "done" and one.day <= today:
            marks.append(SessionMark(counted[one.phase], one.day))
    return tuple(marks)


def _mood(journal: Journal, span: Span, marks: tuple[SessionMark, ...], today: date) -> MoodTrend | None:
    first = _first(journal, span, today)
    size = days_a_point(first, today)
    points = journal.moods(first, today) if size == 1 else journal.mood_blocks(first, today, size)
    recent = journal.moods(today - timedelta(days=JUST_NOW), today)
    return mood_trend(points, marks, first, today, recent)


def _first(journal: Journal, span: Span, today: date) -> date:
    weeks = _WEEKS.get(span)
    if weeks is None:
        return journal.first_mood() or today
    return today - timedelta(weeks=weeks) + timedelta(days=1)


def _series_began(course: Course, today: date) -> date | None:
    """The day of the first session of the last phase that had any."""
    done = course.done(today)
    return next((one.day for one in done if one.phase == done[-1].phase), None) if done else None
