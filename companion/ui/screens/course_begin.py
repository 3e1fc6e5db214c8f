"""Telling of a course, one question a screen: why, which kind, from which day."""

import flet as ft

from companion.care.course_template import Template
from companion.ui import session_words
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import ListRow, RowCard, SwitchRow
from companion.ui.components.day_picker import DayPicker
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


@component
def CourseReason() -> ft.Control:
    """Why: one of the reasons there are, another one, or nothing said."""
    frame = use_frame()
    words = frame.words
    reasons = [(one.id, one.name) for one in frame.session.around.templates().reason]
    rows = [_reason(frame, id, name) for id, name in (*reasons, ("", words("course.unsaid")))]
    parts: list[ft.Control] = [
        heading(words("course.why"), "prompt"),
        text(words("course.why_line"), "body", frame.t.inkSoft),
        RowCard(rows),
    ]
    return _page(frame, parts)


def _reason(frame: Frame, id: str, name: str) -> ft.Control:
    choose = frame.session.course.choose_reason
    return ListRow(name, "", ft.Icons.CIRCLE_OUTLINED, "inset", lambda: choose(id))


@component
def CourseKind() -> ft.Control:
    """Which kind, the one that the reason suggests first."""
    frame = use_frame()
    words, suggested = frame.words, frame.shown.setup.template
    kinds = sorted(frame.session.around.templates().course, key=lambda one: one.id != suggested)
    parts: list[ft.Control] = [
        heading(words("course.which"), "prompt"),
        text(words("course.which_line"), "body", frame.t.inkSoft),
        RowCard([_kind(frame, one) for one in kinds]),
    ]
    return _page(frame, parts)


def _kind(frame: Frame, template: Template) -> ft.Control:
    choose = frame.session.course.choose_template
    return ListRow(template.name, template.about, ft.Icons.EVENT_OUTLINED, "tint", lambda: choose(template.id))


@component
def CourseFirstDay() -> ft.Control:
    """From which day; the sessions follow, to be changed afterwards."""
    frame = use_frame()
    words, kept, setup, today = frame.words, frame.session.course, frame.shown.setup, frame.shown.now.local_date
    template = frame.session.around.templates().of(setup.template)
    first = setup.first or today
    days = template.days(first) if template else ()
    parts: list[ft.Control] = [
        heading(words("course.first" if days else "course.from"), "prompt"),
        DayPicker(first, setup.first, kept.choose_first),
    ]
    if days:
        said = ", ".join(session_words.long_day(words, day, today) for day in days)
        parts.append(text(words("course.days", days=said), "small", frame.t.inkSoft))
    if any(day < today for day in days):
        line = words("course.took_place_line")
        switch = SwitchRow(
            words("course.took_place"), line, ft.Icons.EVENT_AVAILABLE_OUTLINED, setup.took_place, kept.turn_took_place
        )
        parts.append(RowCard([switch]))
    parts.append(Filled(words("course.looks_right"), kept.begin, disabled=template is None or setup.first is None))
    return _page(frame, parts)


def _page(frame: Frame, parts: list[ft.Control]) -> ft.Control:
    body = page_body(parts, ft.Padding(20, 6, 20, 24))
    return ft.Column([SubPageTitle(frame.words("course.title")), body], spacing=0, expand=True)
