"""The app as `ft.run` calls it: windows of one process on one journal, each drawn for its own client."""

from collections.abc import Callable

import flet as ft
import pytest
from headless import App, headless, settle
from pretend import Machine, refused

from companion import app
from companion.care.mood import Face
from companion.device import flet_services, quiet
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
    return app.main_for(machine.home, app.OneJournal(machine.home))


def says(window: App, words: str) -> bool:
    return any(words in text for text in window.texts())


async def test_a_window_opens_the_journal_and_draws_today(main: Main, sessions: Sessions) -> None:
    async with headless(main) as window:
        assert says(window, "How are you right now?")
        assert window.page.title == "Companion"


async def test_a_tap_in_one_window_is_drawn_in_the_other(main: Main, sessions: Sessions) -> None:
    async with headless(main) as other, headless(main) as one:
        one.take_turn()
        await sessions[1].check_in.tap(Face.GOOD)
        await settle(200)
        assert says(one, "Saved at 12:00")
        assert says(one, "Good, saved")
        assert says(other, "Saved at 12:00")
        assert not says(other, "Good, saved")


async def test_a_window_that_lost_its_client_is_in_nobodys_way(main: Main, sessions: Sessions) -> None:
    async with headless(main) as other, headless(main) as one:
        await other.session.disconnect(60)
        one.take_turn()
        await sessions[1].check_in.tap(Face.GOOD)
        await settle(200)
        assert says(one, "Good, saved")
        assert sessions[0].shown.fresh is None
        await other.session.connect(other.connection)
        await settle(200)
        assert says(other, "Saved at 12:00")


async def test_a_window_that_is_gone_hears_no_more(main: Main, sessions: Sessions) -> None:
    async with headless(main) as one:
        async with headless(main):
            pass
        await settle()
        one.take_turn()
        await sessions[0].check_in.tap(Face.GOOD)
        await settle(200)
        assert says(one, "Good, saved")
        assert sessions[1].shown.fresh is None


async def test_trouble_with_drafts_is_drawn_in_each_window_by_its_own_client(
    main: Main, sessions: Sessions, machine: Machine
) -> None:
    async with headless(main) as other, headless(main) as one:
        machine.drafts_disk.trouble = refused()
        one.take_turn()
        sessions[1].go("/check-in")
        sessions[1].check_in.write("words")
        await settle(200)
        assert says(one, "It could not be saved")
        assert says(other, "It could not be saved")
        for window in (one, other):
            assert window.connection.told <= set(window.session.index)
