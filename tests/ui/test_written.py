"""What is typed while a screen is drawn: Flet knows a letter a moment before it tells, and draws in between."""

from collections.abc import Callable

import flet as ft
import pytest
from headless import App, settle
from scenes import drawn

from companion.care.people import Person
from companion.ui.session_state import Session


def field(app: App) -> ft.TextField:
    """The last one, or that of a new tag."""
    fields = app.all(ft.TextField, app.top)
    return next((one for one in fields if one.label), fields[-1])


async def typed(app: App, text: str) -> None:
    await app.fire(field(app), "change", value=text)


async def drawn_between(app: App, session: Session, text: str) -> None:
    """Flet hears of `text`, and a screen is drawn before it tells."""
    app.session.apply_patch(field(app)._i, {"value": text})
    session.troubled("errors.unexpected")
    await settle()
    app.check()


HEARD: dict[str, Callable[[Session], str]] = {
    "journal": lambda session: session.shown.words,
    "sheet": lambda session: session.shown.draft.noticed.note if session.shown.draft else "",
    "sheet-new-tag": lambda session: session.shown.draft.half_tag if session.shown.draft else "",
    "person-new": lambda session: session.shown.person.about if session.shown.person else "",
}
"""Of each screen with a field, what the session heard of it."""


@pytest.mark.parametrize("scene", HEARD)
async def test_the_newest_letters_stay(scene: str) -> None:
    async with drawn(scene) as (app, session, _):
        await typed(app, "elep")
        before = field(app)
        await drawn_between(app, session, "elephant")
        assert field(app) is not before, "it was drawn anew"
        assert field(app).value == "elephant"
        await app.fire(field(app), "change")
        assert field(app).value == HEARD[scene](session) == "elephant"


async def test_what_is_cleared_is_cleared_and_can_be_written_again() -> None:
    async with drawn("journal") as (app, session, _):
        await typed(app, "elephant")
        session.reading.search("")
        await settle()
        assert field(app).value == ""
        session.reading.search("elephant")
        await settle()
        assert field(app).value == "elephant"
        session.reading.search("")
        await settle()
        await typed(app, "elep")
        assert session.shown.words == field(app).value == "elep"
        session.reading.search("elephant")
        await settle()
        assert field(app).value == "elephant"


@pytest.mark.parametrize(
    ("scene", "first", "then"),
    [("sheet", "/check-in/mood", "/check-in/tags"), ("person-new", "/settings/person/ben", "/settings/person/cy")],
)
async def test_a_letter_strays_into_no_other_record(scene: str, first: str, then: str) -> None:
    async with drawn("today") as (app, session, machine):
        for id in ("ben", "cy"):
            await machine.journal.keep_person(Person(id=id, name="Somebody", phone="112"))
        session.refresh()
        session.go(first)
        await settle()
        app.session.apply_patch(field(app)._i, {"value": "x"})
        session.arrived(then)
        await settle()
        assert field(app).value == ""
        await app.fire(field(app), "change")
        assert HEARD[scene](session) == ""
