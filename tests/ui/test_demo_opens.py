"""The app over the demo patient: every tab draws, and the months are full."""

import flet as ft
import pytest
import spoken
from headless import settle
from pretend import NOON, WORDS, Machine
from scenes import window

from companion.demo import notes
from companion.demo.filling import fill
from companion.demo.patient import SEED, DemoPatient
from companion.demo.people import PEOPLE
from companion.ui import navigation

PATIENT = DemoPatient(SEED, NOON.date(), NOON.tzinfo)  # type: ignore[arg-type]


async def _machine() -> Machine:
    machine = Machine()
    await fill(await machine.open(), PATIENT.check_ins())
    return machine


@pytest.mark.parametrize("route", [*navigation.TABS, navigation.YEAR, navigation.SETTINGS, navigation.HELP])
async def test_every_screen_draws(route: str) -> None:
    async with window(await _machine(), route) as (app, session):
        assert session.shown.phase == "ready"
        assert session.shown.trouble == ""
        assert app.all(ft.View)


async def test_help_now_calls_the_people_of_the_demo() -> None:
    async with window(await _machine(), navigation.HELP) as (app, session):
        assert session.shown.people == PEOPLE
        assert spoken.find(app, WORDS("people.call", name="Anna"))
        assert all(one.number.startswith("+120255501") for one in PEOPLE), "set aside for fiction"


async def test_today_asks_since_nothing_was_said_today() -> None:
    async with window(await _machine()) as (app, session):
        assert WORDS("today.ask") in app.texts()
        assert session.shown.newest is not None
        assert session.shown.newest.noticed.note == notes.SOUP


async def test_the_months_before_are_there_and_words_are_found() -> None:
    async with window(await _machine(), navigation.JOURNAL) as (app, session):
        assert notes.SOUP in app.texts()
        session.reading.search("wide field")
        await settle()
        assert WORDS.counted("journal.found", 1) in app.texts()
        session.reading.search("")
        for month in (8, 9, 10, 11):
            session.reading.see(NOON.date().replace(month=month))
            await settle()
            assert len(session.shown.entries) > 10
        assert spoken.find(app, WORDS("journal.see_year"))
