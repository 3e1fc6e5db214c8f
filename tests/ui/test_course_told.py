"""A course on the screen: told in few taps, changed with a way back, and words around sessions that are never lost."""

from dataclasses import replace
from datetime import date, timedelta

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, NOON, WORDS, Machine, entry, in_a_course, refused
from scenes import window

from companion.care.session import State
from companion.ui import navigation
from companion.ui.look import Look

LARGE, TURNED = replace(LOOK, text_scale=2.0), replace(LOOK, width=844, height=390)
TODAY = NOON.date()


async def tap(app: App, said: str) -> None:
    """Tap the first control whose name begins like this."""
    found = next(control for control, its in spoken.met(app) if its.replace("\n", " ").startswith(said))
    await app.fire(found, "click")
    await settle()


def texts(app: App) -> str:
    return "\n".join(app.texts(app.top))


async def type_in(app: App, words: str, place: int = 0) -> None:
    await app.fire(app.all(ft.TextField, app.top)[place], "change", value=words)
    await settle()


async def told(machine: Machine, states: dict[int, State]) -> None:
    """The demo's course, with other states for some sessions, by number of days from today."""
    await machine.filled(entry("a", mood=7))
    await in_a_course(machine)
    journal = machine.journal

    for days, state in states.items():
        day = TODAY + timedelta(days=days)
        held = next((one for one in journal.course.load().sessions if one.day == day), None)
        if held is None:
            held = journal.course.load().sessions[-1].model_copy(update={"id": f"extra-{days}", "day": day})
        one = held.become(state)
        await journal.course.change(lambda course, one=one: course.with_session(one))  # type: ignore[misc]


# Telling of one


async def test_a_course_is_told_in_four_taps_from_today(machine: Machine) -> None:
    await machine.filled(entry("a", mood=7))
    async with window(machine) as (app, session):
        for said in (WORDS("course.offer"), "Depression", "Introductory series", WORDS("course.looks_right")):
            await tap(app, said)
        assert session.shown.trail.routes == ("/", navigation.COURSE)
        course = session.shown.course
        assert (len(course.sessions), course.told.reason) == (6, "depression")
        assert course.sessions[0].day == TODAY
        session.back()
        await settle()
        assert session.shown.trail.here == "/"


async def test_a_template_suggested_by_the_reason_stands_first(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.BEGIN) as (app, _):
        await tap(app, "Trauma")
        said = texts(app)
        assert said.index("Longer series") < said.index("Introductory series")


async def test_past_days_took_place_unless_said_otherwise(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.COURSE) as (app, session):
        session.course.set_up()
        await session.course.choose_reason("")
        session.course.choose_template("introductory")
        session.course.choose_first(TODAY - timedelta(days=5))
        await settle()
        assert WORDS("course.took_place") in texts(app)
        await session.course.begin()
        states = [one.state for one in session.shown.course.sessions]
        assert states == ["done", "done", *["planned"] * 4]


async def test_telling_can_be_undone(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.COURSE) as (_, session):
        session.course.choose_template("introductory")
        await session.course.begin()
        assert session.shown.course.begun
        await session.foot.undo()
        assert not session.shown.course.begun


async def test_the_offer_is_put_away_for_good(machine: Machine) -> None:
    await machine.filled(entry("a", mood=7))
    async with window(machine) as (app, _):
        await tap(app, WORDS("standing.not_now"))
        assert WORDS("course.offer") not in texts(app)
    again = await machine.restarted()
    async with window(again) as (app, _):
        assert WORDS("course.offer") not in texts(app)


async def test_nothing_is_offered_on_a_first_run_or_while_paused(machine: Machine) -> None:
    await machine.filled()
    async with window(machine) as (app, _):
        assert WORDS("course.offer") not in texts(app)
    await told(machine, {})
    async with window(machine) as (app, session):
        assert "Session 5 in 4 days" in texts(app)
        await session.pausing.pause()
        await settle()
        assert "Session 5" not in texts(app)


# Today


@pytest.mark.parametrize(
    ("states", "says", "says_not"),
    [
        ({}, ("Day 3 after session 4", "Session 5 in 4 days"), ("driving",)),
        ({0: "planned"}, ("Session 5 is today", "No driving or machinery until tomorrow, after sleep."), ("in 0",)),
        ({0: "done"}, ("The first pieces", "No driving or machinery"), ("is today",)),
        ({1: "planned"}, ("Session 5 tomorrow",), ()),
        ({-1: "planned"}, ("Session 5: what became of it?", "It was skipped"), ("missed", "forgot")),
    ],
)
async def test_today_knows_the_session(
    machine: Machine, states: dict[int, State], says: tuple[str, ...], says_not: tuple[str, ...]
) -> None:
    await told(machine, states)
    async with window(machine) as (app, _):
        said = texts(app) + "\n".join(its for _, its in spoken.met(app))
        for one in says:
            assert one in said
        for one in says_not:
            assert one not in said


async def test_what_became_of_it_is_told_by_one_tap_with_a_way_back(machine: Machine) -> None:
    await told(machine, {-1: "planned"})
    async with window(machine) as (app, session):
        await tap(app, WORDS("session.took_place"))
        assert session.shown.course_day is not None
        assert (session.shown.course_day.day, session.shown.course_day.last) == (1, 5)
        await session.foot.undo()
        assert (session.shown.course_day.day, session.shown.course_day.last) == (3, 4)


async def test_the_clinics_own_rule_is_shown_as_well(machine: Machine) -> None:
    await told(machine, {0: "planned"})
    machine.session_day_rule = "Somebody takes you home."
    async with window(machine) as (app, _):
        assert "Somebody takes you home." in texts(app)
        assert WORDS("session.safety") in texts(app)


async def test_when_to_call_whom(machine: Machine) -> None:
    await told(machine, {0: "planned"})
    async with window(machine) as (app, _):
        await tap(app, WORDS("call_whom.title"))
        assert "Call 911" in texts(app)
        assert WORDS("call_whom.clinic_line") in texts(app)


# One session


async def test_a_session_is_moved_by_a_tap_and_remembers(machine: Machine) -> None:
    await told(machine, {})
    async with window(machine, f"{navigation.SESSION}/demo-session-5") as (app, session):
        await tap(app, "28 November 2026")
        moved = session.shown.course.session("demo-session-5")
        assert moved is not None
        assert (moved.day, moved.moved_from) == (date(2026, 11, 28), (date(2026, 11, 27),))
        await session.foot.undo()
        back = session.shown.course.session("demo-session-5")
        assert back is not None
        assert back.day == date(2026, 11, 27)


@pytest.mark.parametrize(("typed", "wrong"), [("9.15", False), ("", False), ("25:00", True), ("noon", True)])
async def test_a_time_of_day_is_read_or_mended(machine: Machine, typed: str, wrong: bool) -> None:
    await told(machine, {})
    async with window(machine, f"{navigation.SESSION}/demo-session-5") as (app, _):
        await type_in(app, typed)
        await tap(app, WORDS("session.save_time"))
        assert (WORDS("session.time_wrong") in texts(app)) == wrong


async def test_a_session_with_words_is_not_removed(machine: Machine) -> None:
    await told(machine, {})
    machine.journal.course.write("demo-session-5", "intention", "To let it be.")
    async with window(machine, f"{navigation.SESSION}/demo-session-5") as (app, session):
        assert WORDS("session.remove") not in [its for _, its in spoken.met(app)]
        await session.course.remove("demo-session-5")
        assert session.shown.course.session("demo-session-5") is not None


async def test_an_empty_one_is_removed_with_a_way_back(machine: Machine) -> None:
    await told(machine, {})
    async with window(machine, f"{navigation.SESSION}/demo-session-5") as (app, session):
        await tap(app, WORDS("session.remove"))
        assert session.shown.course.session("demo-session-5") is None
        await session.foot.undo()
        assert session.shown.course.session("demo-session-5") is not None


async def test_a_full_disk_says_so_and_changes_nothing(machine: Machine) -> None:
    await told(machine, {})
    async with window(machine, f"{navigation.SESSION}/demo-session-5") as (app, session):
        machine.disk.trouble = refused()
        await tap(app, WORDS("session.skipped"))
        assert session.shown.trouble
        held = session.shown.course.session("demo-session-5")
        assert held is not None
        assert held.state == "planned"
        machine.disk.trouble = None


# Around one


async def around(machine: Machine) -> str:
    await told(machine, {})
    return f"{navigation.AROUND}/demo-session-4"


async def test_the_part_of_the_day_is_open_and_the_others_wait(machine: Machine) -> None:
    async with window(machine, await around(machine)) as (app, _):
        assert "The third day after" in texts(app)
        assert WORDS("safety.not_read", emergency="911") in texts(app)
        await tap(app, "The first pieces")
        assert WORDS("around.fragments") in texts(app)
        assert WORDS("session.safety") in texts(app)


async def test_words_are_found_again_after_leaving_locking_and_a_restart(machine: Machine) -> None:
    async with window(machine, await around(machine)) as (app, session):
        await type_in(app, "Ask Anna.")
        session.tab(navigation.TRENDS)
        await settle()
        assert machine.journal.course.words("demo-session-4") == {"day_3": "Ask Anna."}
        session.go(f"{navigation.AROUND}/demo-session-4")
        await settle()
        assert app.all(ft.TextField, app.top)[0].value == "Ask Anna."
        await type_in(app, "Ask Anna to walk.")
        session.put_away("locked")
    again = await machine.restarted()
    async with window(again, f"{navigation.AROUND}/demo-session-4") as (app, _):
        assert app.all(ft.TextField, app.top)[0].value == "Ask Anna to walk."


async def test_each_part_keeps_its_own_words(machine: Machine) -> None:
    async with window(machine, await around(machine)) as (app, session):
        await type_in(app, "day three")
        await tap(app, "The first pieces")
        await type_in(app, "a door")
        await tap(app, WORDS("around.done"))
        assert machine.journal.course.words("demo-session-4") == {"day_3": "day three", "fragments": "a door"}
        assert session.shown.trail.here == "/"


async def test_words_on_a_full_disk_stay_and_it_says_so(machine: Machine) -> None:
    async with window(machine, await around(machine)) as (app, session):
        await type_in(app, "a door")
        machine.disk.trouble = refused()
        await tap(app, WORDS("around.done"))
        assert session.shown.trouble
        assert app.all(ft.TextField, app.top)[0].value == "a door"
        machine.disk.trouble = None
        await tap(app, WORDS("around.done"))
        assert machine.journal.course.words("demo-session-4") == {"day_3": "a door"}


async def test_help_now_and_back_keeps_the_words(machine: Machine) -> None:
    async with window(machine, await around(machine)) as (app, session):
        await type_in(app, "a door")
        session.go(navigation.HELP)
        await settle()
        session.back()
        await settle()
        assert app.all(ft.TextField, app.top)[0].value == "a door"


# The whole


async def test_phases_and_hard_times_are_told_and_undone(machine: Machine) -> None:
    await told(machine, {})
    async with window(machine, navigation.COURSE) as (app, session):
        assert "Introductory series" in texts(app)
        await tap(app, WORDS("course.add_stress"))
        assert session.shown.course.in_stress(TODAY)
        await tap(app, WORDS("course.stress_over"))
        assert session.shown.course.stress[-1].ended == TODAY
        await session.foot.undo()
        assert session.shown.course.stress[-1].ended is None


async def test_what_supports_me_outlives_a_restart_before_it_is_saved(machine: Machine) -> None:
    await told(machine, {})
    async with window(machine, navigation.TOLD) as (app, _):
        place = [field.value for field in app.all(ft.TextField, app.top)].index(
            "Anna on the phone. The canal in the morning."
        )
        await type_in(app, "Anna, and tea.", place)
    again = await machine.restarted()
    async with window(again, navigation.TOLD) as (app, session):
        assert "Anna, and tea." in [field.value for field in app.all(ft.TextField, app.top)]
        await tap(app, WORDS("course.save"))
        assert session.shown.course.told.supports == "Anna, and tea."


@pytest.mark.parametrize("look", [LARGE, TURNED], ids=["200%", "turned"])
@pytest.mark.parametrize(
    "route",
    [
        *(navigation.COURSE, navigation.BEGIN, navigation.PHASE, navigation.FIRST_DAY, navigation.TOLD),
        *(f"{navigation.SESSION}/demo-session-5", f"{navigation.AROUND}/demo-session-4", navigation.CALL_WHOM),
    ],
)
async def test_every_screen_draws_in_every_look(machine: Machine, look: Look, route: str) -> None:
    await told(machine, {})
    async with window(machine, route, look) as (app, session):
        assert session.shown.trail.here == route
        assert WORDS("help.button") in texts(app)


@pytest.mark.parametrize("route", [f"{navigation.SESSION}/nowhere", f"{navigation.AROUND}/nowhere"])
async def test_a_session_that_is_gone_says_so(machine: Machine, route: str) -> None:
    await machine.filled()
    async with window(machine, route) as (app, _):
        assert WORDS("session.gone") in texts(app)
