"""The year: a row a month, and the way into each."""

from calendar import monthrange
from datetime import date

import flet as ft

from companion.care.mood import CheckIn, Face
from companion.ui.calendar_words import month_name
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import IconButton
from companion.ui.components.card import RowCard
from companion.ui.components.month_strip import day_faces
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


@component
def Year() -> ft.Control:
    """The months of the shown year up to this one, newest first."""
    frame = use_frame()
    today = frame.shown.now.local_date
    year = frame.shown.year_number or today.year
    last = today.month if year == today.year else 12
    months = [date(year, month, 1) for month in range(last, 0, -1)]
    rows: list[ft.Control] = [_Month(month, _in_month(frame, month), key=str(month)) for month in months]  # type: ignore[call-arg]
    body = page_body([_years(frame, year, today), RowCard(rows, indent=18)])
    return ft.Column([SubPageTitle(frame.words("year.title")), body], spacing=0, expand=True)


def _in_month(frame: Frame, month: date) -> tuple[CheckIn, ...]:
    return tuple(entry for entry in frame.shown.year if entry.at.local_date.month == month.month)


def _years(frame: Frame, year: int, today: date) -> ft.Control:
    icons, words = ft.Icons, frame.words
    return ft.Row(
        [
            IconButton(icons.CHEVRON_LEFT_ROUNDED, words("year.before"), lambda: frame.session.reading.turn_year(-1)),
            heading(str(year), "card", level=2),
            IconButton(
                icons.CHEVRON_RIGHT_ROUNDED,
                words("year.after"),
                lambda: frame.session.reading.turn_year(1),
                disabled=year >= today.year,
            ),
        ],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
    )


@component
def _Month(month: date, entries: tuple[CheckIn, ...]) -> ft.Control:
    frame = use_frame()
    t, words = frame.t, frame.words
    days = len({entry.at.local_date for entry in entries})
    count = text(words.counted("journal.days_with", days) if days else "", "caption", t.inkSoft)
    head = ft.Row(
        [text(month_name(words, month.month), "row"), count],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=True,
        run_spacing=0,
    )
    inside = ft.Column([head, _cells(frame, month, day_faces(entries))], spacing=6, tight=True)
    tappable = ft.Container(
        inside,
        padding=ft.Padding(18, 12, 18, 14),
        ink=True,
        border_radius=20,
        on_click=frame.safe(lambda: frame.session.reading.see(month)),
    )
    return ft.MergeSemantics(ft.Semantics(button=True, content=tappable))


def _cells(frame: Frame, month: date, moods: dict[date, Face]) -> ft.Control:
    t, size = frame.t, min(8.0, (frame.look.width - 68) / 31 - 2)
    days = [month.replace(day=number + 1) for number in range(monthrange(month.year, month.month)[1])]
    cells: list[ft.Control] = [
        ft.Container(
            width=size,
            height=12,
            border_radius=3,
            bgcolor=getattr(t, f"mood{moods[day].value}") if day in moods else t.inset,
        )
        for day in days
    ]
    return ft.Semantics(exclude_semantics=True, content=ft.Row(cells, spacing=2))
