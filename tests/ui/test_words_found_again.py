"""Words on the sheet are found again: after a reload, a take-over, Help now, a kill, and after Undo."""

import asyncio
from dataclasses import replace

import pytest
from headless import settle
from pretend import Machine, entry, refused

from companion.care.mood import Face, Noticed, Signals
from companion.errors import NotKept
from companion.ui.session_state import Session


async def sheet(machine: Machine, note: str = "") -> Session:
    """A window on Today that walked to a new sheet and typed a note."""
    session = await machine.window()
    session.go("/check-in")
    if note:
        session.check_in.write(note)
    return session


def on_sheet(session: Session) -> Noticed:
    """What the open sheet shows."""
    assert session.shown.draft is not None
    return session.shown.draft.noticed


def notes_waiting(session: Session) -> list[str]:
    return [draft.noticed.note for draft in session.shown.waiting]


# The sheet's own route


async def test_a_new_sheet_has_a_route_of_its_own(machine: Machine) -> None:
    session = await sheet(machine)
    assert session.shown.draft is not None
    assert session.shown.trail.here == f"/check-in/{session.shown.draft.id}"
    assert machine.pushed == [session.shown.trail.here]
    assert machine.journal.drafts() == ()


async def test_reload_finds_the_words_and_the_mood_that_was_tapped_before(machine: Machine) -> None:
    session = await sheet(machine)
    await session.check_in.choose(Face.LOW)
    session.check_in.write("words")
    await session.presence.hidden()
    again = await machine.window(session.shown.trail.here)
    assert on_sheet(again) == Noticed(mood=3, note="words")
    await again.check_in.save()
    assert [saved.noticed for saved in machine.journal.newest(9)] == [Noticed(mood=3, note="words")]


async def test_a_window_that_takes_over_finds_them_too(machine: Machine) -> None:
    session = await sheet(machine)
    await session.check_in.choose(Face.LOW)
    session.check_in.write("words")
    other = await machine.window(session.shown.trail.here)
    assert on_sheet(other) == Noticed(mood=3, note="words")
    other.check_in.write("words, and more")
    await session.open()
    assert on_sheet(session) == Noticed(mood=3, note="words, and more")


async def test_a_kill_after_two_seconds_loses_neither_words_nor_mood(machine: Machine) -> None:
    session = await sheet(machine)
    await session.check_in.choose(Face.LOW)
    session.check_in.write("words")
    await machine.clock.pass_by(2)
    slots = dict(machine.drafts_disk.slots)
    restarted = await machine.restarted()
    assert restarted.drafts_disk.slots == slots, "nothing was kept by closing"
    again = await restarted.window(session.shown.trail.here)
    assert on_sheet(again) == Noticed(mood=3, note="words")


async def test_a_sheet_that_is_closed_is_kept_at_once(machine: Machine) -> None:
    session = await sheet(machine, "one")
    await settle()
    session.check_in.write("one two")
    session.back()
    await settle()  # and no time goes by
    killed = Machine(machine.clock, machine.disk, machine.drafts_disk)
    killed.home = replace(killed.home, keys=machine.home.keys)
    assert notes_waiting(await killed.window()) == ["one two"]


async def test_a_closed_sheet_that_cannot_be_kept_is_told(machine: Machine) -> None:
    session = await sheet(machine, "words")
    machine.drafts_disk.trouble = refused()
    session.back()
    await settle()
    assert session.shown.draft_trouble == NotKept.said


async def test_a_sheet_reloaded_while_it_was_blank_finds_the_words_of_today(machine: Machine) -> None:
    route = (await sheet(machine)).shown.trail.here
    again = await machine.window(route)
    again.check_in.write("words")
    assert on_sheet(await machine.window(route)).note == "words"


async def test_write_offers_the_draft_of_another_day_and_does_not_resume_it(machine: Machine) -> None:
    session = await sheet(machine, "yesterday")
    first = session.shown.trail.here
    session.back()
    await machine.clock.pass_by(24 * 3600)
    session.go("/check-in")
    assert session.shown.trail.here != first
    assert on_sheet(session).is_blank
    assert notes_waiting(session) == ["yesterday"]
    session.check_in.write("today")
    session.back()
    assert notes_waiting(session) == ["today", "yesterday"]
    session.go(first)
    assert on_sheet(session).note == "yesterday"


# Moods are saved at every tap


async def test_the_first_tap_saves_what_is_on_the_sheet_and_later_ones_only_the_mood(machine: Machine) -> None:
    session = await sheet(machine, "first")
    session.check_in.set_sleep(7)
    session.check_in.type_tag("walk")
    await session.check_in.choose(Face.LOW)
    first = Noticed(mood=3, sleep_hours=7, tags=("walk",), note="first")
    assert machine.journal.newest(1)[0].noticed == first
    session.check_in.write("second")
    for mood, change in ((7, session.check_in.choose(Face.GOOD)), (8, session.check_in.set_mood(8))):
        await change
        assert [saved.noticed for saved in machine.journal.newest(9)] == [first.model_copy(update={"mood": mood})]
    assert on_sheet(session).note == "second"
    session.back()
    assert notes_waiting(session) == ["second"]


async def test_a_tap_on_a_saved_check_in_changes_its_mood_alone(machine: Machine) -> None:
    await machine.filled(entry("a", "before", mood=3))
    session = await machine.window("/check-in/a")
    session.check_in.write("after")
    await session.check_in.choose(Face.VERY_GOOD)
    assert machine.journal.newest(9) == (entry("a", "before", mood=9),)
    assert on_sheet(session) == Noticed(mood=9, note="after")


async def test_a_mood_that_could_not_be_kept_is_saved_by_try_again(machine: Machine) -> None:
    session = await sheet(machine)
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.check_in.choose(Face.LOW)
    session.troubled("errors.not_kept")
    session.check_in.write("typed meanwhile")
    with pytest.raises(NotKept):
        await session.check_in.try_again()
    machine.disk.trouble = None
    await session.check_in.try_again()
    assert machine.journal.newest(1)[0].noticed.mood == 3
    assert session.shown.trouble == ""
    assert on_sheet(session).note == "typed meanwhile"


async def test_two_quick_taps_make_one_check_in_with_the_second(machine: Machine) -> None:
    session = await sheet(machine)
    await asyncio.gather(session.check_in.choose(Face.LOW), session.check_in.choose(Face.GOOD))
    assert [saved.noticed.mood for saved in machine.journal.newest(9)] == [7]
    assert session.shown.waiting == ()


# Anything can be unset, and emptiness saved


async def test_signals_and_sleep_are_unset(machine: Machine) -> None:
    session = await sheet(machine)
    session.check_in.set_signal("feeling", 0)
    session.check_in.set_signal("closeness", 8)
    session.check_in.set_sleep(0)
    session.check_in.set_signal("feeling", None)
    session.check_in.set_sleep(None)
    assert on_sheet(session) == Noticed(signals=Signals(closeness=8))
    session.check_in.set_signal("closeness", None)
    assert machine.journal.drafts() == ()


async def test_an_emptied_check_in_that_was_saved_is_saved_empty(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window("/check-in/a")
    session.check_in.write("")
    await session.check_in.save()
    assert machine.journal.newest(9) == (entry("a"),)
    assert session.shown.trail.here == "/"
    await session.foot.undo()
    assert machine.journal.newest(9) == (entry("a", "words"),)


async def test_a_new_sheet_that_was_saved_by_a_tap_and_emptied_is_saved_empty(machine: Machine) -> None:
    session = await sheet(machine, "words")
    await session.check_in.choose(Face.LOW)
    session.check_in.write("")
    await session.check_in.save()
    assert [saved.noticed for saved in machine.journal.newest(9)] == [Noticed(mood=3)]


async def test_a_sheet_that_was_blank_all_along_saves_nothing(machine: Machine) -> None:
    session = await sheet(machine, "x")
    session.check_in.write("")
    session.check_in.type_tag("   ")
    await session.check_in.save()
    assert session.shown.trail.here == "/"
    assert machine.journal.newest(9) == machine.journal.drafts() == ()


# Half a tag


async def test_a_half_typed_tag_is_saved_by_save(machine: Machine) -> None:
    session = await sheet(machine)
    session.check_in.toggle_tag("Rest")
    session.check_in.type_tag("  a   walk ")
    await session.check_in.save()
    assert machine.journal.newest(1)[0].noticed == Noticed(tags=("Rest", "a walk"))
    assert machine.journal.drafts() == ()


async def test_a_half_typed_tag_outlives_help_now_a_reload_and_a_kill(machine: Machine) -> None:
    session = await sheet(machine)
    route = session.shown.trail.here
    session.check_in.type_tag("wal")

    def half(window: Session) -> str:
        assert window.shown.draft is not None
        return window.shown.draft.half_tag

    session.go("/help")
    session.back()
    assert half(session) == "wal"
    again = await machine.window(route)
    assert half(again) == "wal"
    await machine.clock.pass_by(2)
    slots = dict(machine.drafts_disk.slots)
    restarted = await machine.restarted()
    assert restarted.drafts_disk.slots == slots, "nothing was kept by closing"
    killed = await restarted.window()
    assert [draft.half_tag for draft in killed.shown.waiting] == ["wal"]
    killed.go(route)
    assert half(killed) == "wal"
    killed.check_in.add_tag()
    assert half(killed) == ""
    assert on_sheet(killed).tags == ("wal",)
    killed.check_in.type_tag("wal")
    killed.check_in.add_tag()
    assert on_sheet(killed).tags == ("wal",)


# Help now, and Undo


async def test_a_save_that_ends_under_help_now_does_not_close_help_now(machine: Machine) -> None:
    session = await sheet(machine, "words")
    machine.disk.gate = asyncio.Event()
    saving = asyncio.create_task(session.check_in.save())
    await settle()
    session.go("/help")
    machine.disk.gate.set()
    await saving
    assert session.shown.trail.here == "/help"
    assert machine.journal.newest(1)[0].noticed.note == "words"
    session.back()
    assert on_sheet(session).note == "words"


async def test_undo_of_an_edit_offers_the_undone_words(machine: Machine) -> None:
    await machine.filled(entry("a", "before", mood=3))
    session = await machine.window("/check-in/a")
    session.check_in.write("after")
    await session.check_in.save()
    await session.foot.undo()
    assert machine.journal.newest(9) == (entry("a", "before", mood=3),)
    assert notes_waiting(session) == ["after"]
    session.go("/check-in/a")
    assert on_sheet(session).note == "after"


async def test_undone_words_are_on_disk_before_the_earlier_ones_are_saved(machine: Machine) -> None:
    await machine.filled(entry("a", "before"))
    session = await machine.window("/check-in/a")
    session.check_in.write("after")
    await session.check_in.save()
    machine.drafts_disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.foot.undo()
    assert machine.journal.newest(9) == (entry("a", "after"),)
    machine.drafts_disk.trouble = None
    machine.disk.gate = asyncio.Event()
    undoing = asyncio.create_task(session.foot.undo())
    await settle()
    killed = Machine(disk=machine.disk)
    killed.drafts_disk.slots = dict(machine.drafts_disk.slots)  # as they are before the journal is written
    killed.home = replace(killed.home, keys=machine.home.keys)
    machine.disk.gate.set()
    await undoing
    again = await killed.window()
    assert killed.journal.newest(9) == (entry("a", "before"),)
    assert notes_waiting(again) == ["after"]


async def test_undo_of_a_saved_mood_keeps_the_words_that_wait(machine: Machine) -> None:
    await machine.filled(entry("a", "before", mood=3))
    session = await machine.window("/check-in/a")
    session.check_in.write("half a thought")
    await session.check_in.save_mood_only()
    await session.foot.undo()
    assert machine.journal.newest(9) == (entry("a", "before", mood=3),)
    assert notes_waiting(session) == ["half a thought"]


async def test_undo_of_a_new_check_in_with_words_says_where_they_went(machine: Machine) -> None:
    session = await sheet(machine, "words")
    await session.check_in.save()
    await session.foot.undo()
    assert machine.journal.newest(9) == ()
    assert session.shown.toast is not None
    assert session.shown.toast.text == "deleted"
    await session.foot.undo()
    assert machine.journal.newest(1)[0].noticed.note == "words"
    assert session.shown.toast is None
    await session.check_in.tap(Face.LOW)
    await session.foot.undo()
    assert session.shown.toast is None, "a mood alone says nothing"
