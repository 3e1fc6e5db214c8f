"""Opening a window: still, then the journal or one sentence that says why not."""

import asyncio
from dataclasses import replace

import pytest
from headless import headless, settle
from pretend import LINES, LOOK, WORDS, Machine, refused
from scenes import window

from companion.care.mood import Face
from companion.care.preferences import Preferences
from companion.care.safety import HelpLines
from companion.errors import (
    CompanionError,
    DamagedJournal,
    FolderClosed,
    JournalInUse,
    KeyMissing,
    NewerJournal,
    NotKept,
    UnfitPython,
)
from companion.ui.app_view import App

REFUSALS = (NewerJournal, DamagedJournal, KeyMissing, JournalInUse, FolderClosed, NotKept, UnfitPython)


async def test_before_the_journal_is_open_the_window_says_so(machine: Machine) -> None:
    session = machine.closed_window()
    assert session.shown.phase == "opening"
    session.refresh()
    assert session.shown.phase == "opening"
    with pytest.raises(CompanionError):
        session.journal.tags()


async def test_an_open_journal_is_shown(machine: Machine) -> None:
    session = await machine.window()
    assert session.shown.phase == "ready"
    assert session.shown.preferences.welcomed
    assert session.shown.notices == ()


@pytest.mark.parametrize("refusal", REFUSALS)
async def test_every_refusal_says_its_sentence_and_can_be_tried_again(
    machine: Machine, refusal: type[CompanionError]
) -> None:
    machine.refusal = refusal("the technical cause")
    session = await machine.window()
    assert (session.shown.phase, session.shown.refusal) == ("refused", refusal.said)
    machine.refusal = None
    await session.open()
    assert (session.shown.phase, session.shown.refusal) == ("ready", "")


async def test_an_error_nobody_foresaw_is_a_refusal_too(machine: Machine) -> None:
    machine.refusal = RuntimeError("a row that cannot be read")
    session = machine.closed_window()
    with pytest.raises(RuntimeError):
        await session.open()
    assert (session.shown.phase, session.shown.refusal) == ("refused", CompanionError.said)


async def test_trying_again_is_still_first(machine: Machine) -> None:
    machine.refusal = FolderClosed("EACCES")
    session = await machine.window()
    phases: list[str] = []
    session.listen(lambda shown: phases.append(shown.phase))
    await session.open()
    assert list(dict.fromkeys(phases[1:])) == ["opening", "refused"]


async def test_help_knows_the_chosen_country_also_when_the_journal_stays_closed(machine: Machine) -> None:
    await (await machine.open()).prefer(country="CA")
    machine.refusal = FolderClosed("EACCES")
    session = await machine.window()
    assert (session.shown.phase, session.shown.preferences.country) == ("refused", "CA")


async def test_a_damaged_copy_is_told_until_it_was_read() -> None:
    machine = await Machine().filled()
    machine.disk.slots[0] = b"not a journal"
    machine = await machine.restarted()
    session = await machine.window()
    assert session.shown.notices == ("notices.set_aside",)
    other = await machine.window()
    assert other.shown.notices == ("notices.set_aside",)
    other.choices.understood()
    assert other.shown.notices == ()
    await session.open()
    assert session.shown.notices == ()


async def test_damaged_words_on_their_way_are_told_until_it_was_read() -> None:
    machine = await Machine().filled()
    sheet = await machine.window("/check-in")
    for words in ("one", "two"):
        sheet.check_in.write(words)
        await machine.journal.flush()
    machine.drafts_disk.slots = dict.fromkeys(machine.drafts_disk.slots, b"not a draft")
    again = Machine(disk=machine.disk, drafts_disk=machine.drafts_disk)
    again.home = replace(again.home, keys=machine.home.keys)
    session = await again.window()
    assert session.shown.notices == ("notices.drafts_set_aside",)
    other = await again.window()
    assert other.shown.notices == ("notices.drafts_set_aside",)
    other.choices.understood()
    assert other.shown.notices == ()
    await session.open()
    assert session.shown.notices == ()


async def test_begin_ends_the_welcome_for_good() -> None:
    machine = Machine()
    session = await machine.window()
    assert not session.shown.preferences.welcomed
    await session.choices.begin()
    assert session.shown.preferences.welcomed
    again = await (await machine.restarted()).window()
    assert again.shown.preferences.welcomed


async def test_begin_that_cannot_be_kept_stays_on_the_welcome() -> None:
    machine = Machine()
    session = await machine.window()
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.choices.begin()
    assert not session.shown.preferences.welcomed


async def test_a_chosen_country_is_kept_and_leads_back(machine: Machine) -> None:
    session = await machine.window("/help")
    session.go("/help/country")
    await session.choices.choose_country("CH")
    assert session.shown.trail.here == "/help"
    assert machine.journal.preferences() == Preferences(welcomed=True, country="CH")
    assert session.around.help_lines.of("CH") is None


async def test_a_country_tapped_twice_leads_back_one_step(machine: Machine) -> None:
    session = await machine.window("/settings")
    session.go("/help/country")
    await asyncio.gather(session.choices.choose_country("US"), session.choices.choose_country("US"))
    assert session.shown.trail.here == "/settings"


def test_a_country_that_is_not_listed_has_no_lines() -> None:
    assert LINES.of("ZZ") is None
    own = LINES.of(None)
    assert own is not None
    assert own.country == LINES.default_country
    assert HelpLines(countries=(), default_country="CH").of(None) is None


async def test_listening_begins_with_the_present_picture_and_ends(machine: Machine) -> None:
    session = await machine.window()
    heard: list[str] = []
    stop = session.listen(lambda shown: heard.append(shown.trouble))
    session.troubled("errors.unexpected")
    stop()
    session.troubled("")
    assert (heard[0], heard[-1]) == ("", "errors.unexpected")


# Two windows


async def test_the_newest_window_has_the_journal_and_the_other_says_so(machine: Machine) -> None:
    one = await machine.window("/check-in")
    one.check_in.write("words")
    other = await machine.window("/check-in")
    assert (one.shown.phase, other.shown.phase) == ("elsewhere", "ready")
    assert one.shown.draft is None
    assert other.shown.draft is not None
    assert other.shown.draft.noticed.note == "words"
    one.refresh()
    one.go("/journal")
    await one.presence.hidden()
    with pytest.raises(CompanionError):
        await one.check_in.tap(Face.LOW)
    assert machine.journal.newest(9) == ()


async def test_a_window_takes_the_journal_back_with_what_was_done_elsewhere(machine: Machine) -> None:
    one = await machine.window()
    other = await machine.window()
    await other.check_in.tap(Face.LOW)
    await one.open()
    assert (one.shown.phase, other.shown.phase) == ("ready", "elsewhere")
    assert one.shown.fresh == machine.journal.newest(1)[0]
    assert other.shown.toast is None


async def test_trouble_with_drafts_is_told_to_the_window_that_has_the_journal(machine: Machine) -> None:
    other, one = await machine.window(), await machine.window("/check-in")
    machine.drafts_disk.trouble = refused()
    one.check_in.write("words")
    await settle()
    assert (one.shown.draft_trouble, other.shown.draft_trouble) == ("errors.not_kept", "")


async def test_it_is_told_once_that_there_is_something_to_see(machine: Machine) -> None:
    async with window(machine) as (_, session):
        await settle()
        assert session.shown.phase == "ready"
        assert len(machine.drawn) == 1
        session.tab("/journal")
        await settle()
        assert len(machine.drawn) == 1


async def test_a_refusal_is_something_to_see_and_opening_is_not(machine: Machine) -> None:
    machine.refusal = FolderClosed("EACCES")
    asked = asyncio.Event()

    async def may_be_seen() -> None:
        await asked.wait()

    session = machine.closed_window()
    session.around = replace(session.around, before_unlock=may_be_seen)
    async with headless(lambda page: page.render_views(App, session, LOOK, WORDS)):
        assert (session.shown.phase, machine.drawn) == ("opening", [])
        asked.set()
        await settle()
        assert session.shown.phase == "refused"
        assert len(machine.drawn) == 1
