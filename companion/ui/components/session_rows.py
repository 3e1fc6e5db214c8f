"""What Today says of sessions: two rows at most, and none while everything is paused."""

import flet as ft

from companion.care.around_session import when
from companion.care.session import Session
from companion.ui import session_words
from companion.ui.components.buttons import Link
from companion.ui.components.card import ListRow
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import AROUND, CALL_WHOM, SESSION

_BESIDE = 74
"""Pixels from the card's edge to the words of a row."""


def session_rows(frame: Frame, may_offer: bool) -> list[ft.Control]:
    """Today's session, or the days after one; one of which nobody told; the next one. While there is no course, the
    offer to tell of one, if nothing else is offered."""
    course, today = frame.shown.course, frame.shown.now.local_date
    if not course.begun:
        return [CourseOffer()] if may_offer and _offers_course(frame) else []
    rows: list[ft.Control] = []
    on, untold, done, following = course.on(today), course.untold(today), course.done(today), course.next(today)
    if on is not None:
        rows.append(SessionDay(on))
    elif untold is not None:
        rows.append(Untold(untold))
    if on is None and done and when(done[-1], today) == "track":
        rows.append(_track(frame, done[-1]))
    if following is not None and following != on:
        rows.append(_next(frame, following))
    return rows[:2]


def _offers_course(frame: Frame) -> bool:
    return frame.shown.newest is not None and not frame.shown.preferences.offered_course


@component
def CourseOffer() -> ft.Control:
    """A way to tell of a course, which can be put away for good."""
    frame = use_frame()
    words, kept = frame.words, frame.session.course
    row = ListRow(words("course.offer"), words("course.offer_line"), ft.Icons.EVENT_OUTLINED, "tint", kept.set_up)
    return _with_links(row, [Link(words("standing.not_now"), kept.put_offer_away, "small")])


@component
def SessionDay(session: Session) -> ft.Control:
    """A session of this very day, with the line about driving; and, once it is over, the way to the first pieces."""
    frame = use_frame()
    words, t, go = frame.words, frame.t, frame.session.go
    name = session_words.name(words, frame.shown.course, session)
    over = session.state == "done"
    title = words("session.pieces") if over else words("session.is_today", name=name)
    line = words("session.pieces_line") if over else words("session.prepare")
    row = ListRow(title, line, ft.Icons.EVENT_OUTLINED, "tint", lambda: go(f"{AROUND}/{session.id}"))
    rule = frame.session.around.session_day_rule
    safety = [words("session.safety"), *([rule] if rule else [])]
    said = ft.Column([text(one, "small", t.inkSoft) for one in safety], spacing=4, tight=True)
    links = [Link(words("call_whom.title"), lambda: go(CALL_WHOM), "small")]
    if not over:
        tell = frame.session.course.tell
        links.insert(0, Link(words("session.it_is_over"), lambda: tell(session.id, "done"), "small"))
    inside = ft.Container(said, padding=ft.Padding(_BESIDE, 0, 16, 0))
    return _with_links(ft.Column([row, inside], spacing=0, tight=True), links)


@component
def Untold(session: Session) -> ft.Control:
    """A planned session on a past day: what became of it? Nothing is assumed."""
    frame = use_frame()
    words, kept, today = frame.words, frame.session.course, frame.shown.now.local_date
    name = session_words.name(words, frame.shown.course, session)
    day = session_words.long_day(words, session.day, today)
    row = ListRow(
        words("session.was", name=name),
        words("session.was_line", day=day),
        ft.Icons.EVENT_OUTLINED,
        "tint",
        lambda: frame.session.go(f"{SESSION}/{session.id}"),
    )
    links = [
        Link(words("session.took_place"), lambda: kept.tell(session.id, "done"), "small"),
        Link(words("session.was_moved"), lambda: frame.session.go(f"{SESSION}/{session.id}"), "small"),
        Link(words("session.was_skipped"), lambda: kept.tell(session.id, "skipped"), "small"),
    ]
    return _with_links(row, links)


def _track(frame: Frame, session: Session) -> ft.Control:
    """One of the four days after a session."""
    words, today = frame.words, frame.shown.now.local_date
    number = (today - session.day).days
    prompt = words(f"around.day_{number}")
    name = session_words.name(words, frame.shown.course, session).lower()
    title = words("session.track", day=number, name=name)
    go = frame.session.go
    return ListRow(title, prompt, ft.Icons.EDIT_NOTE_ROUNDED, "insightTint", lambda: go(f"{AROUND}/{session.id}"))


def _next(frame: Frame, session: Session) -> ft.Control:
    words, today, go = frame.words, frame.shown.now.local_date, frame.session.go
    name = session_words.name(words, frame.shown.course, session)
    title = words("session.next", name=name, when=session_words.in_days(words, session.day, today))
    way = f"{AROUND}/{session.id}"
    return ListRow(title, words("session.prepare"), ft.Icons.EVENT_OUTLINED, "tint", lambda: go(way))


def _with_links(row: ft.Control, links: list[ft.Control]) -> ft.Control:
    below = ft.Row(links, spacing=4, run_spacing=0, wrap=True)
    return ft.Column([row, ft.Container(below, padding=ft.Padding(left=_BESIDE - 8, bottom=4))], spacing=0, tight=True)
