"""What a patient sees of all that: rows that wait, Leave blank, half a tag, empty months, and help in every phase."""

from datetime import date, timedelta

import flet as ft
import pytest
import spoken
from headless import App, children, settle
from pretend import NOON, WORDS, Machine, entry
from scenes import drawn, window

from companion.care.mood import Face, Noticed
from companion.errors import KeyMissing
from companion.ui import app_view
from companion.ui.last_view import last_view
from companion.ui.session_state import Session


async def tap(app: App, name: str) -> None:
    await app.fire(spoken.find(app, name), "click")


def names(app: App) -> list[str]:
    return [its for _, its in spoken.met(app)]


# Words that wait


@pytest.mark.parametrize("route", ["/", "/journal"])
async def test_every_draft_has_a_row_with_its_day_the_newest_first(machine: Machine, route: str) -> None:
    async with window(machine, "/") as (app, session):
        session.go("/check-in")
        session.check_in.write("words")
        older = session.shown.trail.here
        session.back()
        await machine.clock.pass_by(24 * 3600)
        session.go("/check-in")
        session.check_in.set_sleep(7)
        session.back()
        session.go(route)
        await settle()
        rows = [one for one in names(app) if WORDS("waiting.from", day="") in one]
        assert rows == [
            f"{WORDS('waiting.check_in')} {WORDS('waiting.from', day=WORDS('calendar.today'))}",
            f"{WORDS('waiting.words')} {WORDS('waiting.from', day=WORDS('calendar.yesterday'))}",
        ]
        await tap(app, rows[1])
        assert session.shown.trail.here == older
        assert app.all(ft.TextField, app.top)[-1].value == "words"


# Leave blank


async def test_a_signal_and_sleep_are_left_blank_by_buttons_with_their_names(machine: Machine) -> None:
    mind, sleep = (f"{WORDS(f'check_in.{key}')}, {WORDS('check_in.clear')}" for key in ("mind_at_ease", "sleep"))
    async with window(machine, "/check-in") as (app, session):
        assert {mind, sleep}.isdisjoint(names(app))
        session.check_in.set_signal("mind_at_ease", 0)
        session.check_in.set_sleep(7)
        await settle()
        assert {mind, sleep} <= set(names(app))
        for name in (mind, sleep):
            await tap(app, name)
        assert {mind, sleep}.isdisjoint(names(app))
        assert session.shown.draft is not None
        assert session.shown.draft.noticed == Noticed()
        assert app.texts(app.top).count(WORDS("check_in.not_set")) == 6


# Half a tag


async def test_a_half_typed_tag_stands_in_its_field_after_help_now_and_is_added_by_a_button() -> None:
    async with drawn("sheet-new-tag") as (app, session, _):

        def field() -> ft.TextField:
            return next(one for one in app.all(ft.TextField, app.top) if one.label)

        await app.fire(field(), "change", value="a walk")
        await tap(app, WORDS("help.button"))
        await app.fire(app.page, "view_pop", {"route": "/help", "view": None})
        assert field().value == "a walk"
        await tap(app, WORDS("check_in.add_tag"))
        assert session.shown.draft is not None
        assert (session.shown.draft.half_tag, session.shown.draft.noticed.tags) == ("", ("a walk",))


# The Journal's month


async def test_the_journals_tab_opens_on_this_month(machine: Machine) -> None:
    async with window(machine, "/journal") as (app, session):
        session.reading.see(date(2026, 2, 1))
        session.tab("/")
        assert session.shown.month == date(2026, 2, 1)
        (bar,) = app.all(ft.NavigationBar)
        await app.fire(bar, "change", selected_index=1)
        assert session.shown.month == date(2026, 11, 1)
        session.reading.see(date(2026, 2, 1))
        await app.fire(bar, "change", selected_index=1)
        assert session.shown.month == date(2026, 11, 1)


async def test_saving_shows_the_month_of_what_was_saved(machine: Machine) -> None:
    await machine.filled(entry("old", "words", NOON.replace(month=9)))
    session = await machine.window("/journal")
    session.go("/check-in/old")
    session.check_in.write("other words")
    await session.check_in.save()
    assert session.shown.month == date(2026, 9, 1)
    assert [one.id for one in session.shown.entries] == ["old"]
    await session.check_in.tap(Face.LOW)
    assert session.shown.month == date(2026, 11, 1)


async def test_an_empty_month_says_so_and_leads_to_the_newest(machine: Machine) -> None:
    await machine.filled(entry("old", "words", NOON.replace(month=9)))
    async with window(machine, "/journal") as (app, session):
        assert session.shown.newest == entry("old", "words", NOON.replace(month=9))
        assert WORDS("journal.empty_month", month=WORDS("calendar.month_11")) in app.texts()
        assert WORDS("journal.empty") not in app.texts()
        await tap(app, WORDS("journal.see_month", month=WORDS("calendar.month_9")))
        assert session.shown.month == date(2026, 9, 1)
        assert "words" in app.texts()


async def test_an_empty_journal_invites_the_first_words(machine: Machine) -> None:
    async with window(machine, "/journal") as (app, session):
        assert session.shown.newest is None
        assert WORDS("journal.empty") in app.texts()
        assert WORDS("journal.write_something") in names(app)


async def test_the_months_strip_says_each_days_mood_in_words(machine: Machine) -> None:
    yesterday = NOON - timedelta(days=1)
    await machine.filled(
        entry("a", mood=1),
        entry("b", mood=9),
        entry("c", at=yesterday, mood=7),
        entry("d", "words", NOON.replace(day=1)),
    )
    async with window(machine, "/journal") as (app, _):
        (strip,) = [one for one in app.all(ft.Semantics) if one.image and one.label]
        days = (WORDS("journal.day_mood", day=22, mood="Good"), WORDS("journal.day_mood", day=23, mood="So-so"))
        assert strip.label == ". ".join([WORDS.counted("journal.days_with", 3), *days])


# Help now in every phase


@pytest.mark.parametrize("name", ["opening", "welcome", "refused", "elsewhere", "today", "sheet"])
async def test_the_country_is_chosen_in_every_phase(name: str) -> None:
    async with drawn(name) as (app, session, _):
        before = session.shown.trail.here
        await tap(app, WORDS("help.button"))
        await tap(app, WORDS("help.change_country"))
        await tap(app, WORDS("country.another"))
        assert session.shown.preferences.country == "ZZ"
        assert session.shown.trail.here == "/help"
        assert WORDS("help.lead_unlisted") in app.texts()
        await tap(app, WORDS("bars.back"))
        assert session.shown.trail.here == before


async def test_a_country_chosen_while_the_journal_is_closed_is_for_this_time(machine: Machine) -> None:
    machine.refusal = KeyMissing("gone")
    session = await machine.window("/help/country")
    await session.choices.choose_country("ZZ")
    assert session.shown.preferences.country == "ZZ"
    machine.refusal = None
    await session.open()
    assert machine.journal.preferences().country is None
    assert session.shown.preferences.country is None


# When everything fails

LINKS = ["tel:988", "sms:988", "sms:741741?body=HOME"]


def test_the_last_view_has_the_sentence_and_the_numbers() -> None:
    session: Session = Machine().closed_window()
    words = {one.value for one in _below(last_view(session, WORDS)) if isinstance(one, ft.Text)}
    assert {WORDS("errors.part_closed"), WORDS("errors.unexpected")} <= words
    assert WORDS("safety.not_read", emergency="911") in words
    links = [
        (one.content, one.url.url) for one in _below(last_view(session, WORDS)) if isinstance(one, ft.FilledButton)
    ]
    assert links == list(zip(["Call 988", "Text 988", "Text HOME to 741741"], LINKS, strict=True))


def _below(control: ft.Control) -> list[object]:
    found: list[object] = []
    for child in children(control):
        found += [child, *_below(child)]  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("part", ["_views", "base_of", "_messages", "above_it", "_app", "_in_sheet", "tab_bar"])
async def test_a_root_that_fails_still_leads_to_help(
    machine: Machine, part: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise ValueError("canary-what-a-patient-wrote")

    monkeypatch.setattr(app_view, part, breaks)
    async with window(machine, "/check-in") as (app, _):
        assert "canary" not in caplog.text
        assert caplog.records
        caplog.clear()
        assert app.connection.crashes == []
        assert WORDS("errors.unexpected") in app.texts()
        if part != "_in_sheet":
            links = [one.url.url for one in app.all(ft.FilledButton) if one.url]
            assert links == LINKS


async def test_trouble_is_told_even_when_reading_again_fails(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with window(machine) as (app, session):
        monkeypatch.setattr(machine.journal, "preferences", lambda: 1 / 0)
        session.troubled("errors.not_kept")
        await settle()
        assert WORDS("errors.not_kept") in app.texts()
        assert "ZeroDivisionError" in caplog.text
        caplog.clear()
