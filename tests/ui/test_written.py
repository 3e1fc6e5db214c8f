"""What is typed while a screen is drawn: Flet knows a letter a moment before it tells, and draws in between."""

from collections.abc import Callable

import flet as ft
import pytest
from headless import App, settle
from scenes import drawn

from companion.ui.session_state import Session

Redraw = Callable[[Session], None]


def field(app: App) -> ft.TextField:
    return app.all(ft.TextField, app.top)[-1]


async def typed(app: App, text: str) -> None:
    await app.fire(field(app), "change", value=text)


async def drawn_between(app: App, session: Session, text: str) -> None:
    """Flet hears of `text`, and a screen is drawn before it tells."""
    app.session.apply_patch(field(app)._i, {"value": text})
    session.troubled("errors.unexpected")
    await settle()
    app.check()


@pytest.mark.parametrize("scene", ["journal", "sheet", "person-new"])
async def test_the_newest_letters_stay(scene: str) -> None:
    async with drawn(scene) as (app, session, _):
        await typed(app, "elep")
        before = field(app)
        await drawn_between(app, session, "elephant")
        assert field(app) is not before, "it was drawn anew"
        assert field(app).value == "elephant"
        await app.fire(field(app), "change")
        assert field(app).value == "elephant"


async def test_what_is_cleared_is_cleared_and_can_be_written_again() -> None:
    async with drawn("journal") as (app, session, _):
        await typed(app, "elephant")
        session.reading.search("")
        await settle()
        assert field(app).value == ""
        await typed(app, "elep")
        assert session.shown.words == field(app).value == "elep"
        session.reading.search("elephant")
        await settle()
        assert field(app).value == "elephant"
