"""Journal: a month in colours, the days in words, and search."""

from itertools import groupby

import flet as ft

from companion.care.mood import CheckIn
from companion.ui.calendar_words import day_title, month_title
from companion.ui.components.bars import TabTitle
from companion.ui.components.buttons import IconButton, Link
from companion.ui.components.entry_row import EntryRow
from companion.ui.components.month_strip import MonthStrip
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.components.waiting_drafts import WaitingDrafts
from companion.ui.components.written import use_text_field
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN
from companion.ui.theme import style

A_PAGE = 30
"""How many check-ins are drawn before the patient asks for earlier ones."""


@component
def Journal() -> ft.Control:
    """The month's check-ins, or what a search found."""
    frame = use_frame()
    look = frame.look
    pages, set_pages = ft.use_state(1)
    parts = [_SearchField(), *_below(frame, pages, lambda: set_pages(pages + 1))]
    body = page_body(parts, ft.Padding(16, 0, 16, 96))
    page = ft.Column([TabTitle(frame.words("tabs.journal")), body], spacing=0, expand=True)
    above_toast = 84 if frame.shown.toast and not look.large_text else 0
    write = ft.Container(_WriteButton(), right=16, bottom=16 + above_toast)
    return ft.Stack([ft.Container(page, left=0, right=0, top=0, bottom=0), write], expand=True)


def _below(frame: Frame, pages: int, more: object) -> list[ft.Control]:
    shown, words = frame.shown, frame.words
    if shown.found is not None:
        if not shown.found:
            return [Empty(words("journal.nothing_found"), words("journal.nothing_found_line"))]
        found = text(words.counted("journal.found", len(shown.found)), "small", frame.t.inkSoft)
        return [ft.Semantics(live_region=True, content=found), *_days(frame, shown.found)]
    strip = ft.Container(MonthStrip(shown.month, shown.entries), margin=ft.Margin(bottom=8))
    waiting = [WaitingDrafts()] if shown.waiting else []
    if not shown.entries:
        return [strip, *waiting, _empty(frame)]
    drawn = shown.entries[: pages * A_PAGE]
    rest = [Link(words("journal.earlier"), more)] if len(drawn) < len(shown.entries) else []  # type: ignore[arg-type]
    return [strip, *waiting, *_days(frame, drawn), *rest]


def _empty(frame: Frame) -> ft.Control:
    """Nothing at all yet, or nothing in this month and the way to the newest that holds something."""
    words, newest = frame.words, frame.shown.newest
    if newest is None:
        write = (words("journal.write_something"), lambda: frame.session.go(CHECK_IN))
        return Empty(words("journal.empty"), words("journal.empty_line"), write)
    today, day = frame.shown.now.local_date, newest.at.local_date
    see = (words("journal.see_month", month=month_title(words, day, today)), lambda: frame.session.reading.see(day))
    month = month_title(words, frame.shown.month, today)
    return Empty(words("journal.empty_month", month=month), words("journal.empty_month_line"), see)


def _days(frame: Frame, entries: tuple[CheckIn, ...]) -> list[ft.Control]:
    """Check-ins under their days, newest first."""
    today = frame.shown.now.local_date
    parts: list[ft.Control] = []
    for day, of_day in groupby(entries, key=lambda entry: entry.at.local_date):
        title = heading(day_title(frame.words, day, today), "bar", level=2, colour=frame.t.inkSoft)
        rows: list[ft.Control] = [EntryRow(entry, key=entry.id) for entry in of_day]  # type: ignore[call-arg]
        parts.append(ft.Column([ft.Container(title, padding=ft.Padding(left=4, top=2)), *rows], spacing=0))
    return parts


@component
def _SearchField() -> ft.Control:
    """The field keeps its name once words are in it, and the way to clear it is a button beside it: inside
    it, a screen reader would find neither."""
    frame = use_frame()
    t, words, reading, typed = frame.t, frame.words, frame.session.reading, frame.shown.words
    field = use_text_field(
        typed,
        reading.search,
        hint_text=words("journal.search_short" if frame.look.large_text else "journal.search"),
        prefix_icon=ft.Icon(ft.Icons.SEARCH_ROUNDED, color=t.inkSoft),
        filled=True,
        fill_color=t.card,
        border=ft.OutlineInputBorder(side=ft.BorderSide(1, t.card), border_radius=28),
        hint_style=style("body", t.inkSoft),
        content_padding=ft.Padding(20, 14, 52, 14),
    )
    named = ft.MergeSemantics(ft.Semantics(label=words("journal.search") if typed else None, content=field))
    clear = IconButton(ft.Icons.CLOSE_ROUNDED, words("journal.clear_search"), lambda: reading.search(""))
    middle = ft.Container(clear, right=2, top=0, bottom=0, alignment=ft.Alignment.CENTER, visible=bool(typed))
    return ft.Stack([named, middle], fit=ft.StackFit.PASS_THROUGH)  # as wide as the page


@component
def _WriteButton() -> ft.Control:
    frame = use_frame()
    t = frame.t
    label = ft.Row(
        [
            ft.Icon(ft.Icons.EDIT_OUTLINED, size=24, color=t.onPrimary),
            text(frame.words("journal.write"), "button", t.onPrimary),
        ],
        spacing=10,
        tight=True,
    )
    button = ft.FilledButton(
        content=label,
        height=56,
        style=ft.ButtonStyle(
            shape=ft.RoundedRectangleBorder(radius=20),
            padding=ft.Padding.symmetric(horizontal=20),
            side={ft.ControlState.FOCUSED: ft.BorderSide(3, t.outline)},
        ),
        on_click=frame.safe(lambda: frame.session.go(CHECK_IN)),
    )
    shadow = ft.BoxShadow(blur_radius=14, offset=ft.Offset(0, 4), color=ft.Colors.with_opacity(0.18, "#000000"))
    return ft.Container(button, shadow=shadow, border_radius=20)
