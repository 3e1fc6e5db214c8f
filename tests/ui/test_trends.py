"""Trends: a sentence on each card, the same in words, nothing before five check-ins, and it looks back alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, timedelta

import flet as ft
import flet.canvas as cv
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, NOON, QUESTIONNAIRES, WORDS, Machine, entry, in_a_course
from scenes import window

from companion.demo.filling import fill
from companion.demo.patient import SEED, DemoPatient
from companion.ui import navigation
from companion.ui.look import Look
from companion.ui.session_state import Session

LARGE, TURNED = replace(LOOK, text_scale=2.0), replace(LOOK, width=844, height=390)


@asynccontextmanager
async def demo(look: Look = LOOK) -> AsyncIterator[tuple[App, Session]]:
    """Trends of the demo patient."""
    machine = Machine()
    lived = DemoPatient(SEED, NOON.date(), UTC).check_ins()
    await fill(await machine.open(), lived, NOON.date(), QUESTIONNAIRES)
    async with window(machine, navigation.TRENDS, look) as (app, session):
        await worked_out(session)
        yield app, session


async def worked_out(session: Session) -> None:
    """Wait until it is known how long it lasted."""
    for _ in range(400):
        await settle()
        if not session.shown.trends.working:
            return
    raise AssertionError("it was never worked out")


async def with_moods(machine: Machine, *moods: int | None) -> None:
    """One a day, the last today; None is a missing day."""
    await machine.filled()
    for ago, mood in enumerate(reversed(moods)):
        if mood is not None:
            await machine.journal.save(entry(f"day-{ago}", "", NOON - timedelta(days=ago), mood=mood))


async def tap(app: App, words: str) -> None:
    await app.fire(spoken.find(app, words), "click")
    await settle()


def said(app: App) -> str:
    return "\n".join(app.texts(app.top))


@pytest.mark.parametrize(("moods", "charts"), [((), False), ((5,) * 4, False), ((5,) * 5, True)])
async def test_charts_begin_at_five_check_ins(machine: Machine, moods: tuple[int, ...], charts: bool) -> None:
    await with_moods(machine, *moods)
    async with window(machine, navigation.TRENDS) as (app, _):
        assert (WORDS("trends.empty") in said(app)) != charts
        assert bool(app.all(cv.Canvas, app.top)) or not charts


async def test_a_sentence_stands_first_on_each_card() -> None:
    async with demo() as (app, _):
        texts = said(app)
        for sentence in (
            "Mostly so-so to good these two weeks",
            "Your mood, with sessions 1 to 4",
            "After each session",
            "Session 4 so far is above the earlier three",
            "How long it lasted",
            "About as steady as before",
            "8 lower than at first. That is more than the form usually moves by chance.",
            "PHQ-9",
            "was 17",
            "GAD-7",
            "was 13",
            WORDS("questionnaires.lower_is_fewer"),
            WORDS("trends.looks_back"),
        ):
            assert sentence in texts


async def test_it_never_looks_ahead_or_advises() -> None:
    async with demo() as (app, _):
        texts = said(app).lower()
        for word in ("will", "expect", "predict", "forecast", "should", "relapse", "soon", "next week"):
            assert f" {word} " not in texts


async def test_tapping_a_picture_tells_it_in_words() -> None:
    async with demo() as (app, _):
        title = "Mostly so-so to good these two weeks"
        label = f"{WORDS('trends.in_words')}: {title}"
        assert "Session 4: 20 November 2026" not in said(app)
        await tap(app, label)
        assert "Session 4: 20 November 2026" in said(app)
        assert "22 November 2026" in said(app)
        await tap(app, f"{WORDS('trends.close_words')}: {title}")
        assert "Session 4: 20 November 2026" not in said(app)


async def test_a_picture_has_a_text_equivalent() -> None:
    async with demo() as (app, _):
        pictures = [one for one in app.all(ft.Semantics, app.top) if one.image]
        labels = [str(one.label) for one in pictures]
        assert len(labels) == 3
        assert "Session 4: day 0" in labels[1]
        assert "Week of 16 November 2026: from" in labels[2]


@pytest.mark.parametrize("look", [LARGE, TURNED], ids=["200%", "turned"])
async def test_where_there_is_no_room_the_words_stand_in_the_pictures_place(look: Look) -> None:
    async with demo(look) as (app, _):
        assert not [one for one in app.all(ft.Semantics, app.top) if one.image]
        assert "Session 4: 20 November 2026" in said(app)
        assert "9" in app.texts(app.top)


async def test_a_span_is_chosen_and_stays() -> None:
    async with demo() as (app, session):
        (spans,) = app.all(ft.SegmentedButton, app.top)
        assert list(spans.selected) == ["weeks_6"]
        await app.fire(spans, "change", selected=["weeks_2"])
        assert session.shown.trends.mood is not None
        assert (session.shown.trends.mood.last - session.shown.trends.mood.first).days == 13
        session.tab(navigation.TODAY)
        session.tab(navigation.TRENDS)
        assert session.shown.span == "weeks_2"
        session.trending.choose("all")
        assert (session.shown.trends.mood.last - session.shown.trends.mood.first).days == 112


async def test_no_session_no_cards_about_sessions(machine: Machine) -> None:
    await with_moods(machine, *[5] * 8)
    async with window(machine, navigation.TRENDS) as (app, _):
        assert WORDS("trends.after") not in said(app)
        assert WORDS("trends.lasted") not in said(app)
        assert WORDS("trends.your_mood") in said(app)


async def test_little_known_is_called_too_early(machine: Machine) -> None:
    await with_moods(machine, *[5] * 5)
    await in_a_course(machine)
    async with window(machine, navigation.TRENDS) as (app, session):
        await worked_out(session)
        assert WORDS("trends.usually_too_early") in said(app)


async def test_working_it_out_waits_for_nobody_and_is_done_once() -> None:
    async with demo() as (_, session):
        found = session.shown.trends.lasted
        session.tab(navigation.TODAY)
        session.tab(navigation.TRENDS)
        assert session.shown.trends.lasted is found
        assert not session.shown.trends.working


async def test_leaving_and_locking_while_it_is_worked_out_is_safe() -> None:
    machine = Machine()
    lived = DemoPatient(SEED, NOON.date(), UTC).check_ins()
    await fill(await machine.open(), lived, NOON.date(), QUESTIONNAIRES)
    async with window(machine, navigation.TRENDS) as (_, session):
        session.put_away("locked")
        await settle(400)
        assert session.shown.trends.lasted is None


async def test_a_small_picture_leads_to_its_answers() -> None:
    async with demo() as (app, session):
        found = next(control for control, its in spoken.met(app) if its.startswith("PHQ-9"))
        await app.fire(found, "click")
        assert session.shown.trail.here == f"{navigation.SHEET}/demo-phq-9-2"
