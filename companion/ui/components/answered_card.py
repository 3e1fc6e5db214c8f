"""What was answered: the total in words, how it changed, and each answer."""

import flet as ft

from companion.care.answer_sheet import AnswerSheet
from companion.care.questionnaire import Question, Questionnaire
from companion.care.score import score
from companion.ui.calendar_words import full_date
from companion.ui.components.card import STRETCH, Card
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.score_words import change_words, total_words


@component
def AnsweredCard(form: Questionnaire, sheet: AnswerSheet) -> ft.Control:
    """Three cards under each other: kept and what it adds up to, the answers, the form's own notice."""
    frame = use_frame()
    cards = [_result(frame, form, sheet), _answers(frame, form, sheet)]
    notice = [ft.Container(text(form.rights, "caption", frame.t.inkSoft), padding=8)] if form.rights else []
    return ft.Column([*cards, *notice], spacing=12, horizontal_alignment=STRETCH)


def _result(frame: Frame, form: Questionnaire, sheet: AnswerSheet) -> ft.Control:
    words, t = frame.words, frame.t
    found = score(form, sheet.answers)
    lines: list[ft.Control] = [
        heading(words("sheet.kept"), "question"),
        text(full_date(words, sheet.day), "small", t.inkSoft),
    ]
    if found.of:
        lines.append(ft.Container(text(total_words(words, form, found), "card"), margin=ft.Margin(top=10)))
    changed = change_words(words, form, sheet, frame.session.journal.sheets.all())
    lines += [text(changed, "body")] if changed else []
    if form.measure is not None:
        lines.append(text(words("questionnaires.lower_is_fewer"), "small", t.inkSoft))
    lines.append(text(words("sheet.kept_line"), "small", t.inkSoft))
    return Card([ft.Column(lines, spacing=6, tight=True)])


def _answers(frame: Frame, form: Questionnaire, sheet: AnswerSheet) -> ft.Control:
    rows: list[ft.Control] = [text(frame.words("sheet.answers"), "card")]
    for question in form.asked(sheet.answers):
        if question.kind != "display":
            said = text(_said(frame, question, sheet), "body", frame.t.inkSoft)
            rows.append(ft.Column([text(question.text, "body"), said], spacing=1, tight=True))
    return Card([ft.Column(rows, spacing=12, tight=True)])


def _said(frame: Frame, question: Question, sheet: AnswerSheet) -> str:
    held = sheet.answers.get(question.link_id)
    if held is None:
        return frame.words("sheet.no_answer")
    if isinstance(held, bool):
        return frame.words("sheet.yes" if held else "sheet.no")
    choice = question.choice(held)
    return str(held) if choice is None else choice.text
