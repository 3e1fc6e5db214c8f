"""Every screen draws in every look, with nothing, with something and with the longest words; a screen
reader meets only named controls, headings and Help now; and every handler is guarded."""

import flet as ft
import pytest
import spoken
from flet.controls.base_control import BaseControl
from headless import App, fields
from pretend import LINES, WORDS, Machine
from scenes import LONG, SCENES, TAGS, WILD, drawn, look_again, window

from companion.care.mood import Face, Signals
from companion.ui.guard import guarded

# Every pair of dark or light, wide or narrow, normal or large text.
LOOKS = ((False, 390, 1.0), (True, 320, 1.0), (True, 390, 2.0), (False, 320, 2.0))
NOT_READ = "Nobody reads this in real time. In danger, call"
GUARDED = guarded(lambda: None, lambda said: None).__code__
HELP = {name for name in SCENES if name.startswith("help") or name == "opening-help"}
NOTHING_YET = {"opening", "opening-late"}


@pytest.mark.parametrize("name", SCENES)
async def test_every_screen_draws_in_every_look(name: str) -> None:
    """A component that fails is logged as an error, and then this test fails."""
    async with drawn(name) as (app, _, _):
        for look in LOOKS:
            await look_again(app, *look)
            met = list(spoken.met(app))
            assert [control for control, its in met if not its] == [], "a control without a name"
            assert name in HELP or WORDS("help.button") in [its for _, its in met]
            assert name in NOTHING_YET or headings(app)
            assert not name.startswith(("today", "sheet")) or drawn_words(app, NOT_READ)
            assert [where for where in handlers(app) if where[2].__code__ is not GUARDED] == []


def drawn_words(app: App, words: str) -> bool:
    return any(words in text for text in app.texts(app.top))


def headings(app: App) -> list[str]:
    return [spoken.name_of(one) for one in app.all(ft.Semantics, app.top) if one.header]


def handlers(app: App) -> list[tuple[str, str, object]]:
    """Every handler of every control, and of the page. A sheet's own `on_dismiss` is wrapped by Flet."""
    found = []
    for control in [app.page, *app.controls()]:
        for field, value in fields(control).items():
            if field.startswith("on_") and value is not None:
                is_sheet = isinstance(control, ft.BottomSheet) and field == "on_dismiss"
                handler = app.page._get_original_dialog_on_dismiss(control) if is_sheet else value
                found.append((str(control), field, handler))
    return found


def sheets(app: App) -> list[BaseControl]:
    return [one for one in app.page._dialogs.controls if one.open]


async def test_handlers_are_found_where_they_are() -> None:
    async with drawn("sheet-typing") as (app, _, _):
        fields_met = {field for _, field, _ in handlers(app)}
    assert fields_met >= {"on_click", "on_change", "on_select", "on_increase", "on_dismiss", "on_route_change"}


# What a screen reader meets


async def test_the_sheet_has_its_own_help_now_and_line() -> None:
    async with drawn("sheet") as (app, _, _):
        assert app.top is sheets(app)[0]
        assert WORDS("help.button") in [its for _, its in spoken.met(app)]
        assert drawn_words(app, NOT_READ)
        assert WORDS("today.ask") in headings(app)


async def test_help_now_itself_offers_no_help_now_but_the_lines() -> None:
    async with drawn("help") as (app, _, _):
        assert app.texts(app.top).count(WORDS("help.title")) == 1
        links = [button.url.url for button in app.all(ft.FilledButton) if button.url]
        assert links == ["tel:988", "sms:988"]


async def test_help_now_is_reached_while_the_journal_is_still_opening() -> None:
    async with drawn("opening") as (app, session, _):
        await app.fire(spoken.find(app, WORDS("help.button")), "click")
        assert session.shown.phase == "opening"
        assert drawn_words(app, "Works without internet.")
        assert WORDS("help.change_country") in app.texts()


async def test_help_now_is_reached_when_the_journal_stays_closed() -> None:
    async with drawn("refused") as (app, _, _):
        await app.fire(spoken.find(app, WORDS("help.button")), "click")
        assert drawn_words(app, "Works without internet.")


async def test_a_country_that_is_not_listed_gets_no_numbers() -> None:
    async with drawn("help-unlisted") as (app, _, _):
        assert WORDS("help.lead_unlisted") in app.texts()
        assert [button for button in app.all(ft.FilledButton) if button.url] == []
    async with drawn("today-unlisted") as (app, _, _):
        assert drawn_words(app, "call your local emergency number.")
        own = LINES.of(None)
        assert own is not None
        assert not drawn_words(app, own.emergency)


async def test_every_slider_is_wrapped_and_says_its_value() -> None:
    async with drawn("sheet-typing") as (app, _, _):
        wrapped = [one for one in app.all(ft.Semantics) if one.slider]
        assert len(wrapped) == len(app.all(ft.Slider)) == len(Signals.model_fields)
        assert all(one.exclude_semantics and one.on_increase and one.on_decrease for one in wrapped)
        assert all(app.all(ft.Slider, one) for one in wrapped)
        said = {one.label: one.value for one in wrapped}
        assert said["Feeling, from Numb to I can feel things"] == "0 of 10"
        assert said["Thinking, from Foggy to Clear"] == "not set"


async def test_a_screen_reader_moves_a_slider_by_one_and_no_further_than_its_ends() -> None:
    async with drawn("sheet-typing") as (app, session, _):
        feeling = next(one for one in app.all(ft.Semantics) if one.slider and one.label.startswith("Feeling"))
        await app.fire(feeling, "decrease")
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.signals.feeling == 0
        await app.fire(feeling, "increase")
        assert session.shown.draft.noticed.signals.feeling == 1


# By tapping


async def test_a_face_is_tapped_and_undone() -> None:
    async with drawn("today-asking") as (app, session, machine):
        await app.fire(spoken.find(app, "Good, mood 4 of 5"), "click")
        assert session.shown.fresh is not None
        assert WORDS("toasts.saved_good") in app.texts()
        await app.fire(spoken.find(app, WORDS("toasts.undo")), "click")
        assert machine.journal.check_in(machine.journal.deleted()[0].check_in.id) is not None
        assert WORDS("today.ask") in app.texts()


async def test_every_face_is_a_button_with_its_word_and_number() -> None:
    async with drawn("today-asking") as (app, _, _):
        names = [its for _, its in spoken.met(app)]
        for face in Face:
            word = WORDS(f"mood.{face.name.lower()}")
            assert WORDS("mood.name", word=word, number=face.value) in names


async def test_the_sheet_is_filled_in_and_saved_by_tapping() -> None:
    async with drawn("sheet") as (app, _, machine):
        await app.fire(spoken.find(app, "Low, mood 2 of 5"), "click")
        await app.fire(spoken.find(app, WORDS("check_in.higher")), "click")
        await app.fire(spoken.find(app, WORDS("check_in.sleep_less")), "click")
        await app.fire(spoken.find(app, WORDS("check_in.sleep_less")), "click")
        await app.fire(spoken.find(app, "Rest"), "select", data=True)
        slider = app.all(ft.Slider)[0]
        await app.fire(slider, "change", value=8.0)
        (note,) = app.all(ft.TextField)
        await app.fire(note, "change", value=WILD)
        await app.fire(spoken.find(app, WORDS("check_in.save")), "click")
        (saved,) = [one for one in machine.journal.newest(9) if one.noticed.note == WILD]
        assert saved.noticed.mood == 4
        assert saved.noticed.sleep_hours == 6.5
        assert saved.noticed.tags == ("Rest",)
        assert saved.noticed.signals == Signals(mind_at_ease=8)
        assert sheets(app) == []


async def test_a_word_of_ones_own_becomes_a_tag() -> None:
    async with drawn("sheet-new-tag") as (app, session, _):
        field = next(one for one in app.all(ft.TextField) if one.label)
        await app.fire(field, "change", value="  a   walk ")
        await app.fire(field, "submit")
        assert session.shown.draft is not None
        assert session.shown.draft.noticed.tags == ("a walk",)
        assert "a walk" in app.texts()
        assert [one for one in app.all(ft.TextField) if one.label] == []


async def test_a_sheet_swiped_away_goes_back() -> None:
    async with drawn("sheet") as (app, session, _):
        (sheet,) = sheets(app)
        await app.fire(sheet, "dismiss")
        assert session.shown.trail.here == "/"
        assert session.shown.draft is None


async def test_help_now_from_the_sheet_comes_back_to_the_sheet() -> None:
    async with drawn("sheet-typing") as (app, session, _):
        await app.fire(spoken.find(app, WORDS("help.button")), "click")
        assert session.shown.trail.here == "/help"
        await app.fire(app.page, "view_pop", {"route": "/help", "view": None})
        assert session.shown.trail.here == "/check-in"
        assert len(sheets(app)) == 1
        assert app.all(ft.TextField)[-1].value == WILD


async def test_the_tabs_lead_to_their_screens() -> None:
    async with drawn("today") as (app, session, _):
        for index, route in enumerate(("/", "/journal", "/practice", "/trends", "/visit")):
            (bar,) = app.all(ft.NavigationBar)
            await app.fire(bar, "change", selected_index=index)
            assert session.shown.trail.tab == route


async def test_coming_back_to_the_app_looks_at_the_clock_again() -> None:
    async with drawn("today") as (app, session, machine):
        await machine.clock.pass_by(12 * 3600)
        await app.fire(app.page, "app_lifecycle_state_change", {"state": "resume"})
        assert session.shown.fresh is None
        assert WORDS("today.ask") in app.texts()


# What a patient wrote


async def test_nothing_a_patient_wrote_is_cut_or_formatted() -> None:
    for name in ("journal-longest", "entry-wild"):
        async with drawn(name) as (app, _, _):
            assert WILD in app.texts()
            assert drawn_words(app, LONG[:5000].strip()) == (name == "journal-longest")
    async with drawn("sheet-longest") as (app, _, _):
        assert app.all(ft.TextField)[-1].value == LONG[:5000]
        assert set(TAGS) <= set(app.texts())


@pytest.mark.parametrize("reduced", [False, True])
async def test_nothing_moves_where_motion_is_reduced(reduced: bool) -> None:
    machine = await Machine(still=reduced).filled()
    async with window(machine, "/check-in") as (app, _):
        await app.fire(spoken.find(app, "Low, mood 2 of 5"), "click")
        faces = [one for one in app.all(ft.Container, app.top) if isinstance(one.animate_scale, ft.Animation)]
        assert {one.animate_scale.duration for one in faces} == ({0} if reduced else {75})
        assert {one.scale for one in faces} == ({1.0} if reduced else {1.0, 1.08})
        (sheet,) = sheets(app)
        assert (sheet.animation_style.duration == 0) == reduced
