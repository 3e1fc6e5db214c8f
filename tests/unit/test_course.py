"""The course: numbers without holes, nothing lost by any step, and each day counted from the session before."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import templates
from companion.app import assets_folder
from companion.care.around_session import AFTER, BEFORE, offered, when
from companion.care.course import Course, Phase, StressPeriod
from companion.care.course_day import CourseDay, course_day
from companion.care.course_template import begin
from companion.care.session import Session, State
from companion.errors import ContentError

FIRST = date(2026, 3, 2)
TEMPLATES = templates.load(assets_folder())


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def begun(id: str = "introductory", course: Course | None = None, first: date = FIRST) -> Course:
    template = TEMPLATES.of(id)
    assert template is not None
    held = course or Course()
    count = len(held.sessions) + len(held.phases)
    numbers = iter(range(count, count + 100))
    return begin(held, template, first, lambda: f"{id}-{next(numbers)}")


def told(course: Course, *states: State) -> Course:
    for one, state in zip(course.sessions, states, strict=False):
        course = course.with_session(one.become(state))
    return course


# Templates


def test_the_introductory_series_is_six_sessions_in_two_to_three_weeks() -> None:
    days = [one.day for one in begun().sessions]
    assert len(days) == 6
    assert 14 <= (days[-1] - days[0]).days <= 21


@pytest.mark.parametrize("template", TEMPLATES.course, ids=lambda one: one.id)
def test_every_template_can_be_begun(template: object) -> None:
    course = begun(template.id)  # type: ignore[attr-defined]
    assert len(course.sessions) == template.sessions  # type: ignore[attr-defined]
    assert course.phases[0].began == FIRST


def test_templates_propose_no_dose() -> None:
    text = (assets_folder() / "courses.toml").read_text(encoding="utf-8").lower()
    assert not any(word in text for word in (" mg", "dose", "milligram", "infus"))
    assert text.count("needs clinician review") >= len(TEMPLATES.course) + len(TEMPLATES.reason)


def test_a_broken_file_is_named_with_its_key(tmp_path: object) -> None:
    path = tmp_path / "courses.toml"  # type: ignore[operator]
    path.write_text('[[course]]\nid = "x"\n')
    with pytest.raises(ContentError, match=r"courses\.toml, key course\.0\.name"):
        templates.load(tmp_path)  # type: ignore[arg-type]


# Where a day lies


@pytest.mark.parametrize(
    ("day", "states", "expected"),
    [
        (-1, (), None),
        (0, (), None),
        (0, ("done",), (0, 3, 1, 2)),
        (2, ("done",), (2, 3, 1, 2)),
        (3, ("done",), (3, 3, 1, 2)),
        (4, ("done",), (4, 7, 1, 3)),
        (4, ("done", "done"), (1, 4, 2, 3)),
        (4, ("done", "skipped"), (4, 7, 1, 2)),
        (20, ("done",) * 6, (3, None, 6, None)),
    ],
)
def test_day_after_session(day: int, states: tuple[State, ...], expected: tuple[int | None, ...] | None) -> None:
    found = course_day(told(begun(), *states), on(day))
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert (found.day, found.days, found.last, found.next) == expected
        assert found.of == 6 - states.count("skipped")


def test_an_open_phase_counts_no_total_and_begins_anew() -> None:
    course = begun("maintenance", told(begun(), *["done"] * 6), on(40))
    after = course_day(course, on(41))
    assert after is not None
    assert (after.last, after.of, after.series) == (6, 6, "Maintenance")
    done = course.with_session(course.sessions[-1].become("done"))
    assert course_day(done, on(41)) == CourseDay(day=1, last=1, series="Maintenance")


# Any order of steps

STEPS: list[Callable[[Course, int], Course]] = [
    lambda course, at: _with(course, at, lambda one: one.become("done")),
    lambda course, at: _with(course, at, lambda one: one.become("skipped")),
    lambda course, at: _with(course, at, lambda one: one.become("planned")),
    lambda course, at: _with(course, at, lambda one: one.moved_to(one.day + timedelta(days=at % 9 - 4), time(at % 24))),
    lambda course, at: begun("maintenance", course, on(40 + at)) if len(course.phases) < 5 else course,
    lambda course, at: course.with_stress(StressPeriod(id=f"hard-{at}", began=on(at))),
]


def _with(course: Course, at: int, step: Callable[[Session], Session]) -> Course:
    return course.with_session(step(course.sessions[at % len(course.sessions)]))


@given(st.lists(st.tuples(st.sampled_from(range(len(STEPS))), st.integers(0, 60)), max_size=30))
def test_numbers_have_no_holes_and_nothing_is_lost(steps: list[tuple[int, int]]) -> None:
    course = begun()
    for number, at in steps:
        before = course
        course = STEPS[number](course, at)
        assert {one.id for one in before.sessions} <= {one.id for one in course.sessions}
        assert {one.id for one in before.phases} <= {one.id for one in course.phases}
    for phase in course.phases:
        numbers = [course.number(one) for one in course.counted(phase.id)]
        assert numbers == list(range(1, len(numbers) + 1))
    days = [one.day for one in course.sessions]
    assert days == sorted(days)
    assert course.model_copy() == Course.model_validate_json(course.model_dump_json())


@given(st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_moving_remembers_where_it_was_and_forgets_when_it_is_back(days: list[int]) -> None:
    session = Session(id="s", phase="p", day=FIRST)
    for day in days:
        session = session.moved_to(on(day), None)
        assert session.day not in session.moved_from
        assert len(set(session.moved_from)) == len(session.moved_from)


def test_nobody_told_is_asked_once_for_the_last_one_only() -> None:
    course = begun()
    assert course.untold(FIRST) is None
    assert course.untold(on(1)) == course.sessions[0]
    assert course.untold(on(30)) == course.sessions[-1]
    assert told(course, *["done"] * 6).untold(on(30)) is None


# Around a session


@pytest.mark.parametrize(
    ("day", "state", "at", "parts"),
    [
        (-5, "planned", "ahead", BEFORE),
        (-1, "planned", "eve", BEFORE),
        (0, "planned", "day", BEFORE),
        (0, "done", "after", AFTER),
        (1, "done", "track", ("day_1",)),
        (4, "done", "track", ("day_4",)),
        (5, "done", "past", ()),
        (1, "planned", "past", ()),
    ],
)
def test_what_is_offered_around_a_session(day: int, state: State, at: str, parts: tuple[str, ...]) -> None:
    session = Session(id="s", phase="p", day=FIRST, state=state)
    assert when(session, on(day)) == at
    assert offered(session, on(day)) == parts


def test_stress_lasts_until_it_is_over() -> None:
    course = Course(phases=(Phase(id="p", template="t", name="P", began=FIRST),))
    lasting = course.with_stress(StressPeriod(id="a", began=on(2)))
    assert [lasting.in_stress(on(day)) for day in (1, 2, 500)] == [False, True, True]
    over = lasting.with_stress(StressPeriod(id="a", began=on(2), ended=on(3)))
    assert [over.in_stress(on(day)) for day in (2, 3, 4)] == [True, True, False]
