"""One tap saves; the sheet is a draft until it is saved; nothing that was typed gets lost."""

import asyncio

import pytest
from headless import settle
from pretend import NOON, Machine, entry, refused

from companion.care.mood import Face, Noticed, Signals
from companion.errors import NotKept
from companion.ui.foot import UNDO_SECONDS
from companion.ui.session_state import Session


async def tapped(machine: Machine, face: Face = Face.GOOD) -> Session:
    """A window on Today where one face was tapped."""
    session = await machine.window()
    await session.check_in.tap(face)
    return session


async def written(machine: Machine, note: str = "words", route: str = "/check-in") -> Session:
    """A window with the sheet open and a note on it."""
    session = await machine.window(route)
    session.check_in.write(note)
    return session


def notes_waiting(session: Session) -> list[str]:
    """The notes that Today and the Journal offer, in order."""
    return [draft.noticed.note for draft in session.shown.waiting]


# One tap


async def test_one_tap_saves_and_offers_undo(machine: Machine) -> None:
    session = await tapped(machine)
    (saved,) = machine.journal.newest(9)
    assert saved.noticed == Noticed(mood=7)
    assert session.shown.fresh == saved
    assert session.shown.toast is not None
    assert session.shown.toast.text == "saved_good"
    assert session.shown.toast.undo is not None


@pytest.mark.parametrize("face", Face)
async def test_every_face_stores_its_points(machine: Machine, face: Face) -> None:
    session = await tapped(machine, face)
    assert machine.journal.newest(1)[0].noticed == Noticed(mood=face.points)
    assert session.shown.toast is not None
    assert session.shown.toast.text == f"saved_{face.name.lower()}"


async def test_undo_deletes(machine: Machine) -> None:
    session = await tapped(machine)
    await session.foot.undo()
    assert machine.journal.newest(9) == ()
    assert session.shown.toast is None
    assert session.shown.fresh is None
    assert len(machine.journal.deleted()) == 1


async def test_undo_without_a_toast_does_nothing(machine: Machine) -> None:
    session = await machine.window()
    await session.foot.undo()
    session.foot.say("saved")
    await session.foot.undo()
    assert machine.journal.deleted() == ()


async def test_a_second_tap_on_undo_takes_back_nothing_more(machine: Machine) -> None:
    await machine.filled(entry("a", "first", mood=3), entry("a", "second", mood=3))
    session = await written(machine, "third", "/check-in/a")
    await session.check_in.save()
    await asyncio.gather(session.foot.undo(), session.foot.undo())
    saved = machine.journal.check_in("a")
    assert saved is not None
    assert saved.noticed.note == "second"


async def test_undo_that_fails_can_be_tried_again(machine: Machine) -> None:
    session = await tapped(machine)
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.foot.undo()
    assert session.shown.toast is not None
    machine.disk.trouble = None
    await session.foot.undo()
    assert machine.journal.newest(9) == ()


async def test_a_double_tap_on_a_face_saves_once(machine: Machine) -> None:
    session = await machine.window()
    await asyncio.gather(session.check_in.tap(Face.GOOD), session.check_in.tap(Face.GOOD))
    assert len(machine.journal.newest(9)) == 1


async def test_a_tap_that_cannot_be_kept_leaves_the_question_and_can_be_tried_again(machine: Machine) -> None:
    session = await machine.window()
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.check_in.tap(Face.LOW)
    assert session.shown.toast is None
    assert session.shown.fresh is None
    machine.disk.trouble = None
    await session.check_in.tap(Face.LOW)
    assert session.shown.fresh is not None


# The words at the foot


async def test_the_toast_stays_for_exactly_eight_seconds(machine: Machine) -> None:
    session = await tapped(machine)
    await machine.clock.pass_by(UNDO_SECONDS - 0.001)
    assert session.shown.toast is not None
    await machine.clock.pass_by(0.001)
    assert session.shown.toast is None
    assert UNDO_SECONDS == 8.0


async def test_a_newer_toast_outlives_the_older_ones_timer(machine: Machine) -> None:
    session = await tapped(machine)
    await machine.clock.pass_by(5)
    session.foot.say("saved")
    await machine.clock.pass_by(3)
    assert session.shown.toast is not None
    assert session.shown.toast.text == "saved"
    await machine.clock.pass_by(5)
    assert session.shown.toast is None


# The sheet


async def test_every_choice_and_every_step_saves_the_mood_of_one_check_in(machine: Machine) -> None:
    session = await machine.window("/check-in")
    await session.check_in.choose(Face.LOW)
    assert [saved.noticed.mood for saved in machine.journal.newest(9)] == [3]
    await session.check_in.choose(Face.GOOD)
    assert [saved.noticed.mood for saved in machine.journal.newest(9)] == [7]
    await session.check_in.set_mood(8)
    assert [saved.noticed.mood for saved in machine.journal.newest(9)] == [8]
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.mood == 8


async def test_words_typed_while_a_choice_is_being_saved_stay(machine: Machine) -> None:
    session = await machine.window("/check-in")
    machine.disk.gate = asyncio.Event()
    choosing = asyncio.create_task(session.check_in.choose(Face.LOW))
    await settle()
    session.check_in.write("typed meanwhile")
    machine.disk.gate.set()
    await choosing
    assert session.shown.draft is not None
    assert session.shown.draft.noticed == Noticed(mood=3, note="typed meanwhile")
    assert session.shown.draft.saved_before


async def test_words_typed_while_the_mood_is_being_saved_stay(machine: Machine) -> None:
    session = await written(machine)
    await session.check_in.set_mood(4)
    machine.disk.gate = asyncio.Event()
    saving = asyncio.create_task(session.check_in.save_mood_only())
    await settle()
    session.check_in.write("words and more")
    machine.disk.gate.set()
    await saving
    assert notes_waiting(session) == ["words and more"]


async def test_stepper_sliders_sleep_tags_and_note_go_to_the_draft(machine: Machine) -> None:
    session = await machine.window("/check-in")
    sheet = session.check_in
    await sheet.set_mood(10)
    sheet.set_signal("feeling", 0)
    sheet.set_signal("closeness", 8)
    sheet.set_sleep(6.5)
    sheet.toggle_tag("Rest")
    sheet.toggle_tag("a word of my own")
    sheet.toggle_tag("Rest")
    sheet.write("{0} and {name}")
    assert session.shown.draft is not None
    assert session.shown.draft.noticed == Noticed(
        mood=10,
        signals=Signals(feeling=0, closeness=8),
        sleep_hours=6.5,
        tags=("a word of my own",),
        note="{0} and {name}",
    )
    assert [draft.noticed for draft in machine.journal.drafts()] == [session.shown.draft.noticed]
    assert [saved.noticed for saved in machine.journal.newest(9)] == [Noticed(mood=10)]


async def test_nothing_is_changed_where_no_sheet_is_open(machine: Machine) -> None:
    session = await machine.window()
    await session.check_in.set_mood(3)
    session.check_in.set_signal("feeling", 3)
    session.check_in.set_sleep(3)
    session.check_in.toggle_tag("Rest")
    session.check_in.type_tag("walk")
    session.check_in.add_tag()
    session.check_in.write("words")
    await session.check_in.choose(Face.LOW)
    await session.check_in.save_mood_only()
    await session.check_in.copy_words()
    assert machine.journal.drafts() == machine.journal.newest(9) == ()


async def test_typing_is_not_drawn_again_but_the_next_picture_has_it(machine: Machine) -> None:
    session = await machine.window("/check-in")
    notes: list[str] = []
    session.listen(lambda shown: notes.append(shown.draft.noticed.note if shown.draft else ""))
    session.check_in.write("quiet")
    assert notes == [""]
    session.check_in.set_sleep(5)
    assert notes == ["", "quiet"]


async def test_save_keeps_everything_closes_and_lets_the_draft_go(machine: Machine) -> None:
    session = await written(machine)
    await session.check_in.save()
    (saved,) = machine.journal.newest(9)
    assert saved.noticed == Noticed(note="words")
    assert session.shown.draft is None
    assert machine.journal.drafts() == ()
    assert session.shown.trail.here == "/"
    assert session.shown.waiting == ()
    assert session.shown.toast is not None
    assert session.shown.toast.text == "saved"


async def test_save_of_a_blank_sheet_closes_and_saves_nothing(machine: Machine) -> None:
    session = await machine.window("/check-in")
    await session.check_in.save()
    assert session.shown.trail.here == "/"
    assert machine.journal.newest(9) == ()
    assert session.shown.toast is None


async def test_a_double_tap_on_save_goes_back_one_step_only(machine: Machine) -> None:
    session = await machine.window("/journal")
    session.go("/check-in")
    session.check_in.write("words")
    await asyncio.gather(session.check_in.save(), session.check_in.save())
    assert session.shown.trail.here == "/journal"
    assert len(machine.journal.newest(9)) == 1


async def test_undo_after_saving_a_new_one_deletes_it(machine: Machine) -> None:
    session = await machine.window("/check-in")
    await session.check_in.choose(Face.LOW)
    await session.check_in.save()
    await session.foot.undo()
    assert machine.journal.newest(9) == ()


async def test_undo_after_a_change_puts_the_earlier_words_back(machine: Machine) -> None:
    await machine.filled(entry("a", "before", mood=3))
    session = await written(machine, "after", "/check-in/a")
    await session.check_in.save()
    assert machine.journal.newest(1)[0].noticed.note == "after"
    await session.foot.undo()
    assert machine.journal.newest(9) == (entry("a", "before", mood=3),)


async def test_just_save_mood_keeps_the_other_words_as_a_draft(machine: Machine) -> None:
    session = await machine.window("/check-in")
    await session.check_in.set_mood(2)
    session.check_in.write("words")
    await session.check_in.save_mood_only()
    (saved,) = machine.journal.newest(9)
    assert saved.noticed == Noticed(mood=2)
    assert session.shown.trail.here == "/"
    (waiting,) = session.shown.waiting
    assert waiting.noticed == Noticed(mood=2, note="words")
    session.go(f"/check-in/{waiting.id}")
    await session.check_in.save()
    assert machine.journal.newest(1)[0].noticed == Noticed(mood=2, note="words")
    assert session.shown.waiting == ()


async def test_just_save_mood_leaves_saved_words_as_they_were(machine: Machine) -> None:
    await machine.filled(entry("a", "before", mood=3))
    session = await written(machine, "half a thought", "/check-in/a")
    await session.check_in.set_mood(8)
    await session.check_in.save_mood_only()
    assert machine.journal.newest(1)[0].noticed == Noticed(mood=8, note="before")
    assert notes_waiting(session) == ["half a thought"]


async def test_words_that_wait_outlive_a_restart(machine: Machine) -> None:
    session = await machine.window("/check-in")
    await session.check_in.set_mood(2)
    session.check_in.write("words")
    await session.check_in.save_mood_only()
    again = await (await machine.restarted()).window()
    assert notes_waiting(again) == ["words"]


async def test_all_words_that_wait_are_offered_the_newest_first(machine: Machine) -> None:
    await machine.filled(entry("a", "one"), entry("b", "two"))
    session = await written(machine, "one more", "/check-in/a")
    await machine.clock.pass_by(60)
    session.back()
    session.go("/check-in/b")
    session.check_in.write("two more")
    session.back()
    assert notes_waiting(session) == ["two more", "one more"]


async def test_a_sheet_closed_without_saving_comes_back_as_it_was(machine: Machine) -> None:
    session = await written(machine)
    session.back()
    assert session.shown.draft is None
    (waiting,) = session.shown.waiting
    session.go("/check-in")
    assert session.shown.draft == waiting
    assert session.shown.trail.here == f"/check-in/{waiting.id}"
    assert waiting.noticed.note == "words"


async def test_help_now_and_back_leave_the_sheet_as_it_was(machine: Machine) -> None:
    """Also once its mood is saved: the same sheet comes back, and Undo still deletes it."""
    session = await machine.window("/check-in")
    await session.check_in.choose(Face.LOW)
    session.check_in.write("words")
    session.go("/help")
    session.back()
    assert session.shown.draft is not None
    assert session.shown.draft.noticed == Noticed(mood=3, note="words")
    await session.check_in.save()
    await session.foot.undo()
    assert machine.journal.newest(9) == ()


# What cannot be kept


async def test_a_save_that_fails_leaves_sheet_and_words_and_can_be_tried_again(machine: Machine) -> None:
    session = await written(machine)
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.check_in.save()
    assert session.shown.trail.here == "/check-in"
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.note == "words"
    assert machine.journal.drafts() == (session.shown.draft,)
    assert machine.journal.newest(9) == ()
    machine.disk.trouble = None
    await session.check_in.save()
    assert machine.journal.newest(1)[0].noticed.note == "words"
    assert session.shown.trouble == ""


async def test_a_choice_that_could_not_be_kept_is_saved_by_the_next(machine: Machine) -> None:
    session = await machine.window("/check-in")
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.check_in.choose(Face.LOW)
    machine.disk.trouble = None
    await session.check_in.choose(Face.GOOD)
    assert machine.journal.newest(1)[0].noticed.mood == 7


async def test_trouble_with_drafts_shows_and_clears_when_they_are_kept_again(machine: Machine) -> None:
    session = await machine.window("/check-in")
    machine.drafts_disk.trouble = refused()
    session.check_in.write("words")
    await settle()
    assert session.shown.draft_trouble == "errors.not_kept"
    machine.drafts_disk.trouble = None
    await machine.clock.pass_by(2)
    assert session.shown.draft_trouble == ""


async def test_try_again_keeps_the_words_or_says_again_that_it_could_not(machine: Machine) -> None:
    session = await machine.window("/check-in")
    machine.drafts_disk.trouble = refused()
    session.check_in.write("words")
    await settle()
    with pytest.raises(NotKept):
        await session.check_in.try_again()
    assert session.shown.draft_trouble == "errors.not_kept"
    machine.drafts_disk.trouble = None
    await session.check_in.try_again()
    assert session.shown.draft_trouble == ""


async def test_a_save_that_failed_is_not_forgotten_when_drafts_are_kept(machine: Machine) -> None:
    """A nearly full disk keeps a small draft and not the journal."""
    session = await machine.window("/check-in")
    session.check_in.write("words")
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.check_in.save()
    session.troubled("errors.not_kept")
    session.check_in.write("words, and more")
    await machine.clock.pass_by(4)
    assert session.shown.trouble == "errors.not_kept"
    machine.disk.trouble = None
    await session.check_in.try_again()
    assert session.shown.trouble == ""
    assert machine.journal.newest(1)[0].noticed.note == "words, and more"


async def test_undo_of_an_edit_loses_no_word(machine: Machine) -> None:
    await machine.filled(entry("a", "one"))
    session = await machine.window("/check-in/a")
    session.check_in.write("two")
    await session.check_in.save()
    session.go("/check-in/a")
    await session.check_in.save()
    await session.foot.undo()
    kept = machine.journal.check_in("a")
    assert kept is not None
    assert kept.noticed.note == "two"


async def test_a_sheet_emptied_again_leaves_no_draft_behind(machine: Machine) -> None:
    session = await machine.window("/check-in")
    session.check_in.write("x")
    session.check_in.write("")
    session.back()
    assert machine.journal.drafts() == ()


async def test_an_older_draft_keeps_its_day_and_a_new_sheet_has_today(machine: Machine) -> None:
    session = await machine.window("/check-in")
    session.check_in.write("the day before yesterday")
    session.back()
    await machine.clock.pass_by(2 * 24 * 3600)
    session.go("/check-in")
    assert session.shown.draft is not None
    assert session.shown.draft.noticed.is_blank
    assert session.shown.draft.at.local_date == session.now().local_date
    assert notes_waiting(session) == ["the day before yesterday"]


async def test_other_trouble_is_not_cleared_by_drafts(machine: Machine) -> None:
    session = await machine.window("/check-in")
    session.troubled("errors.unexpected")
    session.check_in.write("words")
    await settle()
    assert machine.drafts_disk.kept
    assert session.shown.trouble == "errors.unexpected"


async def test_words_can_be_copied_as_a_way_out(machine: Machine) -> None:
    session = await written(machine, "words {0}")
    await session.check_in.copy_words()
    assert machine.clipboard.text == "words {0}"


async def test_going_out_of_sight_keeps_the_drafts_now(machine: Machine) -> None:
    session = await written(machine, "first")
    await settle()
    session.check_in.write("second")
    kept = machine.drafts_disk.kept
    await session.presence.hidden()
    assert machine.drafts_disk.kept == kept + 1
    again = await (await machine.restarted()).window("/check-in")
    assert again.shown.draft is not None
    assert again.shown.draft.noticed.note == "second"


async def test_going_out_of_sight_before_the_journal_is_open_does_nothing() -> None:
    await Machine().closed_window().presence.hidden()


# Time


async def test_the_saved_card_leaves_after_four_hours(machine: Machine) -> None:
    session = await tapped(machine)
    await machine.clock.pass_by(4 * 3600 - 1)
    session.refresh()
    assert session.shown.fresh is not None
    await machine.clock.pass_by(1)
    session.refresh()
    assert session.shown.fresh is None


async def test_the_saved_card_leaves_at_midnight(machine: Machine) -> None:
    machine.clock.at = NOON.replace(hour=23, minute=59)
    session = await tapped(machine)
    await machine.clock.pass_by(59)
    session.refresh()
    assert session.shown.fresh is not None
    await machine.clock.pass_by(1)
    session.refresh()
    assert session.shown.fresh is None


async def test_the_saved_card_leaves_when_the_patient_travels_into_another_day(machine: Machine) -> None:
    session = await tapped(machine)
    machine.clock.travel(hours=3)
    session.refresh()
    assert session.shown.fresh is not None
    machine.clock.travel(hours=13)
    session.refresh()
    assert session.shown.fresh is None
    assert session.shown.now.local_date.day == NOON.day + 1
