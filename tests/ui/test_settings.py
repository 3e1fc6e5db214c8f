"""Settings: every row leads somewhere, a choice takes effect at once and outlives a restart, and pausing is quiet."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, WORDS, Machine, entry, in_a_course, refused
from scenes import drawn, look_again, window

from companion.care.preferences import TEXT_SCALES
from companion.errors import NotKept
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.choice_words import text_size_word
from companion.ui.session_state import Session
from companion.ui.theme import TYPE

HERE = (navigation.TEXT_SIZE, navigation.APPEARANCE, navigation.COUNTRY, navigation.DATA_MAP)
HERE += (navigation.DELETED, navigation.DELETE_ALL)


def size_of(app: App, words: str) -> float:
    """How large a text is drawn, in pixels before the device enlarges it."""
    found = next(text for text in app.all(ft.Text, app.top) if text.value == words)
    assert isinstance(found.style, ft.TextStyle)
    assert found.style.size is not None
    return found.style.size


async def choose(app: App, name: str) -> None:
    await app.fire(spoken.find(app, name), "click")


def chosen(app: App) -> list[str]:
    """The names of the rows whose sign is filled in."""
    return [spoken.name_of(one) for one in app.all(ft.Semantics, app.top) if one.selected]


# The rows


async def test_every_row_leads_to_its_screen(machine: Machine) -> None:
    async with window(machine, navigation.SETTINGS) as (app, session):
        met = []
        for name in [its for _, its in spoken.met(app)]:
            await choose(app, name)
            here = session.shown.trail.here
            if here.startswith((navigation.SETTINGS + "/", navigation.COUNTRY, navigation.DELETED)):
                met.append(here)
            session.show(trail=navigation.Trail.starting_at(navigation.SETTINGS))
            await settle()
        assert set(HERE) <= set(met)


async def test_the_rows_say_how_things_are(machine: Machine) -> None:
    async with window(machine, navigation.SETTINGS) as (app, session):
        assert app.texts(app.top).count(WORDS("text_size.device")) == 2, "the size, and the appearance"
        assert WORDS("settings.lock_off") in app.texts(app.top)
        await session.choices.prefer(appearance="dark", text_scale=1.6)
        session.show(has_lock=True)
        await settle()
        for said in ("appearance.dark", "text_size.much", "settings.lock_on"):
            assert WORDS(said) in app.texts(app.top)


# Appearance


@pytest.mark.parametrize(("how", "dark_device", "dark"), [("dark", False, True), ("light", True, False)])
async def test_the_chosen_appearance_wins_over_the_device_at_once(
    machine: Machine, how: str, dark_device: bool, dark: bool
) -> None:
    async with window(machine, navigation.APPEARANCE) as (app, _):
        await look_again(app, dark_device, 390, 1.0)
        await choose(app, WORDS(f"appearance.{how}"))
        assert app.page.theme_mode is ft.ThemeMode(how)
        palette = LOOK.dark_palette if dark else LOOK.light
        assert {view.bgcolor for view in app.all(ft.View)} == {palette.bg}
        assert chosen(app) == [WORDS(f"appearance.{how}")]
        await choose(app, WORDS("appearance.system"))
        assert app.page.theme_mode is ft.ThemeMode.SYSTEM
        palette = LOOK.dark_palette if dark_device else LOOK.light
        assert {view.bgcolor for view in app.all(ft.View)} == {palette.bg}


async def test_appearance_and_size_outlive_a_restart(machine: Machine) -> None:
    session = await machine.window()
    await session.choices.prefer(appearance="dark", text_scale=1.3)
    again = await machine.restarted()
    async with window(again) as (app, _):
        assert app.page.theme_mode is ft.ThemeMode.DARK
        assert app.all(ft.View)[-1].bgcolor == LOOK.dark_palette.bg
        assert size_of(app, WORDS("today.ask")) == pytest.approx(TYPE["question"][1] * 1.3)


async def test_locking_never_shows_another_look_for_a_moment(machine: Machine) -> None:
    session = await machine.window()
    await session.choices.prefer(appearance="dark", text_scale=1.6, paused=True)
    await machine.journal.lock.set(Passcode(text="blue kettle walks home"), RecoveryWords.of(bytes(range(16))))
    session.refresh()
    looks = set()
    session.listen(lambda shown: looks.add((shown.preferences.appearance, shown.preferences.text_scale)))
    await session.unlocking.lock_now()
    assert session.shown.phase == "locked"
    assert looks == {("dark", 1.6)}
    assert not session.shown.preferences.paused, "nobody needs to know before it opens"


# Text size


@pytest.mark.parametrize("scale", TEXT_SCALES)
async def test_a_size_enlarges_every_text_at_once(machine: Machine, scale: float) -> None:
    async with window(machine, navigation.TEXT_SIZE) as (app, _):
        await choose(app, WORDS(text_size_word(scale)))
        assert chosen(app) == [WORDS(text_size_word(scale))]
        assert size_of(app, WORDS("text_size.sample")) == TYPE["body"][1] * scale
        assert size_of(app, WORDS("text_size.title")) == TYPE["sub_page"][1] * scale
        assert size_of(app, WORDS("help.button")) == TYPE["bar"][1] * scale
        button = app.page.theme.filled_button_theme.style.text_style  # type: ignore[union-attr]
        assert button.size == TYPE["button"][1] * scale


async def test_lines_and_letters_keep_their_proportion(machine: Machine) -> None:
    async with window(machine, navigation.TEXT_SIZE) as (app, _):
        before = next(text.style for text in app.all(ft.Text, app.top) if text.value == WORDS("text_size.sample"))
        await choose(app, WORDS("text_size.twice"))
        after = next(text.style for text in app.all(ft.Text, app.top) if text.value == WORDS("text_size.sample"))
        assert isinstance(before, ft.TextStyle)
        assert isinstance(after, ft.TextStyle)
        assert before.height == after.height
        assert after.letter_spacing == 2 * before.letter_spacing  # type: ignore[operator]


@pytest.mark.parametrize("scene", ["today-large", "sheet-large", "settings-large", "text-size-large"])
async def test_no_text_of_a_screen_stays_behind(scene: str) -> None:
    """Every text, and the words of fields."""
    sizes, probe = {size for _, size, _, _ in TYPE.values()}, 50
    async with drawn(scene) as (app, _, _):
        styles = [text.style for text in app.all(ft.Text) if text.value]
        styles += [span.style for text in app.all(ft.Text) for span in text.spans or []]
        styles += [field.text_style for field in app.all(ft.TextField)]
        assert {style.size for style in styles if style} - {probe} <= {2 * size for size in sizes}


async def test_the_device_and_the_choice_are_multiplied(machine: Machine) -> None:
    async with window(machine) as (app, session):
        await session.choices.prefer(text_scale=1.3)
        await look_again(app, False, 390, 1.15)
        assert not faces_are_a_list(app), "1.3 times 1.15 is not yet large"
        await look_again(app, False, 390, 1.2)
        assert faces_are_a_list(app)
        assert size_of(app, WORDS("today.ask")) == pytest.approx(TYPE["question"][1] * 1.3), "the device does the rest"


def faces_are_a_list(app: App) -> bool:
    return next(its for _, its in spoken.met(app) if ", mood " in its).endswith("5 of 5")


@pytest.mark.parametrize(("device", "drawn_at"), [(1.0, 13 * 1.3), (1.15, 13 * 1.3 / 1.15), (2.0, 13)])
async def test_the_tabs_grow_no_further_than_they_fit(machine: Machine, device: float, drawn_at: float) -> None:
    """Flutter enlarges them with the device up to 1.3; what is chosen on top must not pass that."""
    async with window(machine) as (app, session):
        await look_again(app, False, 390, device)
        await session.choices.prefer(text_scale=2.0)
        await settle()
        labels = app.page.theme.navigation_bar_theme.label_text_style  # type: ignore[union-attr]
        assert {round(style.size, 6) for style in labels.values()} == {round(drawn_at, 6)}  # type: ignore[union-attr]


async def test_a_choice_that_is_not_kept_is_not_shown(machine: Machine) -> None:
    async with window(machine, navigation.TEXT_SIZE) as (app, session):
        machine.disk.trouble = refused()
        await choose(app, WORDS("text_size.twice"))
        assert session.shown.trouble == NotKept.said
        assert chosen(app) == [WORDS("text_size.device")]
        assert size_of(app, WORDS("text_size.sample")) == TYPE["body"][1]


# Pausing


@asynccontextmanager
async def paused(machine: Machine) -> AsyncIterator[tuple[App, Session]]:
    """Somebody with a course, a fresh mood and words on their way has paused everything, and is on Today."""
    await in_a_course(machine)
    await machine.filled(entry("a", mood=7))
    async with window(machine, navigation.CHECK_IN) as (app, session):
        session.check_in.write("words")
        session.back()
        session.go(navigation.SETTINGS)
        await settle()
        await choose(app, pause_row(app))
        yield app, session


def pause_row(app: App) -> str:
    return next(its for _, its in spoken.met(app) if its.startswith(WORDS("settings.pause")))


async def test_one_tap_pauses_and_one_tap_on_the_row_ends_it(machine: Machine) -> None:
    async with paused(machine) as (app, session):
        assert session.shown.preferences.paused
        assert WORDS("settings.paused") in pause_row(app)
        assert [one.toggled for one in app.all(ft.Semantics, app.top) if one.toggled is not None] == [True]
        await choose(app, pause_row(app))
        assert not session.shown.preferences.paused
        assert WORDS("toasts.welcome_back") in app.texts()


async def test_pausing_is_undone(machine: Machine) -> None:
    async with paused(machine) as (app, session):
        assert WORDS("toasts.paused") in app.texts()
        await choose(app, WORDS("toasts.undo"))
        assert not session.shown.preferences.paused


async def test_while_paused_today_asks_nothing_and_counts_nothing(machine: Machine) -> None:
    async with paused(machine) as (app, session):
        session.back()
        await machine.clock.pass_by(30 * 24 * 3600)
        for scale in (1.0, 2.0):
            await look_again(app, False, 390, scale)
            said = " ".join([*app.texts(app.top)[:-1], *(its for _, its in spoken.met(app))])  # without the probe
            assert WORDS("paused.title") in said
            assert not any(word in said for word in (WORDS("today.ask"), "mood", WORDS("waiting.words"), "Day "))
            assert not any(letter.isdigit() for letter in said.replace("911", ""))
            names = [its for _, its in spoken.met(app)]
            assert {WORDS("paused.back"), WORDS("journal.write_something"), WORDS("help.button")} <= set(names)


async def test_i_am_back_asks_again_and_says_only_welcome(machine: Machine) -> None:
    async with paused(machine) as (app, session):
        session.back()
        await machine.clock.pass_by(30 * 24 * 3600)
        await choose(app, WORDS("paused.back"))
        assert WORDS("today.ask") in app.texts()
        assert WORDS("toasts.welcome_back") in app.texts()
        assert session.shown.toast is not None
        assert session.shown.toast.undo is None


async def test_pausing_outlives_a_restart(machine: Machine) -> None:
    session = await machine.window()
    await session.pausing.pause()
    async with window(await machine.restarted()) as (app, _):
        assert WORDS("paused.title") in app.texts()


async def test_while_paused_one_can_write_all_the_same(machine: Machine) -> None:
    async with paused(machine) as (app, session):
        session.back()
        await settle()
        await choose(app, WORDS("journal.write_something"))
        assert session.shown.draft is not None


# What is kept where


async def test_the_data_map_is_honest_about_the_lock(machine: Machine) -> None:
    async with window(machine, navigation.DATA_MAP) as (app, session):
        assert WORDS("data_map.hidden") in app.texts(app.top)
        session.show(has_lock=True)
        await settle()
        assert WORDS("data_map.locked") in app.texts(app.top)
        assert WORDS("data_map.hidden") not in app.texts(app.top)
        assert WORDS("data_map.folder") not in app.texts(app.top), "nobody said where"


async def test_the_data_map_says_where_the_files_are(machine: Machine) -> None:
    machine.folder = "/home/alex/companion {0}"
    async with window(machine, navigation.DATA_MAP) as (app, _):
        assert machine.folder in app.texts(app.top)
