"""A questionnaire that is offered on Today: the way to it, and "Later"."""

import flet as ft

from companion.care.due import Due
from companion.ui.components.buttons import Link
from companion.ui.components.card import ListRow
from companion.ui.frame import use_frame
from companion.ui.guard import component

_PER_MINUTE = 5
"""Questions: a slow reader's pace."""


@component
def DueRow(one: Due) -> ft.Control:
    """No date, no count, no word about what was left out."""
    frame = use_frame()
    words, answering, form = frame.words, frame.session.answering, one.questionnaire
    minutes = -(-len(form.questions) // _PER_MINUTE)
    line = words("questionnaires.offered_line", minutes=minutes)
    row = ListRow(form.title, line, ft.Icons.CHECKLIST_ROUNDED, "tint", lambda: answering.take_up(form))
    later = Link(words("questionnaires.later"), lambda: answering.put_off(one), "small")
    return ft.Column([row, ft.Container(later, padding=ft.Padding(left=66, bottom=4))], spacing=0, tight=True)
