"""Questionnaires on the screen: one question at a time, kept at once, taken up again, and Help now when it is time."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import LOOK, QUESTIONNAIRES, WORDS, HeldClock, Machine, in_a_course, refused
from scenes import window

from companion.care.questionnaire import Questionnaire
from companion.care.questionnaire_file import read
from companion.ui import navigation
from companion.ui.look import Look
from companion.ui.session_state import Session

PHQ = next(one for one in QUESTIONNAIRES if one.name == "phq-9")
EXAMPLES = Path(__file__).parents[1] / "fixtures" / "fhir-r4-examples"
SHOWABLE = [EXAMPLES / "Questionnaire-f201.json"]
"""The others are refused, with the reasons that `test_questionnaire_files` lists."""


@asynccontextmanager
async def begun(machine: Machine, form: Questionnaire = PHQ, look: Look = LOOK) -> AsyncIterator[tuple[App, Session]]:
    """Somebody who has just opened a questionnaire from the list."""
    await machine.filled()
    machine.questionnaires = (form,)
    async with window(machine, navigation.QUESTIONNAIRES, look) as (app, session):
        session.answering.take_up(form)
        await settle()
        yield app, session


async def tap(app: App, key: str, **values: Any) -> None:
    await app.fire(spoken.find(app, WORDS(key, **values)), "click")
    await settle()


async def choose(app: App, name: str) -> None:
    found = next(control for control, its in spoken.met(app) if its.split("\n")[0].startswith(name))
    await app.fire(found, "click")
    await settle()


async def answer(app: App, *names: str) -> None:
    for name in names:
        await choose(app, name)
        await tap(app, "sheet.next")


def kept(machine: Machine) -> dict[str, Any]:
    (sheet,) = machine.journal.sheets.all()
    return dict(sheet.answers)


# One question a screen


async def test_the_question_stands_under_its_instruction_verbatim(machine: Machine) -> None:
    async with begun(machine) as (app, _):
        texts = app.texts(app.top)
        for said in (
            "PHQ-9",
            "Question 1 of 9",
            "Over the last 2 weeks, how often have you been bothered by any of the following problems?",
            "Little interest or pleasure in doing things",
            *("Not at all", "Several days", "More than half the days", "Nearly every day"),
        ):
            assert said in texts
        assert WORDS("safety.not_read", emergency="911") in texts
        assert WORDS("help.button") in texts


async def test_an_answer_is_kept_at_once(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        assert machine.journal.sheets.all() == (), "opening keeps nothing"
        await choose(app, "Several days")
        assert kept(machine) == {"1": PHQ.questions[0].choices[1].key}
        assert session.shown.sheet is not None
        assert session.shown.sheet.at == "1"


async def test_all_of_it_adds_up_in_words(machine: Machine) -> None:
    async with begun(machine) as (app, _):
        await answer(app, *["Several days"] * 8, "Not at all")
        assert WORDS("sheet.one_more") in app.texts(app.top)
        await answer(app, "Somewhat difficult")
        texts = app.texts(app.top)
        assert "8 of 27. The form calls this range “Mild”." in texts
        assert WORDS("sheet.kept") in texts
        assert any("Pfizer" in text for text in texts)
        (sheet,) = machine.journal.sheets.all()
        assert sheet.finished is not None
        await tap(app, "sheet.done")
        assert any("Mild" in text for text in app.texts(app.top))


async def test_what_is_left_blank_is_called_incomplete(machine: Machine) -> None:
    async with begun(machine) as (app, _):
        await tap(app, "sheet.blank")
        await answer(app, *["Several days"] * 7, "Not at all", "Not difficult at all")
        assert "Incomplete: 8 of 9 answered" in app.texts(app.top)
        assert "1" not in kept(machine)
        assert WORDS("sheet.no_answer") in app.texts(app.top)


async def test_back_walks_to_the_question_before_and_then_out(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await answer(app, "Several days")
        await tap(app, "sheet.back")
        assert "Question 1 of 9" in app.texts(app.top)
        chosen = [one for one in app.all(ft.Semantics, app.top) if one.selected]
        assert [spoken.name_of(one) for one in chosen] == ["Several days"]
        await tap(app, "sheet.back")
        assert session.shown.trail.here == navigation.QUESTIONNAIRES


# Taken up again


async def test_a_half_done_one_resumes_after_a_restart_where_it_was(machine: Machine) -> None:
    async with begun(machine) as (app, _):
        await answer(app, "Several days", "Not at all", "Nearly every day")
    again = await machine.restarted()
    async with window(again, navigation.QUESTIONNAIRES) as (app, _):
        await choose(app, "PHQ-9, half done")
        assert "Question 4 of 9" in app.texts(app.top)
        assert len(kept(again)) == 3


async def test_a_new_one_goes_on_with_the_half_done_one(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await answer(app, "Several days")
        session.back()
        session.answering.take_up(PHQ)
        await settle()
        assert "Question 2 of 9" in app.texts(app.top)
        assert len(machine.journal.sheets.all()) == 1


async def test_a_sheet_that_is_gone_says_so(machine: Machine) -> None:
    await machine.filled()
    async with window(machine, f"{navigation.SHEET}/nowhere") as (app, _):
        assert WORDS("sheet.gone") in app.texts(app.top)


async def test_an_old_version_is_shown_as_it_was_asked(machine: Machine) -> None:
    old = own(version="1")
    async with begun(machine, old) as (app, session):
        await choose(app, "Yes")
        sheet = machine.journal.sheets.all()[0]
        machine.questionnaires = (own(version="2", title="Another"),)
        session.back()
        session.go(f"{navigation.SHEET}/{sheet.id}")
        await settle()
        assert "After your session" in app.texts(app.top)


async def test_answers_can_be_erased(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await tap(app, "sheet.blank")
        sheet = machine.journal.sheets.all()[0]
        await session.answering.erase(sheet.id)
        assert machine.journal.sheets.all() == ()
        assert session.shown.trail.here == navigation.QUESTIONNAIRES


# Needs care now


async def at_item_9(app: App) -> None:
    await answer(app, *["Not at all"] * 8)


@pytest.mark.parametrize("chosen", ["Several days", "More than half the days", "Nearly every day"])
async def test_item_9_opens_help_now_next_and_its_answer_is_kept(machine: Machine, chosen: str) -> None:
    async with begun(machine) as (app, session):
        await at_item_9(app)
        await answer(app, chosen)
        assert session.shown.trail.here == navigation.HELP
        assert kept(machine)["9"] in [choice.key for choice in PHQ.questions[8].choices if choice.text == chosen]
        said = " ".join(app.texts(app.top)).lower()
        for word in ("sent", "told", "alert", "notified", "informed", "knows"):
            assert word not in said.replace("this app does not know", "")
        session.back()
        await settle()
        assert WORDS("sheet.one_more") in app.texts(app.top)
        await tap(app, "sheet.back")
        await tap(app, "sheet.next")
        assert session.shown.trail.here != navigation.HELP, "once for each answer"


async def test_not_at_all_goes_on(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await at_item_9(app)
        await answer(app, "Not at all")
        assert session.shown.trail.here.startswith(navigation.SHEET)


async def test_help_now_opens_on_leaving_too(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await at_item_9(app)
        await choose(app, "Several days")
        session.back()
        await settle()
        assert session.shown.trail.here == navigation.HELP
        session.back()
        await settle()
        assert session.shown.trail.here == navigation.QUESTIONNAIRES


async def test_help_now_opens_on_a_full_disk_too(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await at_item_9(app)
        machine.disk.trouble = refused()
        await choose(app, "Several days")
        assert session.shown.trouble
        await tap(app, "sheet.next")
        assert session.shown.trail.here == navigation.HELP
        machine.disk.trouble = None
        session.back()
        await settle()
        assert session.shown.sheet is not None
        assert "9" in session.shown.sheet.sheet.answers, "the answer stays on the screen"
        await tap(app, "sheet.next")
        assert "9" in kept(machine)


async def test_an_answer_taken_back_opens_nothing(machine: Machine) -> None:
    async with begun(machine) as (app, session):
        await at_item_9(app)
        await choose(app, "Several days")
        await answer(app, "Not at all")
        assert session.shown.trail.here.startswith(navigation.SHEET)


# A clinic's own


def own(**changes: Any) -> Questionnaire:
    form = {
        "resourceType": "Questionnaire",
        "url": "https://alder.example/q",
        "version": "1",
        "title": "After your session",
        "item": [
            {"linkId": "d", "type": "boolean", "text": "Did you rest?"},
            {
                "linkId": "h",
                "type": "integer",
                "text": "How many hours?",
                "required": True,
                "extension": [
                    {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 1},
                    {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 24},
                ],
                "enableWhen": [{"question": "d", "operator": "=", "answerBoolean": True}],
            },
            {"linkId": "w", "type": "text", "text": "What was it like?", "maxLength": 20},
            {"linkId": "t", "type": "display", "text": "Thank you for reading."},
        ],
    }
    return read(json.dumps(form | changes), "own.json")


async def type_in(app: App, words: str) -> None:
    await app.fire(app.all(ft.TextField, app.top)[0], "change", value=words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "This one needs an answer to go on. You can close it and come back."),
        ("many", "Please write a whole number."),
        ("2.5", "Please write a whole number."),
        ("0", "Please write a number from 1 to 24."),
        ("25", "Please write a number from 1 to 24."),
    ],
)
async def test_what_is_typed_is_mended_in_one_sentence(machine: Machine, typed: str, said: str) -> None:
    async with begun(machine, own()) as (app, _):
        await answer(app, "Yes")
        if typed:
            await type_in(app, typed)
        await tap(app, "sheet.next")
        assert said in app.texts(app.top)
        assert "h" not in kept(machine)
        await type_in(app, "8")
        assert said not in app.texts(app.top)
        await tap(app, "sheet.next")
        assert kept(machine)["h"] == 8


async def test_a_question_that_is_not_asked_is_passed_over(machine: Machine) -> None:
    async with begun(machine, own()) as (app, _):
        await answer(app, "No")
        assert "What was it like?" in app.texts(app.top)
        await type_in(app, "Quiet.")
        await tap(app, "sheet.next")
        assert "Thank you for reading." in app.texts(app.top)
        await tap(app, "sheet.next")
        assert WORDS("sheet.kept") in app.texts(app.top)
        assert kept(machine) == {"d": False, "w": "Quiet."}


async def test_words_that_are_too_long_are_not_lost(machine: Machine) -> None:
    async with begun(machine, own()) as (app, _):
        await answer(app, "No")
        await type_in(app, "More than twenty characters of it.")
        await tap(app, "sheet.next")
        assert "Please make this shorter: at most 20 characters." in app.texts(app.top)
        assert [field.value for field in app.all(ft.TextField, app.top)] == ["More than twenty characters of it."]


async def test_half_an_answer_survives_a_kill_within_two_seconds(machine: Machine) -> None:
    async with begun(machine, own()) as (app, _):
        await answer(app, "No")
        await type_in(app, "Half a sent")
        await settle()
    await machine.journal.flush()
    killed = Machine(HeldClock(machine.clock.at), machine.disk, machine.drafts_disk, machine.help_lines)
    killed.home = replace(
        killed.home, **{name: getattr(machine.home, name) for name in ("keys", "help", "help_key", "seen", "attempts")}
    )
    killed.questionnaires = (own(),)
    async with window(killed, navigation.QUESTIONNAIRES) as (app, session):
        session.answering.take_up(own())
        await settle()
        assert [field.value for field in app.all(ft.TextField, app.top)] == ["Half a sent"]


@pytest.mark.parametrize("path", SHOWABLE, ids=lambda path: path.stem)
async def test_files_that_nobody_here_wrote_are_walked_through(machine: Machine, path: Path) -> None:
    form = read(path.read_text(encoding="utf-8"), path.name)  # noqa: ASYNC240
    async with begun(machine, form) as (app, session):
        for _ in form.questions:
            shown = session.shown.sheet
            assert shown is not None
            assert shown.question is not None
            assert shown.question.text in app.texts(app.top)
            if shown.question.choices:
                await session.answering.choose(shown.question.choices[0].key)
            await session.answering.next()
            await settle()
        assert WORDS("sheet.kept") in app.texts(app.top)


# Looks


@pytest.mark.parametrize(
    "look", [replace(LOOK, text_scale=2.0), replace(LOOK, width=844, height=390), replace(LOOK, width=320)]
)
async def test_everything_is_there_in_every_look(machine: Machine, look: Look) -> None:
    async with begun(machine, look=look) as (app, _):
        texts = app.texts(app.top)
        assert {"Question 1 of 9", "Nearly every day", "Little interest or pleasure in doing things"} <= set(texts)
        assert spoken.find(app, WORDS("sheet.blank"))
        assert spoken.find(app, WORDS("sheet.back"))


# Offered


async def test_a_questionnaire_is_offered_quietly_and_put_off(machine: Machine) -> None:
    await machine.filled()
    await in_a_course(machine)
    async with window(machine) as (app, session):
        assert [one.questionnaire.name for one in session.shown.offered] == ["phq-9"]
        await tap(app, "questionnaires.later")
        assert session.shown.offered == ()
        machine.clock.at += timedelta(days=3)
        session.refresh()
        assert len(session.shown.offered) == 1


async def test_nothing_is_offered_while_paused_or_before_a_course(machine: Machine) -> None:
    await machine.filled()
    async with window(machine) as (_, session):
        assert session.shown.offered == ()
        await in_a_course(machine)
        session.refresh()
        await settle()
        assert session.shown.offered
        await session.pausing.pause()
        assert session.shown.offered == ()


def test_the_held_clock_stands_in_a_course() -> None:
    assert HeldClock().now() == datetime(2026, 11, 23, 12, tzinfo=UTC)
