"""When a questionnaire is offered: with the course, once, and never again after it was answered or put off."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import questionnaires, templates
from companion.app import assets_folder
from companion.care.answer_sheet import AnswerSheet
from companion.care.course import Course
from companion.care.course_template import begin
from companion.care.due import Due, due, later
from companion.care.moment import Moment

FORMS = questionnaires.load(assets_folder())
TEMPLATES = templates.load(assets_folder())
FIRST = date(2026, 3, 2)


def course(done: int = 6, reason: str = "depression") -> Course:
    template = TEMPLATES.of("introductory")
    assert template is not None
    ids = iter(range(1000))
    told = begin(Course(), template, FIRST, lambda: f"id-{next(ids)}").telling(reason=reason)
    for session in told.sessions[:done]:
        told = told.with_session(session.become("done"))
    return told


def offered(told: Course, day: int, *sheets: AnswerSheet, put_off: dict[str, date] | None = None) -> tuple[Due, ...]:
    return due(told, TEMPLATES, FORMS, sheets, put_off or {}, FIRST + timedelta(days=day))


def sheet(day: int, name: str = "phq-9", finished: bool = True) -> AnswerSheet:
    form = next(one for one in FORMS if one.name == name)
    at = Moment.of(datetime.combine(FIRST + timedelta(days=day), time(12), UTC))
    return AnswerSheet(
        id=f"sheet-{day}", url=form.url, version=form.version, begun=at, finished=at if finished else None
    )


@pytest.mark.parametrize(
    ("day", "done", "why"),
    [
        (-1, 0, None),
        (0, 0, "start"),
        (6, 2, "start"),
        (7, 3, "middle"),
        (17, 6, "middle"),
        (20, 6, "reassessment"),
        (34, 6, "reassessment"),
        (35, 6, None),
        (50, 6, "monthly"),
        (65, 6, None),
        (80, 6, "monthly"),
    ],
)
def test_the_rhythm_of_a_series(day: int, done: int, why: str | None) -> None:
    assert [one.why for one in offered(course(done), day)] == ([why] if why else [])


@pytest.mark.parametrize(
    ("reason", "name"), [("depression", "phq-9"), ("anxiety", "gad-7"), ("trauma", "pcl-5"), ("", "phq-9")]
)
def test_the_reason_picks_the_measure(reason: str, name: str) -> None:
    assert [one.questionnaire.name for one in offered(course(0, reason), 0)] == [name]


def test_without_a_course_nothing_is_offered() -> None:
    assert offered(Course(), 0) == ()


def test_a_sheet_shortly_before_counts_and_half_a_one_does_not() -> None:
    assert offered(course(0), 0, sheet(-3)) == ()
    assert len(offered(course(0), 0, sheet(-4))) == 1
    assert len(offered(course(0), 0, sheet(0, finished=False))) == 1
    assert len(offered(course(0), 0, sheet(0, "gad-7"))) == 1


def test_later_is_three_days_and_then_until_the_next_one() -> None:
    told = course(0)
    (one,) = offered(told, 0)
    first = later(one, {}, FIRST)
    assert first == FIRST + timedelta(days=3)
    put_off = {one.questionnaire.url: first}
    assert offered(told, 2, put_off=put_off) == ()
    (again,) = offered(told, 3, put_off=put_off)
    put_off[one.questionnaire.url] = later(again, put_off, FIRST + timedelta(days=3))
    assert all(offered(told, day, put_off=put_off) == () for day in range(3, 40))


@given(st.integers(0, 6), st.lists(st.integers(-5, 100), max_size=6), st.integers(-5, 100))
def test_each_once_at_most_and_never_after_an_answer(done: int, answered: list[int], day: int) -> None:
    told, sheets = course(done), [sheet(held) for held in answered if held <= day]
    found = offered(told, day, *sheets)
    assert len({one.questionnaire.url for one in found}) == len(found)
    for one in found:
        assert one.since <= FIRST + timedelta(days=day)
        assert offered(told, day, *sheets, sheet(day)) == ()
        assert offered(told, day, *sheets, put_off={one.questionnaire.url: FIRST + timedelta(days=day + 1)}) == ()


@given(st.integers(0, 100), st.integers(0, 100))
def test_what_was_answered_is_not_offered_again_for_the_same_reason(day: int, more: int) -> None:
    before = offered(course(6), day)
    after = offered(course(6), day + more, sheet(day))
    assert not {one.since for one in before} & {one.since for one in after}
