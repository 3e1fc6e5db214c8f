"""My course: phases, sessions, hard times, and what helps. All of it can be changed."""

import flet as ft

from companion.care.course import Course, Phase, StressPeriod
from companion.care.session import Session
from companion.ui import session_words
from companion.ui.calendar_words import full_date
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Link, Tonal
from companion.ui.components.card import Card, ListRow, RowCard
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import PHASE, SESSION, TOLD


@component
def CourseScreen() -> ft.Control:
    """The present phase first."""
    frame = use_frame()
    words, course = frame.words, frame.shown.course
    if not course.begun:
        action = (words("course.offer"), frame.session.course.set_up)
        parts: list[ft.Control] = [Empty(words("course.empty"), words("course.empty_line"), action)]
    else:
        parts = [*_phases(frame, course), *_hard_times(frame, course), _told(frame, course)]
    return ft.Column([SubPageTitle(words("course.title")), page_body(parts)], spacing=0, expand=True)


def _phases(frame: Frame, course: Course) -> list[ft.Control]:
    words, today = frame.words, frame.shown.now.local_date
    parts: list[ft.Control] = []
    for phase in reversed(course.phases):
        rows = [_session(frame, one) for one in course.sessions if one.phase == phase.id]
        parts += [_phase(frame, phase), *([RowCard(rows)] if rows else [])]
        if phase == (course.phase_on(today) or course.phases[-1]):
            parts.append(Tonal(words("course.add_session"), frame.session.course.add, height=48))
            change = Link(words("course.change_phase"), lambda: frame.session.go(PHASE))
            parts.append(ft.Row([change], alignment=ft.MainAxisAlignment.CENTER))
    return parts


def _phase(frame: Frame, phase: Phase) -> ft.Control:
    since = frame.words("course.since", day=full_date(frame.words, phase.began))
    lines = [heading(phase.name, "card", level=2), text(since, "small", frame.t.inkSoft)]
    return ft.Container(ft.Column(lines, spacing=2, tight=True), padding=ft.Padding(4, 8, 4, 0))


def _session(frame: Frame, session: Session) -> ft.Control:
    words, today = frame.words, frame.shown.now.local_date
    name = session_words.name(words, frame.shown.course, session)
    when = session_words.short_day(words, session.day, today)
    line = words("course.session_line", when=when, became=session_words.became(words, session, today).lower())
    icon = ft.Icons.EVENT_AVAILABLE_OUTLINED if session.state == "done" else ft.Icons.EVENT_OUTLINED
    tint = "tint" if session.state == "done" else "inset"
    return ListRow(name, line, icon, tint, lambda: frame.session.go(f"{SESSION}/{session.id}"))


def _hard_times(frame: Frame, course: Course) -> list[ft.Control]:
    words, kept = frame.words, frame.session.course
    lasting = any(one.ended is None for one in course.stress)
    cards: list[ft.Control] = [_hard_time(frame, one) for one in reversed(course.stress)]
    add = [] if lasting else [Tonal(words("course.add_stress"), kept.add_stress, height=48)]
    title = ft.Container(heading(words("course.stress"), "card", level=2), padding=ft.Padding(4, 8, 4, 0))
    return [title, *cards, *add]


def _hard_time(frame: Frame, period: StressPeriod) -> ft.Control:
    words, kept, began = frame.words, frame.session.course, full_date(frame.words, period.began)
    if period.ended is None:
        line = words("course.stress_since", day=began)
    else:
        line = words("course.stress_from_to", first=began, last=full_date(words, period.ended))
    over = [Link(words("course.stress_over"), lambda: kept.end_stress(period.id), "small")]
    spoken = words("course.remove_one", what=line)
    remove = Link(words("course.remove"), lambda: kept.remove_stress(period.id), "small", spoken=spoken)
    links = ft.Row([*(over if period.ended is None else []), remove], wrap=True, spacing=4)
    return Card([text(period.words or line, "row"), *([text(line, "row_sub")] if period.words else []), links])


def _told(frame: Frame, course: Course) -> ft.Control:
    words, told = frame.words, course.told
    reason = frame.session.around.templates().reason_of(told.reason)
    said = (
        ("course.reason", reason.name if reason else told.own_reason),
        ("course.clinician", told.clinician),
        ("course.supports", told.supports),
        ("course.earlier", told.earlier),
    )
    rows = [
        ListRow(words(key), value, ft.Icons.EDIT_OUTLINED, "inset", lambda: frame.session.go(TOLD))
        for key, value in said
    ]
    return ft.Container(RowCard(list(rows)), margin=ft.Margin(top=8))
