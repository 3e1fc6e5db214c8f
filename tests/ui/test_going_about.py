"""Where a window is: links, unknown routes, reloads, and the browser's own Back."""

import pytest
from pretend import Machine, entry

from companion.ui import navigation
from companion.ui.session_state import Session

SCREENS = (navigation.HELP, navigation.COUNTRY, navigation.SETTINGS, navigation.YEAR, navigation.DELETED)
PEOPLE = (navigation.PEOPLE, navigation.PERSON, "/settings/person/x")


def trail(session: Session) -> tuple[str, ...]:
    return session.shown.trail.routes


@pytest.mark.parametrize("route", navigation.TABS)
async def test_a_link_to_a_tab_starts_there(machine: Machine, route: str) -> None:
    assert trail(await machine.window(route)) == (route,)


@pytest.mark.parametrize("route", [*SCREENS, *PEOPLE, navigation.CHECK_IN, "/check-in/x", "/journal/entry/x"])
async def test_a_link_to_a_screen_has_today_behind_it(machine: Machine, route: str) -> None:
    session = await machine.window(route)
    assert trail(session) == ("/", route)
    session.back()
    assert trail(session) == ("/",)
    assert machine.pushed == ["/"]


@pytest.mark.parametrize("route", ["", "/nowhere", "/check-in/", "/check-in/a/b", "/journal/entry", "//", "/help/"])
async def test_a_link_to_nowhere_starts_at_today(machine: Machine, route: str) -> None:
    session = await machine.window(route)
    assert trail(session) == ("/",)
    session.arrived(route)
    assert trail(session) == ("/",)


async def test_going_tells_the_window_and_arriving_does_not(machine: Machine) -> None:
    session = await machine.window()
    session.go("/journal")
    assert machine.pushed == ["/journal"]
    session.arrived("/journal")
    session.arrived("/journal/year")
    assert machine.pushed == ["/journal"]
    assert trail(session) == ("/", "/journal", "/journal/year")


async def test_the_browsers_back_takes_the_same_way(machine: Machine) -> None:
    session = await machine.window()
    for route in ("/journal", "/journal/year"):
        session.go(route)
        session.arrived(route)  # as the window tells of every step
    session.arrived("/journal")
    assert trail(session) == ("/", "/journal")
    session.arrived("/")
    assert trail(session) == ("/",)


async def hurried(machine: Machine) -> Session:
    """A window at Help now that was taken three steps and has told of none."""
    session = await machine.window()
    session.go("/settings")
    session.back()
    session.go("/help")
    return session


async def test_a_window_that_answers_late_takes_no_screen_away(machine: Machine) -> None:
    session = await hurried(machine)
    for answer in ("/settings", "/", "/help"):
        session.arrived(answer)
        assert trail(session) == ("/", "/help")
    session.arrived("/")
    assert trail(session) == ("/",)


async def test_a_window_that_answers_only_the_last_step_is_believed_afterwards(machine: Machine) -> None:
    session = await hurried(machine)
    session.arrived("/help")
    session.arrived("/")
    assert trail(session) == ("/",)


@pytest.mark.parametrize(("seconds", "here"), [(4, "/help"), (5, "/")])
async def test_a_window_that_never_answered_is_believed_after_five_seconds(
    machine: Machine, seconds: float, here: str
) -> None:
    session = await hurried(machine)
    await machine.clock.pass_by(seconds)
    session.arrived("/")
    assert session.shown.trail.here == here


async def test_after_a_back_that_crossed_a_step_screen_and_address_agree(machine: Machine) -> None:
    session = await machine.window()
    session.go("/settings")
    session.arrived("/settings")
    session.go("/help")
    for told in ("/", "/help"):  # Back was pressed before the window heard of the step, which it then took
        session.arrived(told)
        assert session.shown.trail.here == told


async def test_going_where_one_is_does_nothing(machine: Machine) -> None:
    session = await machine.window()
    session.go("/")
    session.back()
    session.arrived("/")
    assert machine.pushed == []


async def test_moving_on_clears_trouble(machine: Machine) -> None:
    session = await machine.window()
    session.troubled("errors.unexpected")
    session.go("/journal")
    assert session.shown.trouble == ""
    session.troubled("errors.unexpected")
    session.arrived("/")
    assert session.shown.trouble == ""


async def test_reload_on_the_sheet_of_a_saved_check_in_lays_it_out(machine: Machine) -> None:
    await machine.filled(entry("a", "words", mood=3))
    session = await machine.window("/check-in/a")
    assert session.shown.draft is not None
    assert session.shown.draft.id == "a"
    assert session.shown.draft.saved_before
    assert session.shown.draft.noticed.note == "words"


async def test_reload_on_the_sheet_of_an_unknown_check_in_lays_out_a_new_one(machine: Machine) -> None:
    session = await machine.window("/check-in/unknown")
    assert session.shown.draft is not None
    assert session.shown.draft.id != "unknown"
    assert session.shown.draft.noticed.is_blank
    session.check_in.write("words")
    await session.check_in.save()
    assert machine.journal.check_in("unknown") is None
    assert machine.journal.newest(1)[0].noticed.note == "words"


async def test_reload_on_an_unknown_entry_shows_none(machine: Machine) -> None:
    session = await machine.window("/journal/entry/unknown")
    assert session.shown.phase == "ready"
    assert session.shown.entry is None


async def test_reload_on_the_sheet_brings_back_what_was_typed(machine: Machine) -> None:
    session = await machine.window("/check-in")
    session.check_in.write("words")
    typed = session.shown.draft
    await session.presence.hidden()
    again = await machine.window("/check-in")
    assert again.shown.draft == typed


async def test_walking_before_the_journal_is_open_reaches_help(machine: Machine) -> None:
    session = machine.closed_window()
    session.go("/help")
    assert session.shown.trail.here == "/help"
    assert session.shown.draft is None
    await session.open()
    assert session.shown.trail.here == "/help"
