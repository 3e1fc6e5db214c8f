"""Delete everything: the word, five seconds that can be cancelled in every way, and what happens when it fails."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import WORDS, Machine, entry, raised, refused
from scenes import window

from companion.errors import CompanionError, NotKept
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.deleting import WAIT_SECONDS, Deletion
from companion.ui.session_state import Session

WORD = WORDS("delete_all.word")
GO = WORDS("delete_all.title")


class Eraser:
    """Stands in for the erasing itself: counts, and refuses while `trouble` is set."""

    def __init__(self) -> None:
        self.times = 0
        self.trouble: Exception | None = None

    async def __call__(self) -> None:
        self.times += 1
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def eraser(monkeypatch: pytest.MonkeyPatch) -> Eraser:
    erases = Eraser()
    monkeypatch.setattr(Session, "erase_everything", lambda session: erases(), raising=False)
    return erases


@pytest.fixture
async def session(machine: Machine, eraser: Eraser) -> Session:
    """A window on the screen."""
    return await machine.window(navigation.DELETE_ALL)


def begin(session: Session) -> None:
    session.deleting.type(WORD)
    session.deleting.start(WORD)


async def seconds(machine: Machine, count: int) -> None:
    for _ in range(count):
        await machine.clock.pass_by(1)


# The word


@pytest.mark.parametrize("typed", ["delete", "DELETE", " De lete ", "dele\tte\n"])
async def test_case_and_spaces_do_not_matter(session: Session, typed: str) -> None:
    session.deleting.type(typed)
    session.deleting.start(WORD)
    assert session.shown.deletion.stage == "counting"


@pytest.mark.parametrize("typed", ["", " ", "delet", "deleted", "löschen", "delete everything", "d-e-l-e-t-e"])
async def test_without_the_word_nothing_begins(machine: Machine, session: Session, eraser: Eraser, typed: str) -> None:
    session.deleting.type(typed)
    session.deleting.start(WORD)
    await seconds(machine, WAIT_SECONDS)
    assert session.shown.deletion == Deletion(typed=typed)
    assert eraser.times == 0


# The five seconds


async def test_it_counts_down_and_then_erases_once(machine: Machine, session: Session, eraser: Eraser) -> None:
    begin(session)
    counted = []
    for _ in range(WAIT_SECONDS):
        counted.append(session.shown.deletion.left)
        assert eraser.times == 0
        await machine.clock.pass_by(1)
    assert counted == [5, 4, 3, 2, 1]
    assert eraser.times == 1
    assert session.shown.deletion == Deletion()


async def test_a_double_tap_counts_once(machine: Machine, session: Session, eraser: Eraser) -> None:
    begin(session)
    session.deleting.start(WORD)
    await machine.clock.pass_by(1)
    assert session.shown.deletion.left == WAIT_SECONDS - 1
    begin(session)
    await seconds(machine, WAIT_SECONDS * 2)
    assert eraser.times == 1


@pytest.mark.parametrize("after", range(WAIT_SECONDS))
async def test_it_can_be_cancelled_in_any_second(
    machine: Machine, session: Session, eraser: Eraser, after: int
) -> None:
    begin(session)
    await seconds(machine, after)
    session.deleting.cancel()
    assert session.shown.deletion == Deletion(), "the word is to be typed again"
    await seconds(machine, WAIT_SECONDS * 2)
    assert eraser.times == 0


async def test_a_cancelled_count_does_not_shorten_the_next(machine: Machine, session: Session, eraser: Eraser) -> None:
    begin(session)
    await seconds(machine, WAIT_SECONDS - 1)
    session.deleting.cancel()
    begin(session)
    await seconds(machine, WAIT_SECONDS - 1)
    assert (session.shown.deletion.left, eraser.times) == (1, 0)
    await machine.clock.pass_by(1)
    assert eraser.times == 1


WAYS = {
    "back": lambda session: session.back(),
    "help": lambda session: session.go(navigation.HELP),
    "the browser's back": lambda session: session.arrived("/"),
    "a tab": lambda session: session.tab(navigation.JOURNAL),
    "another window": lambda session: session.taken_over(),
}


@pytest.mark.parametrize("way", WAYS)
async def test_leaving_the_screen_cancels(machine: Machine, session: Session, eraser: Eraser, way: str) -> None:
    begin(session)
    await seconds(machine, 2)
    WAYS[way](session)
    assert session.shown.deletion == Deletion()
    await seconds(machine, WAIT_SECONDS * 2)
    assert eraser.times == 0


async def test_what_is_out_of_sight_deletes_nothing(machine: Machine, session: Session, eraser: Eraser) -> None:
    for leave in (session.presence.hidden, session.presence.gone):
        begin(session)
        await seconds(machine, 2)
        await leave()
        await seconds(machine, WAIT_SECONDS * 2)
    assert eraser.times == 0


async def test_a_picture_drawn_anew_has_cancelled(machine: Machine, session: Session, eraser: Eraser) -> None:
    """As when the journal locks itself: nothing of what was shown is left."""
    begin(session)
    await seconds(machine, 2)
    session.show(deletion=Deletion())
    await seconds(machine, WAIT_SECONDS * 2)
    assert eraser.times == 0


async def test_a_window_taken_over_by_a_second_one_stops_counting(machine: Machine, eraser: Eraser) -> None:
    async with on_the_screen(machine) as (app, session):
        begin(session)
        await machine.window()
        await seconds(machine, WAIT_SECONDS * 2)
        app.check()
        assert eraser.times == 0


# Failing


async def test_a_failure_says_its_sentence_and_can_be_tried_again(
    machine: Machine, session: Session, eraser: Eraser
) -> None:
    eraser.trouble = refused()
    begin(session)
    await seconds(machine, WAIT_SECONDS)
    assert session.shown.deletion == Deletion("failed", WORD, 0, NotKept.said)
    await session.deleting.try_again()
    assert session.shown.deletion.stage == "failed"
    eraser.trouble = None
    await session.deleting.try_again()
    assert (session.shown.deletion, eraser.times) == (Deletion(), 3)
    await session.deleting.try_again()
    assert eraser.times == 3, "nothing failed"


async def test_a_failure_without_a_name_is_told_too(
    machine: Machine, session: Session, eraser: Eraser, caplog: pytest.LogCaptureFixture
) -> None:
    eraser.trouble = ZeroDivisionError("my secret words")
    begin(session)
    await seconds(machine, WAIT_SECONDS)
    assert session.shown.deletion.refusal == CompanionError.said
    assert "ZeroDivisionError" in caplog.text
    assert "secret" not in caplog.text
    caplog.clear()


async def test_while_it_erases_nothing_can_be_cancelled_or_begun(machine: Machine, session: Session) -> None:
    session.show(deletion=Deletion("erasing"))
    session.deleting.cancel()
    session.deleting.type("x")
    session.deleting.start("")
    session.back()
    assert session.shown.deletion == Deletion("erasing")


# On the screen


@asynccontextmanager
async def on_the_screen(machine: Machine) -> AsyncIterator[tuple[App, Session]]:
    async with window(machine, navigation.DELETE_ALL) as (app, session):
        yield app, session


async def test_the_way_through_by_tapping(machine: Machine, eraser: Eraser) -> None:
    async with on_the_screen(machine) as (app, _):
        assert enabled(app) is False
        (field,) = app.all(ft.TextField)
        await app.fire(field, "change", value="delet")
        assert enabled(app) is False
        await app.fire(app.all(ft.TextField)[0], "change", value="Delete")
        assert app.all(ft.TextField)[0].value == "Delete"
        assert enabled(app) is True
        await app.fire(spoken.find(app, GO), "click")
        assert "5" in app.texts(app.top)
        assert app.all(ft.TextField) == []
        await machine.clock.pass_by(1)
        (live,) = [one for one in app.all(ft.Semantics, app.top) if one.live_region]
        assert live.label == "4 seconds left"
        await app.fire(spoken.find(app, WORDS("delete_all.cancel")), "click")
        assert app.all(ft.TextField)[0].value == ""
        assert eraser.times == 0


def enabled(app: App) -> bool:
    button = spoken.find(app, GO)
    assert isinstance(button, ft.FilledButton)
    return not button.disabled


async def test_a_failure_is_told_on_the_screen(machine: Machine, eraser: Eraser) -> None:
    async with on_the_screen(machine) as (app, session):
        eraser.trouble = refused()
        begin(session)
        await seconds(machine, WAIT_SECONDS)
        assert WORDS(NotKept.said) in app.texts(app.top)
        eraser.trouble = None
        await app.fire(spoken.find(app, WORDS("errors.try_again")), "click")
        assert eraser.times == 2


async def test_the_whole_way_ends_where_a_first_run_begins(machine: Machine) -> None:
    await machine.filled(entry("a", "the worst sentence", mood=3))
    async with on_the_screen(machine) as (app, session):
        begin(session)
        await seconds(machine, WAIT_SECONDS)
        assert session.shown.phase == "ready"
        assert session.shown.newest is None
        assert spoken.find(app, WORDS("welcome.begin"))
        assert session.shown.trail.routes == (navigation.TODAY,)


async def test_the_whole_way_while_the_journal_is_locked(machine: Machine) -> None:
    await machine.journal.lock.set(Passcode(text="blue kettle walks home"), RecoveryWords.of(bytes(range(16))))
    async with window(machine) as (app, session):
        assert session.shown.phase == "locked"
        session.go(navigation.DELETE_ALL)
        await settle()
        await app.fire(app.all(ft.TextField, app.top)[0], "change", value=WORD)
        await app.fire(spoken.find(app, GO), "click")
        await seconds(machine, WAIT_SECONDS - 1)
        assert session.shown.phase == "locked"
        await seconds(machine, 1)
        assert spoken.find(app, WORDS("welcome.begin"))
        assert not session.shown.has_lock


async def test_it_reads_no_journal(machine: Machine, eraser: Eraser) -> None:
    """It counts and erases where none opens at all."""
    machine.refusal = raised(NotKept)
    async with on_the_screen(machine) as (app, session):
        await settle()
        assert session.shown.phase == "refused"
        begin(session)
        await seconds(machine, WAIT_SECONDS)
        assert eraser.times == 1
        app.check()
