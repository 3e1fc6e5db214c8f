"""The guard: an error shows a calm card or a sentence, the app goes on, and no words reach the log."""

import logging

import flet as ft
import pytest
import spoken
from flet.messaging.protocol import Message, MessageAction
from headless import App, headless, settle
from pretend import LOOK, WORDS, Machine, raised
from scenes import drawn, window

from companion import errors
from companion.ui.checking_in import CheckingIn
from companion.ui.components import entry_row
from companion.ui.components.quiet_states import Trouble
from companion.ui.frame import Frame, FrameContext
from companion.ui.guard import component, guarded, set_calm_card, write_no_messages
from companion.ui.screens import today
from companion.ui.session_state import Session

CANARY = "canary-what-a-patient-wrote"


def told(log: pytest.LogCaptureFixture) -> str:
    """The one error in the log, in full; afterwards the log is clean."""
    (record,) = [record for record in log.records if record.levelno >= logging.ERROR]
    assert record.exc_info is None
    message = record.getMessage()
    log.clear()
    return message


def breaks() -> None:
    raise ValueError(CANARY)


async def breaks_later() -> None:
    breaks()


@pytest.mark.parametrize("handler", [breaks, breaks_later, lambda: breaks_later(), lambda event: breaks()])
async def test_a_handler_that_raises_says_a_sentence_and_logs_the_place(
    handler: object, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    await guarded(handler, said.append)(object())  # type: ignore[arg-type]
    assert said == ["errors.unexpected"]
    assert CANARY not in caplog.text
    line = breaks.__code__.co_firstlineno + 1
    assert told(caplog).startswith(f"ValueError at test_guard.py:{line} < ")


async def test_an_error_the_app_can_explain_says_its_own_sentence(caplog: pytest.LogCaptureFixture) -> None:
    said: list[str] = []

    def refuses() -> None:
        raise raised(errors.NotKept)

    await guarded(refuses, said.append)()
    assert said == ["errors.not_kept"]
    assert caplog.messages == ["NotKept: the technical cause"]


async def test_a_handler_gets_the_event_when_it_asks_for_it() -> None:
    got: list[object] = []
    await guarded(got.append, got.append)("event")
    await guarded(lambda: got.append("none"), got.append)("event")
    assert got == ["event", "none"]


async def test_a_button_that_fails_shows_the_sentence_and_the_app_goes_on(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(CheckingIn, "tap", lambda *_: breaks())
    async with window(machine) as (app, _):
        await app.fire(face(app), "click")
        assert WORDS("errors.unexpected") in app.texts()
        assert CANARY not in caplog.text
        told(caplog)
        await app.fire(spoken.find(app, WORDS("errors.understood")), "click")
        assert WORDS("errors.unexpected") not in app.texts()
        await app.fire(spoken.find(app, WORDS("settings.title")), "click")
        assert WORDS("settings.country") in app.texts()


def face(app: App) -> ft.TextButton:
    found = spoken.find(app, "Good, mood 4 of 5")
    assert isinstance(found, ft.TextButton)
    return found


async def test_a_component_that_fails_shows_the_calm_card_and_the_rest_stays(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def greets(*_: object) -> str:
        raise ValueError(CANARY)

    monkeypatch.setattr(today, "greeting", greets)
    async with window(machine) as (app, session):
        assert WORDS("errors.closed") in app.texts()
        assert WORDS("today.ask") in app.texts()
        message = told(caplog)
        assert "ValueError at test_guard.py:" in message
        assert " < today.py:" in message
        assert CANARY not in message
        session.go("/settings")
        await settle()
        caplog.clear()
        assert WORDS("settings.country") in app.texts()


async def test_a_whole_screen_that_fails_keeps_the_tabs_and_the_draft(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(entry_row, "clock_time", lambda _: breaks())
    async with drawn("journal") as (app, _, _):
        assert CANARY not in caplog.text
        caplog.clear()
        assert WORDS("errors.closed") in app.texts()
        assert WORDS("help.button") in [its for _, its in spoken.met(app)]
        (bar,) = app.all(ft.NavigationBar)
        await app.fire(bar, "change", selected_index=2)
        assert WORDS("later.practice_line") in app.texts()


async def test_a_component_that_failed_comes_back_when_it_can(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(today, "greeting", lambda *_: breaks())
        async with window(machine) as (app, session):
            assert WORDS("errors.closed") in app.texts()
            caplog.clear()
            broken.undo()
            session.show(trouble="errors.unexpected")
            await settle()
            assert WORDS("errors.closed") not in app.texts()
            assert "Good afternoon" in app.texts()


async def test_without_a_calm_card_a_component_that_fails_is_empty(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("companion.ui.guard._last_resort", [])

    @component
    def Broken() -> ft.Control:
        raise ValueError(CANARY)

    async with headless(lambda page: page.render_views(lambda: [ft.View([Broken()])])) as app:
        assert len(app.all(ft.Container)) == 1
        assert app.texts() == []
    told(caplog)


async def test_every_error_in_the_tree_has_a_sentence() -> None:
    for kind in _tree(errors.CompanionError):
        assert kind.said in WORDS.keys


def _tree(kind: type[errors.CompanionError]) -> list[type[errors.CompanionError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _tree(child))]


def test_messages_to_the_screen_are_never_written_out() -> None:
    write_no_messages()
    assert CANARY not in f"{Message(MessageAction.PATCH_CONTROL, ft.Text(CANARY))}"


OF_THE_LOCK = (errors.Locked, errors.TooSoon, errors.UnknownWord)
"""The lock's own screens tell these, with what belongs to them."""


@pytest.mark.parametrize("kind", [kind for kind in _tree(errors.CompanionError) if kind not in OF_THE_LOCK])
async def test_every_error_is_drawn_as_a_refusal_and_as_trouble(kind: type[errors.CompanionError]) -> None:
    machine = await Machine().filled()
    machine.refusal = raised(kind)
    async with window(machine) as (app, session):
        assert WORDS(kind.said) in app.texts()
        machine.refusal = None
        await app.fire(spoken.find(app, WORDS("errors.try_again")), "click")
        assert WORDS("today.ask") in app.texts()
        session.troubled(kind.said)
        await settle()
        assert WORDS(kind.said) in app.texts()


async def test_the_calm_card_can_be_drawn_by_itself() -> None:
    session: Session = Machine().closed_window()
    frame = Frame(session, session.shown, LOOK, WORDS)
    set_calm_card(lambda: Trouble("closed", "line", ft.Icons.INFO_OUTLINE))

    @component
    def Framed() -> list[ft.View]:
        return FrameContext(frame, lambda: [ft.View([Trouble("closed", "line", ft.Icons.INFO_OUTLINE)])])  # type: ignore[no-any-return]

    async with headless(lambda page: page.render_views(Framed)) as app:
        assert app.texts() == ["closed", "line"]
