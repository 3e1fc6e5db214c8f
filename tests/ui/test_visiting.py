"""The Visit tab: what is next, goals, questions and visits, each with a way back."""

from dataclasses import replace
from datetime import timedelta

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, NOON, WORDS, Machine, in_a_course
from scenes import window

from companion.care.visit import Appointment
from companion.demo import course
from companion.ui import navigation
from companion.ui.look import Look

TODAY = NOON.date()


async def tap(app: App, said: str) -> None:
    """Tap the first control whose name begins like this."""
    found = next(control for control, its in spoken.met(app) if its.replace("\n", " ").startswith(said))
    await app.fire(found, "click")
    await settle()


async def type_in(app: App, words: str) -> None:
    await app.fire(app.all(ft.TextField, app.top)[0], "change", value=words)
    await settle()


def texts(app: App) -> str:
    return "\n".join(app.texts(app.top))


async def demo(machine: Machine) -> None:
    await machine.filled()
    await in_a_course(machine)
    visits = course.visits(TODAY)
    await machine.journal.course.change_visits(lambda _: visits)


async def test_it_says_what_is_next_as_drawn(machine: Machine) -> None:
    await demo(machine)
    async with window(machine, navigation.VISIT) as (app, _):
        for said in (
            "Session 5, in 4 days",
            "Friday 27 November",
            "10:30 with Dr Sanz",
            "Mornings without dread",
            "A little closer than in October",
            "About the same",
            "To ask Dr Sanz",
            "Is it all right that I cried so much?",
        ):
            assert said in texts(app)
        assert "share" not in texts(app).lower(), "sharing comes later, and nothing pretends"


async def test_a_sooner_visit_comes_first(machine: Machine) -> None:
    await demo(machine)
    sooner = Appointment(id="a", day=TODAY + timedelta(days=1), review=True)
    await machine.journal.course.change_visits(lambda visits: visits.with_appointment(sooner))
    async with window(machine, navigation.VISIT) as (app, _):
        assert "A look back together, tomorrow" in texts(app)


async def test_empty_is_quiet(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.VISIT) as (app, _):
        for key in ("visit.none", "visit.no_goals", "visit.no_questions", "visit.no_reviews"):
            assert WORDS(key) in texts(app)


async def test_a_goal_is_added_looked_at_and_let_go(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.VISIT) as (app, session):
        await tap(app, WORDS("visit.add_goal"))
        await tap(app, WORDS("visit.save"))
        assert WORDS("visit.no_words") in texts(app)
        await type_in(app, "  Mornings   without dread ")
        await tap(app, WORDS("visit.icon_sun"))
        await tap(app, WORDS("visit.save"))
        (goal,) = session.shown.visits.goals
        assert (goal.words, goal.icon, goal.since, goal.seemed) == ("Mornings without dread", "sun", TODAY, None)
        await tap(app, "Mornings")
        await tap(app, WORDS("visit.closer"))
        await tap(app, WORDS("visit.save"))
        assert "A little closer than in November" in texts(app)
        await tap(app, "Mornings")
        await tap(app, WORDS("visit.let_go"))
        assert session.shown.visits.goals == ()
        await session.foot.undo()
        assert len(session.shown.visits.goals) == 1


async def test_a_question_is_asked_and_folds_away(machine: Machine) -> None:
    await demo(machine)
    async with window(machine, navigation.VISIT) as (app, _):
        await tap(app, "Is it all right")
        await tap(app, WORDS("visit.was_asked"))
        assert "Is it all right that I cried so much?" not in texts(app)
        await tap(app, "1 question asked")
        assert "Is it all right that I cried so much?" in texts(app)


async def test_half_a_question_is_there_again_after_a_restart(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, navigation.VISIT) as (app, _):
        await tap(app, WORDS("visit.add_question"))
        await type_in(app, "May I dri")
    again = await machine.restarted()
    async with window(again, f"{navigation.TO_ASK}/new") as (app, session):
        assert app.all(ft.TextField, app.top)[0].value == "May I dri"
        await type_in(app, "May I drive?")
        await tap(app, WORDS("visit.save"))
        assert [one.words for one in again.journal.course.visits().to_ask] == ["May I drive?"]
        session.go(f"{navigation.TO_ASK}/new")
        await settle()
        assert app.all(ft.TextField, app.top)[0].value == ""


async def test_a_visit_is_added_and_removed(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, f"{navigation.APPOINTMENT}/new") as (app, session):
        await tap(app, "28 November 2026")
        await tap(app, WORDS("visit.review"))
        await tap(app, WORDS("visit.save"))
        (one,) = machine.journal.course.visits().appointments
        assert (one.day.day, one.review) == (28, True)
        session.go(f"{navigation.APPOINTMENT}/{one.id}")
        await settle()
        await tap(app, WORDS("course.remove"))
        assert machine.journal.course.visits().appointments == ()


@pytest.mark.parametrize(
    "look", [replace(LOOK, text_scale=2.0), replace(LOOK, width=844, height=390)], ids=["200%", "turned"]
)
@pytest.mark.parametrize(
    "route",
    [
        navigation.VISIT,
        f"{navigation.GOAL}/new",
        f"{navigation.GOAL}/demo-mornings",
        f"{navigation.TO_ASK}/demo-ask-1",
        f"{navigation.APPOINTMENT}/demo-review",
    ],
)
async def test_every_screen_draws_in_every_look(machine: Machine, look: Look, route: str) -> None:
    await demo(machine)
    async with window(machine, route, look) as (app, _):
        assert WORDS("help.button") in texts(app)
