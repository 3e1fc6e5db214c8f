"""Visit: when the next one is, what the patient works towards, and what they want to ask. Nothing is shared here."""

from datetime import date, time

import flet as ft

from companion.care.visit import Appointment, Goal, ToAsk
from companion.ui import session_words
from companion.ui.calendar_words import month_name
from companion.ui.components.bars import TabTitle
from companion.ui.components.buttons import IconButton, Link
from companion.ui.components.card import Card, ListRow, RowCard
from companion.ui.components.goal_icons import ICONS
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.components.visit_hero import VisitHero
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import APPOINTMENT, COURSE, GOAL, TO_ASK


@component
def Visit() -> ft.Control:
    """Three cards, each with its one way on."""
    frame = use_frame()
    body = page_body([_next(frame), _goals(frame), _to_ask(frame), *_asked(frame), _appointments(frame)])
    return ft.Column([TabTitle(frame.words("tabs.visit")), body], spacing=0, expand=True)


def _next(frame: Frame) -> ft.Control:
    """The sooner of the next session and the next appointment."""
    words, shown, today = frame.words, frame.shown, frame.shown.now.local_date
    session, appointment = shown.course.next(today), shown.visits.next(today)
    if session is not None and (appointment is None or session.day <= appointment.day):
        name = session_words.name(words, shown.course, session)
        return _hero(frame, name, session.day, session.at, "")
    if appointment is not None:
        name = words("visit.review" if appointment.review else "visit.appointment")
        return _hero(frame, name, appointment.day, appointment.at, appointment.words)
    line = ListRow(
        words("visit.none"),
        words("visit.none_line"),
        ft.Icons.EVENT_OUTLINED,
        "tint",
        lambda: frame.session.go(COURSE),
    )
    return RowCard([line])


def _hero(frame: Frame, name: str, day: date, at: time | None, about: str) -> ft.Control:
    words, today = frame.words, frame.shown.now.local_date
    label = words("visit.next", name=name, when=session_words.in_days(words, day, today))
    return VisitHero(label, session_words.long_day(words, day, today), about or _known(frame, at))


def _known(frame: Frame, at: time | None) -> str:
    """The time and with whom, as far as they are known."""
    words, told = frame.words, frame.shown.course.told
    clinic = frame.session.around.help_lines.clinic
    whom = ", ".join(filter(None, (told.clinician, clinic.name if clinic else "")))
    hour = "" if at is None else f"{at.hour}:{at.minute:02d}"
    if hour and whom:
        return words("visit.time_whom", time=hour, whom=whom)
    return hour or (words("visit.whom", whom=whom) if whom else "")


def _card(frame: Frame, title: str, icon: ft.IconData, name: str, route: str, rows: list[ft.Control]) -> ft.Control:
    button = IconButton(icon, name, lambda: frame.session.visiting.new(route))
    head = ft.Row([ft.Container(heading(title, "card", level=2), expand=True), button], spacing=4)
    return Card([ft.Container(head, padding=ft.Padding(20, 8, 8, 0)), *rows], padding=ft.Padding(0, 0, 0, 10))


def _goals(frame: Frame) -> ft.Control:
    words = frame.words
    goals = [one for one in frame.shown.visits.goals if not one.let_go]
    rows: list[ft.Control] = [_goal(frame, one) for one in goals]
    rows = rows or [_quiet(frame, words("visit.no_goals"))]
    return _card(frame, words("visit.goals"), ft.Icons.ADD_ROUNDED, words("visit.add_goal"), GOAL, rows)


def _goal(frame: Frame, goal: Goal) -> ft.Control:
    icon = ICONS.get(goal.icon, ft.Icons.FAVORITE_OUTLINE_ROUNDED)
    return ListRow(goal.words, _seems(frame, goal), icon, "tint", lambda: frame.session.go(f"{GOAL}/{goal.id}"))


def _seems(frame: Frame, goal: Goal) -> str:
    words = frame.words
    since = words("visit.since", month=month_name(words, goal.since.month))
    if goal.seemed is None:
        return since
    if goal.seemed == "same":
        return words("visit.seems_same")
    return words(f"visit.seems_{goal.seemed}", month=month_name(words, goal.since.month))


def _to_ask(frame: Frame) -> ft.Control:
    words, whom = frame.words, frame.shown.course.told.clinician
    title = words("visit.to_ask", whom=whom) if whom else words("visit.to_ask_clinician")
    open_ = [one for one in frame.shown.visits.to_ask if one.asked_on is None]
    rows = [_question(frame, one) for one in open_] or [_quiet(frame, words("visit.no_questions"))]
    return _card(frame, title, ft.Icons.ADD_ROUNDED, words("visit.add_question"), TO_ASK, rows)


def _question(frame: Frame, question: ToAsk) -> ft.Control:
    """The words alone, as drawn; the whole line is the way to it."""
    row = ft.Container(
        text(question.words, "body"),
        padding=ft.Padding(20, 13, 20, 13),
        ink=True,
        on_click=frame.safe(lambda: frame.session.go(f"{TO_ASK}/{question.id}")),
    )
    return ft.MergeSemantics(ft.Semantics(button=True, content=row))


def _asked(frame: Frame) -> list[ft.Control]:
    """Questions that were asked, folded away."""
    words = frame.words
    asked = [one for one in frame.shown.visits.to_ask if one.asked_on is not None]
    return [Folded(words.counted("visit.asked", len(asked)), asked)] if asked else []


@component
def Folded(title: str, questions: list[ToAsk]) -> ft.Control:
    """A title that unfolds what is below it."""
    frame = use_frame()
    open_, set_open = ft.use_state(False)
    link = Link(title, lambda: set_open(not open_), "body_strong")
    rows = [_question(frame, one) for one in questions] if open_ else []
    return ft.Column([ft.Row([link]), *([Card(rows, padding=8)] if rows else [])], spacing=4)


def _appointments(frame: Frame) -> ft.Control:
    words, today = frame.words, frame.shown.now.local_date
    coming = [one for one in frame.shown.visits.appointments if one.day >= today]
    rows = [_appointment(frame, one) for one in coming] or [_quiet(frame, words("visit.no_reviews"))]
    return _card(frame, words("visit.reviews"), ft.Icons.ADD_ROUNDED, words("visit.add_appointment"), APPOINTMENT, rows)


def _appointment(frame: Frame, one: Appointment) -> ft.Control:
    words, today = frame.words, frame.shown.now.local_date
    title = session_words.long_day(words, one.day, today)
    hour = "" if one.at is None else f"{one.at.hour}:{one.at.minute:02d}"
    kind = words("visit.review" if one.review else "visit.appointment")
    line = ", ".join(filter(None, (kind, hour, one.words)))
    return ListRow(title, line, ft.Icons.EVENT_OUTLINED, "inset", lambda: frame.session.go(f"{APPOINTMENT}/{one.id}"))


def _quiet(frame: Frame, words: str) -> ft.Control:
    return ft.Container(text(words, "small", frame.t.inkSoft), padding=ft.Padding(20, 2, 20, 8))
