"""One check-in, all of it, with the ways to change and delete it."""

import flet as ft

from companion.care.mood import CheckIn, Signals
from companion.ui.calendar_words import clock_time, day_title, hours_asleep
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Link, Tonal
from companion.ui.components.card import STRETCH, Card
from companion.ui.components.entry_row import entry_sign, entry_title
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN


@component
def Entry() -> ft.Control:
    """What was noticed. What was left blank is not listed."""
    frame = use_frame()
    entry, words = frame.shown.entry, frame.words
    if entry is None:
        body = [Empty(words("entry.gone"), words("entry.gone_line"))]
        return ft.Column([SubPageTitle(words("tabs.journal")), page_body(body)], spacing=0, expand=True)
    parts = [_mood(frame, entry), *_note(entry), *_details(frame, entry), _actions(frame, entry)]
    title = day_title(words, entry.at.local_date, frame.shown.now.local_date)
    return ft.Column([SubPageTitle(title), page_body(parts)], spacing=0, expand=True)


def _mood(frame: Frame, entry: CheckIn) -> ft.Control:
    t, words, mood = frame.t, frame.words, entry.noticed.mood
    lines: list[ft.Control] = [heading(entry_title(frame, entry), "card", level=2)]
    if mood is not None:
        lines.append(text(words("check_in.points", points=mood), "row_sub", t.inkSoft))
    return Card(
        [
            ft.Row(
                [
                    ft.Container(entry_sign(frame, entry, 48), width=48),
                    ft.Column(lines, spacing=2, tight=True, expand=True),
                    text(clock_time(entry.at.local), "caption", t.inkSoft),
                ],
                spacing=16,
            )
        ]
    )


def _note(entry: CheckIn) -> list[ft.Control]:
    """The note, to select and copy from. A screen reader would find an empty field there: it is given the words."""
    note = entry.noticed.note.strip()
    words = ft.Text(note, selectable=True, style=text("").style)
    return [Card([ft.Semantics(label=note, exclude_semantics=True, content=words)])] if note else []


def _details(frame: Frame, entry: CheckIn) -> list[ft.Control]:
    words, noticed = frame.words, entry.noticed
    said = [
        (words(f"check_in.{name}"), words("check_in.points", points=points))
        for name in Signals.model_fields
        if (points := getattr(noticed.signals, name)) is not None
    ]
    if noticed.sleep_hours is not None:
        said.append((words("check_in.sleep"), hours_asleep(words, noticed.sleep_hours)))
    if noticed.tags:
        said.append((words("check_in.around"), ", ".join(noticed.tags)))
    lines: list[ft.Control] = [_line(frame, *pair) for pair in said]
    return [Card([ft.Column(lines, spacing=12, horizontal_alignment=STRETCH)])] if said else []


def _line(frame: Frame, name: str, value: str) -> ft.Control:
    row = ft.Row(
        [text(name, "body_strong"), text(value, "body", frame.t.inkSoft)],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
        run_spacing=0,
    )
    return ft.MergeSemantics(row)


def _actions(frame: Frame, entry: CheckIn) -> ft.Control:
    words, session = frame.words, frame.session
    change = Tonal(words("entry.edit"), lambda: session.go(f"{CHECK_IN}/{entry.id}"))
    delete = Link(words("entry.delete"), lambda: session.reading.delete(entry.id))
    return ft.Column(
        [change, ft.Row([delete], alignment=ft.MainAxisAlignment.CENTER)],
        spacing=8,
        horizontal_alignment=STRETCH,
    )
