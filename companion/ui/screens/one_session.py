"""One session: what became of it, its day and its time."""

import flet as ft

from companion.care.session import Session, State
from companion.ui import session_words
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Link, Tonal
from companion.ui.components.card import RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.day_picker import DayPicker
from companion.ui.components.field import Field
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import AROUND, record_in
from companion.ui.typed_time import read_time

_STATES: tuple[State, ...] = ("planned", "done", "skipped")


@component
def SessionScreen() -> ft.Control:
    """Every tap is kept at once, with Undo."""
    frame = use_frame()
    words, today = frame.words, frame.shown.now.local_date
    record = record_in(frame.shown.trail.behind_sheet)
    session = frame.shown.course.session(record[1]) if record else None
    if session is None:
        body = page_body([Empty(words("session.gone"), words("session.gone_line"))])
        return ft.Column([SubPageTitle(words("course.title")), body], spacing=0, expand=True)
    kept = frame.session.course
    parts = [
        ft.Container(heading(session_words.when(words, session, today), "card", level=2), padding=4),
        RowCard([_state(frame, session, state) for state in _STATES], indent=INDENT),
        ft.Container(text(words("session.another_day"), "body_strong"), padding=ft.Padding(4, 8, 4, 0)),
        DayPicker(session.day, session.day, lambda day: kept.move(session.id, day)),
        _Time(session, key=f"{session.id}-{session.at}"),  # type: ignore[call-arg]
        *_ways(frame, session),
    ]
    title = session_words.name(words, frame.shown.course, session)
    return ft.Column([SubPageTitle(title), page_body(parts)], spacing=0, expand=True)


def _state(frame: Frame, session: Session, state: State) -> ft.Control:
    tell = lambda: frame.session.course.tell(session.id, state)  # noqa: E731
    return ChoiceRow(frame.words(f"session.{state}"), session.state == state, tell)


@component
def _Time(session: Session) -> ft.Control:
    """A time of day, which may stay blank."""
    frame = use_frame()
    words = frame.words
    typed, set_typed = ft.use_state("" if session.at is None else f"{session.at.hour}:{session.at.minute:02d}")
    told, set_told = ft.use_state("")

    async def save() -> None:
        at, wrong = read_time(typed)
        set_told("session.time_wrong" if wrong else "")
        if not wrong and at != session.at:
            await frame.session.course.set_time(session.id, at)

    field = Field(
        words("session.time"),
        typed,
        set_typed,
        words(told) if told else "",
        words("session.time_hint"),
        keyboard=ft.KeyboardType.DATETIME,
        on_submit=save,
    )
    return ft.Column([field, Tonal(words("session.save_time"), save, height=48)], spacing=8)


def _ways(frame: Frame, session: Session) -> list[ft.Control]:
    words, kept, go = frame.words, frame.session.course, frame.session.go
    written = bool(frame.session.journal.course.words(session.id))
    links: list[ft.Control] = [Link(words("session.words"), lambda: go(f"{AROUND}/{session.id}"))]
    if not written:
        links.append(Link(words("session.remove"), lambda: kept.remove(session.id)))
    return [ft.Row(links, wrap=True)]
