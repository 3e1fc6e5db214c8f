"""The course, what is written around its sessions, and what is taken to a visit: kept whole, or not at all."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from faulty_disk import BrokenDisk
from homes import HeldClock, home_in, home_on, settle, silent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from locks import lock_with, words

from companion.care.answer_sheet import AnswerSheet
from companion.care.course import Course, Phase, StressPeriod, Told
from companion.care.moment import Moment
from companion.care.session import Session
from companion.care.visit import Appointment, Goal, ToAsk, Visits
from companion.errors import NotKept
from companion.store.journal import Journal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
IDS, WORDS, DAYS = st.uuids().map(str), st.text(max_size=60), st.dates(date(2020, 1, 1), date(2030, 1, 1))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
SOME = st.text(min_size=1, max_size=60)

COURSES = st.builds(
    lambda told, phases, sessions, stress: _sorted(told, phases, sessions, stress),
    st.builds(Told, reason=WORDS, own_reason=WORDS, clinician=WORDS, supports=WORDS, earlier=WORDS),
    st.lists(st.builds(Phase, id=IDS, template=WORDS, name=SOME, began=DAYS, series=st.booleans()), max_size=3),
    st.lists(
        st.builds(
            Session,
            id=IDS,
            phase=SOME,
            day=DAYS,
            at=st.one_of(st.none(), TIMES),
            state=st.sampled_from(["planned", "done", "skipped"]),
            moved_from=st.lists(DAYS, max_size=3).map(tuple),
        ),
        max_size=5,
    ),
    st.lists(st.builds(StressPeriod, id=IDS, began=DAYS, ended=st.one_of(st.none(), DAYS), words=WORDS), max_size=3),
)
VISITS = st.builds(
    lambda goals, to_ask, appointments: _visits(goals, to_ask, appointments),
    st.lists(
        st.builds(
            Goal,
            id=IDS,
            words=SOME,
            since=DAYS,
            icon=WORDS,
            seemed=st.sampled_from([None, "closer", "same", "further"]),
            looked_at=st.one_of(st.none(), DAYS),
            let_go=st.booleans(),
        ),
        max_size=3,
    ),
    st.lists(st.builds(ToAsk, id=IDS, words=SOME, written_on=DAYS, asked_on=st.one_of(st.none(), DAYS)), max_size=3),
    st.lists(
        st.builds(Appointment, id=IDS, day=DAYS, at=st.one_of(st.none(), TIMES), review=st.booleans(), words=WORDS),
        max_size=3,
    ),
)
SHEETS = st.builds(
    AnswerSheet,
    id=IDS,
    url=SOME,
    version=WORDS,
    begun=st.just(Moment.of(NOW)),
    finished=st.sampled_from([None, Moment.of(NOW)]),
    at=WORDS,
    answers=st.dictionaries(SOME, st.one_of(WORDS, st.integers(-5, 99), st.floats(-5, 5), st.booleans()), max_size=5),
)


def _sorted(told: Told, phases: list[Phase], sessions: list[Session], stress: list[StressPeriod]) -> Course:
    course = Course(told=told)
    for phase in phases:
        course = course.with_phase(phase)
    for session in sessions:
        course = course.with_session(session)
    for period in stress:
        course = course.with_stress(period)
    return course


def _visits(goals: list[Goal], to_ask: list[ToAsk], appointments: list[Appointment]) -> Visits:
    visits = Visits()
    for goal in goals:
        visits = visits.with_goal(goal)
    for question in to_ask:
        visits = visits.with_question(question)
    for appointment in appointments:
        visits = visits.with_appointment(appointment)
    return visits


async def opened(folder: Path) -> Journal:
    return await Journal.open(home_in(folder, HeldClock(NOW)), silent)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(COURSES, VISITS, st.lists(SHEETS, max_size=3, unique_by=lambda one: one.id))
async def test_what_is_kept_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, course: Course, visits: Visits, sheets: list[AnswerSheet]
) -> None:
    folder = tmp_path_factory.mktemp("course")
    journal = await opened(folder)
    await journal.course.change(lambda _: course)
    await journal.course.change_visits(lambda _: visits)
    for sheet in sheets:
        await journal.sheets.keep(sheet, "{}")
    await journal.close()
    again = await opened(folder)
    held = again.course.load()
    assert held.told == course.told
    assert {one.id: one for one in held.sessions} == {one.id: one for one in course.sessions}
    assert {one.id: one for one in held.phases} == {one.id: one for one in course.phases}
    assert set(held.stress) == set(course.stress)
    found = again.course.visits()
    assert (found.goals, found.to_ask) == (visits.goals, visits.to_ask)
    assert set(found.appointments) == set(visits.appointments)
    assert {one.id: one for one in again.sheets.all()} == {one.id: one for one in sheets}
    await again.close()


async def test_a_step_is_taken_from_what_is_there_when_its_turn_comes(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    days = [date(2026, 3, number) for number in range(1, 11)]

    def adding(day: date) -> Callable[[Course], Course]:
        return lambda course: course.with_session(Session(id=str(day), phase="p", day=day))

    await asyncio.gather(*(journal.course.change(adding(day)) for day in days))
    assert [one.day for one in journal.course.load().sessions] == days
    await journal.close()


async def test_a_change_that_could_not_be_kept_has_not_happened(tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk, HeldClock(NOW)), silent)
    await journal.course.change(lambda course: course.telling(supports="tea"))
    disk.break_after(0)
    with pytest.raises(NotKept):
        await journal.course.change(lambda course: course.telling(supports="walks"))
    assert journal.course.load().told.supports == "tea"
    disk.mend()
    await journal.close()


# Words around a session


async def test_words_on_their_way_win_and_outlive_a_kill(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    journal.course.write("s", "fragments", "A door")
    await journal.course.keep_words("s")
    journal.course.write("s", "fragments", "A door that was not locked")
    assert journal.course.words("s") == {"fragments": "A door that was not locked"}
    await journal.flush()
    killed = await opened_after_a_kill(tmp_path, journal)
    assert killed.course.words("s") == {"fragments": "A door that was not locked"}
    await killed.close()


async def opened_after_a_kill(folder: Path, journal: Journal) -> Journal:
    """The same folder, as if the process had ended here."""
    await journal._store.home.lock.release()
    return await opened(folder)


async def test_words_typed_while_the_others_are_kept_stay_on_their_way(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    journal.course.write("s", "later", "Warm")
    keeping = asyncio.ensure_future(journal.course.keep_words("s"))
    await asyncio.sleep(0)
    journal.course.write("s", "later", "Warm water")
    await keeping
    assert journal.course.words("s") == {"later": "Warm water"}
    await journal.close()
    again = await opened(tmp_path)
    assert again.course.words("s") == {"later": "Warm water"}
    await again.close()


async def test_words_that_were_wiped_are_gone(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    journal.course.write("s", "later", "Warm")
    await journal.course.keep_words("s")
    journal.course.write("s", "later", "")
    assert journal.course.words("s") == {}
    await journal.course.keep_words("s")
    assert journal.course.words("s") == {}
    await journal.close()


async def test_a_backup_brings_all_of_it(tmp_path: Path) -> None:
    journal = await opened(tmp_path / "one")
    await journal.course.change(lambda course: course.telling(supports="tea"))
    journal.course.write("s", "fragments", "on their way")
    journal.sheets.write("sheet", "3", "half")
    await lock_with(journal, 5)
    raw = await journal.backups.make()
    await journal.close()
    other = await opened(tmp_path / "two")
    found = await other.backups.open(raw, words(5))
    assert set(found.drafts) == {"session/s/fragments", "sheet/sheet/3"}
    await other.close()


async def test_somebody_who_told_of_a_course_is_not_blank(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    assert journal.backups.may_move_in
    await journal.course.change(lambda course: course.telling(reason="depression"))
    assert not journal.backups.may_move_in
    await journal.close()


async def test_words_on_their_way_are_no_check_in(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    journal.course.write("s", "fragments", "A door")
    journal.course.hold("goal/new", "Mornings")
    assert journal.drafts() == ()
    assert journal.course.half_written("goal/new") == "Mornings"
    journal.course.let_go("goal/new", "Mornin")
    assert journal.course.half_written("goal/new") == "Mornings", "others were typed meanwhile"
    journal.course.let_go("goal/new", "Mornings")
    assert journal.course.half_written("goal/new") is None
    await settle()
    await journal.close()


async def test_an_erased_sheet_leaves_no_answer(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    sheet = AnswerSheet(id="a", url="u", version="1", begun=Moment.of(NOW), answers={"1": "x"})
    await journal.sheets.keep(sheet, "{}")
    await journal.sheets.erase("a")
    assert journal.sheets.all() == ()
    assert journal.sheets.of("a") is None
    await journal.close()
