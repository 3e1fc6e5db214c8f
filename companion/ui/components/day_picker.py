"""A month to choose a day from, in the page itself: no dialog, every day a button with its whole date."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

import flet as ft

from companion.ui.calendar_words import full_date, month_title, weekday_name
from companion.ui.components.buttons import IconButton
from companion.ui.components.card import Card
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_WEEK = 7
_CELL = 44.0


@component
def DayPicker(month: date, chosen: date | None, on_day: Callable[[date], object]) -> ft.Control:
    """Starts at `month`; any day of any month can be chosen."""
    frame = use_frame()
    words, today = frame.words, frame.shown.now.local_date
    seen, see = ft.use_state(month.replace(day=1))
    before, after = (seen - timedelta(days=1)).replace(day=1), (seen + timedelta(days=31)).replace(day=1)
    head = ft.Row(
        [
            IconButton(ft.Icons.CHEVRON_LEFT_ROUNDED, words("day_picker.before"), lambda: see(before)),
            ft.Container(heading(month_title(words, seen, today), "card", level=2), expand=True),
            IconButton(ft.Icons.CHEVRON_RIGHT_ROUNDED, words("day_picker.after"), lambda: see(after)),
        ],
        spacing=4,
    )
    weeks = [_names(frame), *_weeks(frame, seen, chosen, on_day)]
    return Card([head, *weeks], padding=ft.Padding(12, 6, 12, 14))


def _names(frame: Frame) -> ft.Control:
    """The weekdays' first letters; a screen reader hears them with each day's date instead."""
    monday = date(2024, 1, 1)
    names = [weekday_name(frame.words, monday + timedelta(days=number))[:2] for number in range(_WEEK)]
    cells: list[ft.Control] = [
        ft.Container(text(name, "chart", frame.t.inkSoft), expand=True, alignment=ft.Alignment.CENTER) for name in names
    ]
    return ft.Semantics(exclude_semantics=True, content=ft.Row(cells, spacing=0))


def _weeks(frame: Frame, month: date, chosen: date | None, on_day: Callable[[date], object]) -> list[ft.Control]:
    blank, days = monthrange(month.year, month.month)
    cells: list[ft.Control] = [ft.Container(expand=True) for _ in range(blank)]
    cells += [_day(frame, month.replace(day=number), chosen, on_day) for number in range(1, days + 1)]
    cells += [ft.Container(expand=True) for _ in range(-len(cells) % _WEEK)]
    return [ft.Row(cells[at : at + _WEEK], spacing=0) for at in range(0, len(cells), _WEEK)]


def _day(frame: Frame, day: date, chosen: date | None, on_day: Callable[[date], object]) -> ft.Control:
    t, is_it, is_today = frame.t, day == chosen, day == frame.shown.now.local_date
    number = text(str(day.day), "body_strong" if is_it or is_today else "body", t.onPrimary if is_it else t.ink)
    cell = ft.Container(
        ft.Semantics(exclude_semantics=True, content=number),
        height=_CELL * max(1.0, 0.8 * frame.look.text_scale),
        bgcolor=t.primary if is_it else None,
        border=ft.Border.all(1.5, t.primary) if is_today and not is_it else None,
        border_radius=_CELL / 2,
        alignment=ft.Alignment.CENTER,
        ink=True,
        on_click=frame.safe(lambda: on_day(day)),
    )
    label = full_date(frame.words, day)
    said = ft.MergeSemantics(ft.Semantics(button=True, selected=is_it, label=label, content=cell))
    return ft.Container(said, expand=True)
