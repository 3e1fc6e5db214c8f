"""Questionnaires: what is offered, what is half done, what was answered, and what can be answered at any time."""

import flet as ft

from companion.care.answer_sheet import AnswerSheet
from companion.care.questionnaire import Questionnaire
from companion.care.score import score
from companion.ui.calendar_words import full_date
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import ListRow, RowCard
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import SHEET
from companion.ui.score_words import total_words

SHOWN = 40
"""Answered sheets in the list, newest first."""


@component
def Questionnaires() -> ft.Control:
    """Lists, each only where there is something in it."""
    frame = use_frame()
    words = frame.words
    forms = frame.session.answering.forms()
    if not forms and not frame.shown.sheets:
        parts: list[ft.Control] = [Empty(words("questionnaires.title"), words("questionnaires.none"))]
    else:
        parts = [*_half_done(frame), *_any_time(frame, forms), *_answered(frame)]
        parts.append(text(words("questionnaires.lower_is_fewer"), "small", frame.t.inkSoft))
    return ft.Column([SubPageTitle(words("questionnaires.title")), page_body(parts)], spacing=0, expand=True)


def _half_done(frame: Frame) -> list[ft.Control]:
    rows: list[ft.Control] = []
    for sheet in frame.shown.sheets:
        form = None if sheet.finished else frame.session.answering.form_of(sheet)
        if form is not None:
            title = frame.words("questionnaires.take_up", title=form.title)
            rows.append(_row(frame, sheet, title, frame.words("questionnaires.take_up_line")))
    return [RowCard(rows)] if rows else []


def _any_time(frame: Frame, forms: tuple[Questionnaire, ...]) -> list[ft.Control]:
    words = frame.words
    rows = [_form_row(frame, form) for form in forms]
    return [_title(words("questionnaires.others")), RowCard(rows)] if rows else []


def _form_row(frame: Frame, form: Questionnaire) -> ft.Control:
    words, measure = frame.words, form.measure
    line = words("questionnaires.others_line", days=measure.days) if measure else words("questionnaires.own_line")
    answering = frame.session.answering
    return ListRow(form.title, line, ft.Icons.CHECKLIST_ROUNDED, "tint", lambda: answering.take_up(form))


def _answered(frame: Frame) -> list[ft.Control]:
    words, rows = frame.words, []
    finished = [sheet for sheet in reversed(frame.shown.sheets) if sheet.finished][:SHOWN]
    for sheet in finished:
        form = frame.session.answering.form_of(sheet)
        if form is not None:
            title = words("questionnaires.answered", title=form.title, day=full_date(words, sheet.day))
            rows.append(_row(frame, sheet, title, total_words(words, form, score(form, sheet.answers), shortly=True)))
    return [_title(words("questionnaires.before")), RowCard(rows)] if rows else []


def _row(frame: Frame, sheet: AnswerSheet, title: str, line: str) -> ft.Control:
    go = frame.session.go
    return ListRow(title, line, ft.Icons.DESCRIPTION_OUTLINED, "inset", lambda: go(f"{SHEET}/{sheet.id}"))


def _title(words: str) -> ft.Control:
    return ft.Container(heading(words, "card", level=2), padding=ft.Padding(4, 8, 4, 0))
