"""The app as `ft.run` calls it: windows of one process, one of them with the journal, each drawn for its own client."""

from collections.abc import Callable

import flet as ft
import pytest
import spoken
from flet_web.fastapi import app_manager
from headless import App, headless, settle
from pretend import WORDS, Machine, refused

from companion import app, one_journal
from companion.care.mood import Face
from companion.device import flet_services, quiet
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import text_scale
from companion.ui.session_state import Session

Main = Callable[[ft.Page], None]
Sessions = list[Session]


@pytest.fixture
def sessions(monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """Every session that windows begin, on a device that can do nothing."""
    begun: Sessions = []

    class Noted(Session):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            begun.append(self)

    monkeypatch.setattr(flet_services, "device", lambda page: quiet.device())
    monkeypatch.setattr(app, "Session", Noted)
    return begun


@pytest.fixture
async def main(machine: Machine) -> Main:
    """What Flet calls for every window."""
    await machine.journal.close()
    return app.main_for(machine.home, one_journal.OneJournal(machine.home))


def says(window: App, words: str) -> bool:
    return any(words in text for text in window.texts())


async def test_a_window_opens_the_journal_and_draws_today(main: Main, sessions: Sessions) -> None:
    async with headless(main) as window:
        assert says(window, "How are you right now?")
        assert window.page.title == "Companion"


async def test_each_window_draws_its_own_size_of_text(main: Main, sessions: Sessions) -> None:
    """A window that lost the journal keeps the size it had, and leaves that of the other window alone."""
    async with headless(main) as other, headless(main) as one:
        await settle(200)
        one.take_turn()
        await sessions[1].choices.prefer(text_scale=2.0)
        await settle()
        await other.fire(other.page, "resize", {"width": 380, "height": 844})
        assert title_size(other) * 2 == title_size(one)
        one.take_turn()
        assert text_scale.chosen() == 2.0


def title_size(window: App) -> float:
    """How large the word Help now is drawn."""
    return next(text.style.size for text in window.all(ft.Text) if text.value == WORDS("help.button"))  # type: ignore


ELSEWHERE = WORDS("elsewhere.title")


async def test_the_newest_window_draws_the_journal_and_the_other_says_where_it_is(
    main: Main, sessions: Sessions
) -> None:
    async with headless(main) as other, headless(main) as one:
        await settle(200)
        assert says(other, ELSEWHERE)
        assert WORDS("help.button") in [its for _, its in spoken.met(other)]
        one.take_turn()
        await sessions[1].check_in.tap(Face.GOOD)
        await settle()
        assert says(one, "Good, saved")
        await other.fire(spoken.find(other, WORDS("elsewhere.use_here")), "click")
        await settle(200)
        assert says(other, "Saved at 12:00")
        assert says(one, ELSEWHERE)
        assert not says(one, "Good, saved")
        one.check()
        other.check()


async def test_a_window_that_lost_its_client_is_in_nobodys_way(main: Main, sessions: Sessions) -> None:
    """A closed or reloaded tab stays as a window without a client for a while."""
    async with headless(main) as other:
        await other.session.disconnect(60)
        async with headless(main) as one:
            one.take_turn()
            await settle(200)
            await sessions[1].check_in.tap(Face.GOOD)
            await settle(200)
            assert says(one, "Good, saved")
            assert sessions[0].shown.phase == "elsewhere"
            one.check()
            await other.session.connect(other.connection)
            await settle(200)
            assert says(other, ELSEWHERE)
            other.check()


async def test_a_locked_window_without_a_client_is_forgotten_with_what_it_showed(
    main: Main, sessions: Sessions
) -> None:
    """Flet would keep its last picture, and give it to whoever comes back before anything is drawn anew."""
    async with headless(main) as window:
        await settle(200)
        await app_manager.add_session("this one", window.session)
        window.take_turn()
        await sessions[0].journal.lock.set(Passcode(text="blue kettle walks home"), RecoveryWords.of(bytes(16)))
        await sessions[0].choices.prefer(lock_after_minutes=1)
        await window.session.disconnect(60)
        assert await app_manager.get_session("this one") is window.session, "the patient may come back"
        await sessions[0].unlocking.lock_now()
        assert await app_manager.get_session("this one") is None
        await settle(200)


async def test_what_a_closed_tab_showed_is_forgotten_once_another_window_was_unlocked(
    main: Main, sessions: Sessions
) -> None:
    phrase = Passcode(text="blue kettle walks home")
    async with headless(main) as closed:
        await settle(200)
        await app_manager.add_session("closed", closed.session)
        closed.take_turn()
        await sessions[0].journal.lock.set(phrase, RecoveryWords.of(bytes(16)))
        await closed.session.disconnect(60)
        async with headless(main) as one:
            one.take_turn()
            await settle(200)
            assert sessions[1].shown.phase == "locked"
            assert await app_manager.get_session("closed") is closed.session
            await sessions[1].unlock(phrase)
            assert await app_manager.get_session("closed") is None
            await settle(200)


async def test_a_window_that_is_gone_hears_no_more(main: Main, sessions: Sessions) -> None:
    async with headless(main):
        pass
    await settle()
    async with headless(main) as one:
        await settle(200)
        assert says(one, "How are you right now?")
        assert sessions[0].shown.phase == "ready"


async def test_trouble_with_drafts_is_drawn_in_the_window_that_has_the_journal(
    main: Main, sessions: Sessions, machine: Machine
) -> None:
    async with headless(main) as other, headless(main) as one:
        await settle(200)
        machine.drafts_disk.trouble = refused()
        one.take_turn()
        sessions[1].go("/check-in")
        sessions[1].check_in.write("words")
        await settle(200)
        assert says(one, "It could not be saved")
        assert not says(other, "It could not be saved")
        one.check()
        other.check()
