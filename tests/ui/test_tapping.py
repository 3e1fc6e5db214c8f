"""What a tap does, screen by screen, as a patient finds the button: by its name."""

from datetime import date, timedelta

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, NOON, WORDS, Machine, entry, refused
from scenes import drawn, look_again, window

from companion.care.mood import Face
from companion.ui.components.month_strip import day_faces
from companion.ui.look import Look


async def tap(app: App, key: str) -> None:
    """Tap what the words of `key` name."""
    await app.fire(spoken.find(app, WORDS(key)), "click")


async def tap_with(app: App, words: str) -> None:
    """Tap the first control whose name holds these words."""
    found = next(control for control, its in spoken.met(app) if words in its)
    await app.fire(found, "click")


# Welcome and opening


async def test_begin_leads_to_today() -> None:
    async with drawn("welcome") as (app, session, _):
        await tap(app, "welcome.begin")
        assert session.shown.preferences.welcomed
        assert WORDS("today.ask") in app.texts()
        assert len(app.all(ft.NavigationBar)) == 1


async def test_the_blocks_of_waiting_come_after_three_tenths_of_a_second() -> None:
    async with drawn("opening") as (app, _, machine):
        waiting = [one for one in app.all(ft.Semantics) if one.label == WORDS("opening.said")]
        assert waiting == []
        await machine.clock.pass_by(0.3)
        waiting = [one for one in app.all(ft.Semantics) if one.label == WORDS("opening.said")]
        assert len(waiting) == 1


# Today


async def test_add_more_opens_the_sheet_of_the_saved_check_in() -> None:
    async with drawn("today") as (app, session, _):
        await tap(app, "today.add_more")
        assert session.shown.trail.here == "/check-in/good"
        assert app.all(ft.TextField, app.top)[0].value == "Woke before the alarm."


async def test_words_that_wait_are_opened() -> None:
    async with drawn("today-waiting") as (app, session, _):
        assert WORDS("waiting.from", day=WORDS("calendar.today")) in app.texts()
        await tap_with(app, WORDS("waiting.words"))
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.note == "words"


async def test_the_damaged_copy_is_read_and_put_away() -> None:
    async with drawn("today-set-aside") as (app, _, _):
        told = {WORDS("notices.set_aside"), WORDS("notices.drafts_set_aside")}
        assert told <= set(app.texts())
        await tap(app, "notices.understood")
        assert told.isdisjoint(app.texts())


async def test_trouble_is_read_and_put_away() -> None:
    async with drawn("today-trouble") as (app, session, _):
        await tap(app, "errors.understood")
        assert session.shown.trouble == ""


async def test_a_tap_that_cannot_be_kept_says_so_and_is_tried_again(machine: Machine) -> None:
    async with window(machine) as (app, session):
        machine.disk.trouble = refused()
        await tap_with(app, "So-so, mood 3 of 5")
        assert WORDS("errors.not_kept") in app.texts()
        machine.disk.trouble = None
        await tap_with(app, "So-so, mood 3 of 5")
        assert WORDS("errors.not_kept") not in app.texts()
        assert session.shown.fresh is not None


# The sheet


async def test_sleep_goes_in_halves_from_0_to_24(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        assert WORDS("check_in.not_set") in app.texts()
        await tap(app, "check_in.sleep_more")
        assert "7 hours" in app.texts()
        session.check_in.set_sleep(23.5)
        await settle()
        for _ in range(2):
            await tap(app, "check_in.sleep_more")
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.sleep_hours == 24
        session.check_in.set_sleep(0.5)
        await settle()
        for _ in range(2):
            await tap(app, "check_in.sleep_less")
        assert session.shown.draft.noticed.sleep_hours == 0


async def test_the_stepper_waits_for_a_mood_and_stays_within_0_to_10(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        steppers = [one for one in app.all(ft.IconButton, app.top) if one.tooltip in ("Lower", "Higher")]
        assert [one.disabled for one in steppers] == [True, True]
        await tap_with(app, "Very good, mood 5 of 5")
        for _ in range(3):
            await tap(app, "check_in.higher")
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.mood == 10
        assert machine.journal.newest(1)[0].noticed.mood == 10
        await session.check_in.set_mood(1)
        await settle()
        for _ in range(3):
            await tap(app, "check_in.lower")
        assert session.shown.draft.noticed.mood == 0
        assert [one.noticed.mood for one in machine.journal.newest(9)] == [0]


async def test_just_save_mood_waits_for_a_mood(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        assert spoken.find(app, WORDS("check_in.just_mood")).disabled  # type: ignore[attr-defined]
        await tap_with(app, "Low, mood 2 of 5")
        session.check_in.write("words")
        await tap(app, "check_in.just_mood")
        assert WORDS("waiting.words") in app.texts()


async def test_a_save_that_fails_leaves_the_sheet_with_the_words_and_a_way_out(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        await app.fire(app.all(ft.TextField)[0], "change", value="words")
        machine.disk.trouble = refused()
        await tap(app, "check_in.save")
        assert WORDS("errors.not_kept") in app.texts(app.top)
        assert app.all(ft.TextField, app.top)[0].value == "words"
        await tap(app, "errors.copy_text")
        assert machine.clipboard.text == "words"
        await tap(app, "errors.try_again")
        machine.disk.trouble = None
        await tap(app, "check_in.save")
        assert session.shown.trail.here == "/"
        assert machine.journal.newest(1)[0].noticed.note == "words"


async def test_a_phone_that_is_turned_still_shows_the_words(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        await app.fire(app.all(ft.TextField)[0], "change", value="words")
        await look_again(app, True, 844, 1.0)
        assert app.all(ft.TextField, app.top)[0].value == "words"
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.note == "words"


async def test_a_tag_that_is_on_already_is_not_added_again(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        for word in ("walk", "walk", "   "):
            await app.fire(next(chip for chip in app.all(ft.Chip) if chip.on_click), "click")
            field = next(one for one in app.all(ft.TextField) if one.label)
            await app.fire(field, "change", value=word)
            await app.fire(field, "submit")
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.tags == ("walk",)


async def test_close_leaves_the_sheet(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        await tap(app, "bars.close")
        assert session.shown.trail.here == "/"


# The journal


async def test_an_entry_is_opened_changed_and_deleted() -> None:
    async with drawn("journal") as (app, session, machine):
        await tap_with(app, "Woke before the alarm.")
        assert session.shown.trail.here == "/journal/entry/good"
        await tap(app, "entry.edit")
        assert session.shown.trail.here == "/check-in/good"
        await tap(app, "bars.close")
        await tap(app, "entry.delete")
        assert session.shown.trail.here == "/journal"
        assert [one.check_in.id for one in machine.journal.deleted()] == ["good"]
        await tap(app, "toasts.undo")
        assert machine.journal.deleted() == ()


async def test_search_by_typing_and_clear(machine: Machine) -> None:
    await machine.filled(entry("a", "Soup with a friend"), entry("b", "A wide field"))
    async with window(machine, "/journal") as (app, _):
        await app.fire(app.all(ft.TextField)[0], "change", value="soup")
        assert "1 note found" in app.texts()
        assert "A wide field" not in app.texts()
        await tap(app, "journal.clear_search")
        assert "A wide field" in app.texts()


async def test_earlier_check_ins_are_shown_a_page_at_a_time(machine: Machine) -> None:
    await machine.filled(*(entry(f"n{n}", f"note {n}", NOON - timedelta(minutes=n)) for n in range(61)))
    async with window(machine, "/journal") as (app, _):

        def drawn_notes() -> int:
            return sum(text.startswith("note ") for text in app.texts())

        assert drawn_notes() == 30
        await tap(app, "journal.earlier")
        assert drawn_notes() == 60
        await tap(app, "journal.earlier")
        assert drawn_notes() == 61
        assert WORDS("journal.earlier") not in app.texts()


async def test_write_opens_the_sheet(machine: Machine) -> None:
    for key in ("journal.write", "journal.write_something"):
        async with window(machine, "/journal") as (app, session):
            await tap(app, key)
            assert session.shown.draft is not None
            assert session.shown.trail.routes == ("/journal", f"/check-in/{session.shown.draft.id}")
            assert machine.pushed[-1] == session.shown.trail.here


async def test_the_year_turns_and_leads_into_a_month() -> None:
    async with drawn("year") as (app, session, _):
        (after,) = (one for one in app.all(ft.IconButton, app.top) if one.tooltip == WORDS("year.after"))
        assert after.disabled
        await tap(app, "year.before")
        assert "2025" in app.texts()
        assert WORDS("calendar.month_12") in app.texts(app.top)
        assert [one.id for one in session.shown.year] == ["tags"]
        await tap(app, "year.after")
        assert "2026" in app.texts()
        assert WORDS("calendar.month_12") not in app.texts(app.top)
        await tap_with(app, WORDS("calendar.month_10"))
        assert session.shown.month == date(2026, 10, 1)
        assert session.shown.trail.here == "/journal"


def test_a_days_colour_is_its_mean_mood() -> None:
    day = NOON.date()
    entries = (entry("a", mood=1), entry("b", mood=9), entry("c", "words"), entry("d", at=NOON - timedelta(days=1)))
    assert day_faces(entries) == {day: Face.SO_SO}


# Settings


async def test_recently_deleted_is_put_back_or_erased_after_asking() -> None:
    async with drawn("deleted") as (app, session, machine):
        first, *rest = [one.check_in.id for one in session.shown.deleted]
        await tap(app, "deleted.erase")
        assert WORDS("deleted.sure") in app.texts()
        await tap(app, "deleted.keep")
        assert WORDS("deleted.sure") not in app.texts()
        assert machine.journal.check_in(first) is not None
        await tap(app, "deleted.erase")
        await tap(app, "deleted.erase_sure")
        assert machine.journal.check_in(first) is None
        await tap(app, "deleted.put_back")
        assert [one.check_in.id for one in machine.journal.deleted()] == rest[1:]
        assert WORDS("deleted.sure") not in app.texts()


async def test_settings_lead_to_the_country_and_to_recently_deleted(machine: Machine) -> None:
    async with window(machine) as (app, session):
        await tap(app, "settings.title")
        await tap_with(app, WORDS("settings.country"))
        assert session.shown.trail.here == "/help/country"
        await tap(app, "country.another")
        assert session.shown.trail.here == "/settings"
        assert session.shown.preferences.country == "ZZ"
        await tap_with(app, WORDS("deleted.title"))
        assert session.shown.trail.here == "/journal/deleted"
        await tap(app, "bars.back")
        await tap(app, "bars.back")
        assert session.shown.trail.here == "/"


# The window


@pytest.mark.parametrize("state", ["hide", "pause", "inactive", "detach"])
async def test_out_of_sight_the_words_are_kept_at_once(machine: Machine, state: str) -> None:
    async with window(machine, "/check-in") as (app, session):
        session.check_in.write("first")
        await settle()
        session.check_in.write("second")
        kept = machine.drafts_disk.kept
        await app.fire(app.page, "app_lifecycle_state_change", {"state": state})
        assert machine.drafts_disk.kept == kept + 1


async def test_when_the_client_is_lost_the_words_are_kept_at_once(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        session.check_in.write("first")
        await settle()
        session.check_in.write("second")
        kept = machine.drafts_disk.kept
        await app.session.disconnect(60)
        assert machine.drafts_disk.kept == kept + 1


@pytest.mark.parametrize(
    ("width", "scale", "stacked"), [(390, 1.0, False), (349, 1.0, True), (350, 1.0, False), (390, 1.5, True)]
)
async def test_buttons_stack_where_they_do_not_fit(machine: Machine, width: int, scale: float, stacked: bool) -> None:
    look = Look(LOOK.light, LOOK.dark_palette, width=width, text_scale=scale)
    assert (look.stacked, look.large_text) == (stacked, scale >= 1.5)
    async with window(machine, "/check-in") as (app, _):
        await look_again(app, False, width, scale)
        save = spoken.find(app, WORDS("check_in.save"))
        assert bool(save.expand) == (not stacked)  # type: ignore[attr-defined]


async def test_the_faces_become_a_list_from_good_to_low_with_large_text(machine: Machine) -> None:
    async with window(machine) as (app, _):
        for scale, first in ((1.0, "Very low, mood 1 of 5"), (2.0, "Very good, mood 5 of 5")):
            await look_again(app, False, 390, scale)
            faces = [its for _, its in spoken.met(app) if ", mood " in its]
            assert len(faces) == 5
            assert faces[0] == first
