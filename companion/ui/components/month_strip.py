"""A month as coloured days: the fill is the day's mood, and a plain sentence says the same."""

from calendar import monthrange
from datetime import date

import flet as ft

from companion.care.mood import CheckIn, Face, face_of
from companion.ui.calendar_words import month_title
from companion.ui.components.buttons import Link
from companion.ui.components.card import Card
from companion.ui.components.mood_faces import face_word
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import YEAR

A_ROW = 10


@component
def MonthStrip(month: date, entries: tuple[CheckIn, ...]) -> ft.Control:
    """Every day of the month, ten a row. A day without a mood is pale, one to come is hollow."""
    frame = use_frame()
    title = month_title(frame.words, month, frame.shown.now.local_date)
    head = ft.Row(
        [
            heading(title, "card", level=2),
            Link(
                frame.words("journal.see_year"),
                lambda: frame.session.go(YEAR),
                "bar",
                ft.Icons.CHEVRON_RIGHT_ROUNDED,
            ),
        ],
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        wrap=frame.look.large_text,
    )
    moods = day_faces(entries)
    cells = ft.Semantics(
        image=True,
        label=_said(frame, entries, moods),
        exclude_semantics=True,
        content=_days(frame, month, moods),
    )
    return Card([head, cells, _legend(frame)], padding=ft.Padding(18, 6, 18, 20))


def _said(frame: Frame, entries: tuple[CheckIn, ...], moods: dict[date, Face]) -> str:
    """What the colours show, in words: how many days, and each day's mood."""
    words = frame.words
    count = words.counted("journal.days_with", len({entry.at.local_date for entry in entries}))
    days = [words("journal.day_mood", day=day.day, mood=words(face_word(moods[day]))) for day in sorted(moods)]
    return ". ".join([count, *days])


def day_faces(entries: tuple[CheckIn, ...]) -> dict[date, Face]:
    """The face of each day's mean mood; days without a mood are left out."""
    moods: dict[date, list[int]] = {}
    for entry in entries:
        if entry.noticed.mood is not None:
            moods.setdefault(entry.at.local_date, []).append(entry.noticed.mood)
    return {day: face_of(sum(points) / len(points)) for day, points in moods.items()}


def _days(frame: Frame, month: date, moods: dict[date, Face]) -> ft.Control:
    days = [month.replace(day=number + 1) for number in range(monthrange(month.year, month.month)[1])]
    size = min(28.0, (frame.look.width - 2 * 34 - 9 * 5) / A_ROW)
    rows: list[ft.Control] = [
        ft.Row([_day(frame, day, moods.get(day), size) for day in days[start : start + A_ROW]], spacing=4.9)
        for start in range(0, len(days), A_ROW)
    ]
    return ft.Column(rows, spacing=5, tight=True)


def _day(frame: Frame, day: date, face: Face | None, size: float) -> ft.Control:
    t = frame.t
    fill, ink, edge = "transparent", t.inkSoft, None
    if face is not None:
        fill, ink = getattr(t, f"mood{face.value}"), getattr(t, f"on{face.value}")
    elif day <= frame.shown.now.local_date:
        fill = t.inset
    else:
        edge = ft.Border.all(1, t.hairline)
    number = text(str(day.day), "chart_strong" if face else "chart", ink, no_wrap=True)
    return ft.Container(
        ft.Container(number, alignment=ft.Alignment.CENTER) if not frame.look.large_text else None,
        width=size,
        height=size,
        bgcolor=fill,
        border=edge,
        border_radius=9,
        alignment=ft.Alignment.CENTER,
    )


def _legend(frame: Frame) -> ft.Control:
    t = frame.t
    swatches: list[ft.Control] = [
        ft.Container(width=16, height=16, border_radius=6, bgcolor=getattr(t, f"mood{face.value}")) for face in Face
    ]
    row = ft.Row(
        [
            text(frame.words("journal.low"), "caption", t.inkSoft),
            *swatches,
            text(frame.words("journal.good"), "caption", t.inkSoft),
        ],
        spacing=6,
        wrap=frame.look.large_text,
    )
    return ft.Semantics(exclude_semantics=True, content=ft.Container(row, margin=ft.Margin(top=14)))
