"""The demo patient: a course of treatment one could believe, the same every time, and in our voice."""

import re
from datetime import UTC, date, timedelta
from itertools import pairwise
from statistics import correlation, mean
from zoneinfo import ZoneInfo

import pytest
from test_strings import LONGEST, NOT_OURS

from companion.care.course_day import CourseDay, course_day
from companion.care.mood import CheckIn
from companion.demo import course, notes, weeks
from companion.demo.patient import SEED, DemoPatient

TODAY = date(2026, 11, 23)
PATIENT = DemoPatient(SEED, TODAY, UTC)
CHECK_INS = PATIENT.check_ins()
SOME = [DemoPatient(seed, TODAY, UTC) for seed in range(30)]


def number(day: date) -> int:
    """The place of a day in the sixteen weeks."""
    return (day - TODAY).days + weeks.DAYS


def moods(check_ins: tuple[CheckIn, ...], first: int, stop: int) -> list[int]:
    """The moods of the days from `first` up to `stop`."""
    inside = [one for one in check_ins if first <= number(one.at.local_date) < stop]
    return [one.noticed.mood for one in inside if one.noticed.mood is not None]


# The same every time


def test_the_same_seed_and_day_give_the_same_bytes() -> None:
    again = DemoPatient(SEED, TODAY, UTC).check_ins()
    assert [one.model_dump_json() for one in again] == [one.model_dump_json() for one in CHECK_INS]
    assert DemoPatient(SEED + 1, TODAY, UTC).check_ins() != CHECK_INS
    assert len({one.id for one in (*CHECK_INS, PATIENT.this_morning())}) == len(CHECK_INS) + 1


def test_what_a_seed_gives_never_changes_unseen() -> None:
    """Pictures and figures are made from it: whoever changes the demo sees this."""
    first, last = CHECK_INS[0], CHECK_INS[-1]
    assert (len(CHECK_INS), first.at.local_date, last.noticed.note) == (125, date(2026, 8, 3), notes.SOUP)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_days_are_lived_where_the_patient_is(zone: str) -> None:
    for one in DemoPatient(SEED, TODAY, ZoneInfo(zone)).check_ins():
        assert one.at.local.date() == one.at.local_date
        assert 7 <= one.at.local.hour < 22


# The course of it


@pytest.mark.parametrize("patient", SOME, ids=lambda patient: f"seed-{patient.seed}")
def test_the_hard_stretch_is_lower_and_the_sessions_lift(patient: DemoPatient) -> None:
    lived, hard = patient.check_ins(), weeks.HARD_STRETCH
    before, during = mean(moods(lived, hard.start - 14, hard.start)), mean(moods(lived, hard.start, hard.stop))
    low, lifted = mean(moods(lived, hard.stop, weeks.SESSIONS[0])), mean(moods(lived, weeks.DAYS - 14, weeks.DAYS))
    assert during < before - 1
    assert lifted > low + 2


def test_four_sessions_a_week_apart_each_lift_and_fade() -> None:
    assert [following - one for one, following in pairwise(weeks.SESSIONS)] == [7, 7, 7]
    lived = [one for patient in SOME for one in patient.check_ins()]
    for session, following in pairwise(weeks.SESSIONS):
        eve, lifted, faded = (
            mean(moods(tuple(lived), *days))
            for days in ((session - 2, session), (session, session + 2), (following - 2, following))
        )
        assert lifted > max(eve, faded) + 0.6


def test_the_course_is_told_as_it_was_lived() -> None:
    told = course.course(TODAY)
    assert [one.day for one in told.done(TODAY)] == list(course.session_days(TODAY))
    day = course_day(told, TODAY)
    assert day == CourseDay(day=3, days=7, last=4, of=6, next=5, series="Introductory series")


def test_the_lift_can_be_measured_in_the_patient_that_is_shown() -> None:
    lifted = [mood for day in weeks.SESSIONS for mood in moods(CHECK_INS, day, day + 2)]
    eves = [mood for day in weeks.SESSIONS for mood in moods(CHECK_INS, day - 1, day)]
    assert mean(lifted) > mean(eves) + 1
    assert [day in {one.at.local_date for one in CHECK_INS} for day in course.session_days(TODAY)] == [True] * 4


def test_a_day_resembles_the_day_before() -> None:
    """Within the quiet weeks, too, where the course itself stays level."""
    pairs: list[tuple[float, float]] = []
    for patient in SOME:
        by_day = {number(one.at.local_date): one.noticed.mood for one in patient.check_ins()}
        quiet = [(by_day.get(day), by_day.get(day + 1)) for day in range(weeks.SESSIONS[0] - 1)]
        pairs += [(one, two) for one, two in quiet if one is not None and two is not None]
    assert correlation(*zip(*pairs, strict=True)) > 0.3


# As real days are


@pytest.mark.parametrize("patient", SOME, ids=lambda patient: f"seed-{patient.seed}")
def test_gaps_double_days_and_bare_moods(patient: DemoPatient) -> None:
    lived = patient.check_ins()
    days = [one.at.local_date for one in lived]
    assert 5 <= weeks.DAYS - len(set(days)) <= 35, "whole days without"
    assert len(days) - len(set(days)) >= 5, "days with two"
    assert len([one for one in lived if one.noticed.only_mood]) >= 20
    assert all(not one.noticed.is_blank for one in lived)
    assert [one.at.utc for one in lived] == sorted(one.at.utc for one in lived)
    assert max(days) == TODAY - timedelta(days=1)


def test_some_check_ins_are_words_alone() -> None:
    alone = [one for patient in SOME for one in patient.check_ins() if one.noticed.mood is None]
    assert len(alone) > len(SOME)
    assert all(one.noticed.note for one in alone)


def test_sleep_tags_and_ratings_are_there_and_within_bounds() -> None:
    nights = [one.noticed.sleep_hours for one in CHECK_INS if one.noticed.sleep_hours is not None]
    assert len(nights) > 15
    assert all(3 <= hours <= 10 and (2 * hours).is_integer() for hours in nights)
    assert len({tag for one in CHECK_INS for tag in one.noticed.tags}) >= 5
    for rated in ("mind_at_ease", "feeling", "getting_started", "clear_thinking", "closeness"):
        values = {getattr(one.noticed.signals, rated) for one in CHECK_INS}
        assert None in values
        assert len(values) > 4


def test_the_last_days_are_those_of_the_drawn_design() -> None:
    said = {one.at.local_date.day: one.noticed for one in CHECK_INS[-3:]}
    assert {day: (noticed.mood, noticed.note) for day, noticed in said.items()} == {
        20: (7, "A wide field."),
        21: (9, ""),
        22: (7, "Sunday soup with Anna. Laughed twice."),
    }
    assert PATIENT.this_morning().noticed.note == "Woke before the alarm and did not mind. Made real coffee."


@pytest.mark.parametrize("days_on", range(7))
def test_the_sunday_soup_is_eaten_on_a_sunday(days_on: int) -> None:
    lived = DemoPatient(SEED, TODAY + timedelta(days=days_on), UTC).check_ins()
    (soup,) = [one for one in lived if one.noticed.note == notes.SOUP]
    assert soup.at.local_date.isoweekday() == 7


@pytest.mark.parametrize("years", [1, 10])
def test_years_follow_the_same_rules(years: int) -> None:
    lived = DemoPatient.of_years(years, TODAY, UTC).check_ins()
    assert 0.9 < len(lived) / (365 * years) < 1.25
    assert {number(one.at.local_date) for one in lived} >= {weeks.DAYS - 1 - 365 * years + 365}
    assert len({one.id for one in lived}) == len(lived)
    assert mean(moods(lived, *_bounds(weeks.HARD_STRETCH))) < mean(moods(lived, 98, 112)) - 1.5


def _bounds(days: range) -> tuple[int, int]:
    return days.start, days.stop


# The voice of the notes


def test_there_are_enough_notes_and_none_twice() -> None:
    assert len(notes.ALL) >= 40
    assert len(set(notes.ALL)) == len(notes.ALL)


@pytest.mark.parametrize("note", notes.ALL)
def test_notes_are_in_our_voice(note: str) -> None:
    assert not re.search(r"[!'\"\d;]", note)
    assert re.search(r"[.]$", note)
    assert not re.search(rf"\b({'|'.join(NOT_OURS)})", note, re.IGNORECASE)
    assert all(len(sentence.split()) <= LONGEST for sentence in re.split(r"[.?:]", note))
    assert not re.search(
        r"dose|mg\b|ketamine|drug|medic|diagnos|depress|anxi|trauma|symptom|treat", note, re.IGNORECASE
    )
    named = set(re.findall(r"(?<![.] )(?<!^)\b[A-Z][a-z]+", note))
    assert named <= {"Anna", "Sunday"}, "nobody else has a name"
