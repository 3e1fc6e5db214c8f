"""Around a session: what to bring into it, the first pieces after it, the days that follow. Nothing is explained."""

import flet as ft

from companion.care.around_session import AFTER, BEFORE, DAYS, Part, offered
from companion.ui import session_words
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import ListRow, RowCard
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CALL_WHOM, SESSION, record_in

_ICONS = {
    **dict.fromkeys(BEFORE, ft.Icons.WB_TWILIGHT_OUTLINED),
    **dict.fromkeys(AFTER, ft.Icons.EDIT_NOTE_ROUNDED),
    **dict.fromkeys(DAYS, ft.Icons.CALENDAR_TODAY_OUTLINED),
}


@component
def AroundSession() -> ft.Control:
    """One part is open, the others wait below it."""
    frame = use_frame()
    words, today = frame.words, frame.shown.now.local_date
    record = record_in(frame.shown.trail.behind_sheet)
    session = frame.shown.course.session(record[1]) if record else None
    chosen, choose = ft.use_state("")
    if session is None:
        body = page_body([Empty(words("session.gone"), words("session.gone_line"))])
        return ft.Column([SubPageTitle(words("course.title")), body], spacing=0, expand=True)
    first = offered(session, today)
    part: Part = next((one for one in _ICONS if one == chosen), first[0] if first else "fragments")
    kept = frame.session.journal.course.words(session.id)
    others = [one for one in _ICONS if one != part]
    parts = [
        text(session_words.when(words, session, today), "small", frame.t.inkSoft),
        heading(words(f"around.{part}_title"), "prompt"),
        text(words(f"around.{part}"), "body"),
        _Words(session.id, part, kept.get(part, ""), key=part),  # type: ignore[call-arg]
        NotReadNow(),
        Filled(words("around.done"), lambda: frame.session.course.keep_words(session.id)),
        *_safety(frame, part),
        RowCard([_row(frame, one, kept.get(one, ""), choose) for one in others]),
        ft.Row([Link(words("around.change"), lambda: frame.session.go(f"{SESSION}/{session.id}"))]),
    ]
    title = session_words.name(words, frame.shown.course, session)
    return ft.Column([SubPageTitle(title), page_body(parts, ft.Padding(20, 6, 20, 24))], spacing=0, expand=True)


@component
def _Words(id: str, part: Part, said: str) -> ft.Control:
    frame = use_frame()
    return Field(
        frame.words("around.words"),
        said,
        lambda typed: frame.session.course.write(id, part, typed),
        capitals=ft.TextCapitalization.SENTENCES,
        lines=5,
    )


def _safety(frame: Frame, part: Part) -> list[ft.Control]:
    if part not in AFTER:
        return []
    words, rule = frame.words, frame.session.around.session_day_rule
    lines = [words("session.safety"), *([rule] if rule else [])]
    said: list[ft.Control] = [text(one, "small", frame.t.inkSoft) for one in lines]
    return [*said, ft.Row([Link(words("call_whom.title"), lambda: frame.session.go(CALL_WHOM), "small")])]


def _row(frame: Frame, part: Part, kept: str, choose: object) -> ft.Control:
    words = frame.words
    line = " ".join(kept.split())
    short = f"{line[:60]}…" if len(line) > 60 else line
    opened = lambda: choose(part)  # type: ignore[operator]  # noqa: E731
    return ListRow(words(f"around.{part}_title"), short, _ICONS[part], "inset", opened)
