"""Today: how are you right now, and nothing that must be done."""

import flet as ft

from companion.care.course_day import CourseDay
from companion.care.mood import CheckIn
from companion.ui.calendar_words import clock_time, greeting
from companion.ui.components.backup_offer import BackupOffer, offers_backup
from companion.ui.components.buttons import HelpNow, IconButton, Link, bar_height
from companion.ui.components.card import STRETCH, Card, RowCard
from companion.ui.components.day_arc import DayArc, DayWithoutArc, after, sun_on_arc
from companion.ui.components.due_row import DueRow
from companion.ui.components.entry_row import entry_sign, entry_title
from companion.ui.components.mood_picker import MoodPicker
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.paused_card import PausedCard
from companion.ui.components.quiet_states import TroubleLine
from companion.ui.components.session_rows import session_rows
from companion.ui.components.sky import HEAD, SKY, HillsAndSun, Sky, sun_place
from companion.ui.components.text import heading, text
from companion.ui.components.waiting_drafts import WaitingDrafts
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN, SETTINGS

_CARDS_FROM = 194


@component
def Today() -> ft.Control:
    """Sky, bar and one scrolling page; without the picture when the text is large."""
    frame = use_frame()
    look, course = frame.look, _course(frame)
    cards = ft.Column(_cards(frame), spacing=12, horizontal_alignment=STRETCH)
    if look.plain:
        head = [_head_in_words(frame)] if look.large_text or course else []  # else the bar greets
        body = ft.Column([*head, ft.Container(cards, padding=ft.Padding(16, 0, 16, 16))], spacing=0)
        return ft.Column([_Bar(), _scrolling(body)], expand=True, spacing=0)
    has_arc = course is not None and course.days is not None
    picture = HillsAndSun() if course is None else DayArc(course) if has_arc else DayWithoutArc(course)
    page = ft.Stack(
        [
            ft.Container(bgcolor=look.t.bg, left=0, right=0, top=SKY - HEAD, bottom=0),
            ft.Container(picture, left=0, right=0, top=0),
            ft.Container(cards, padding=ft.Padding(16, _CARDS_FROM, 16, 24)),  # gives the Stack its height
        ]
    )
    sun = sun_on_arc(look.width, course) if course and has_arc else sun_place(look.width)
    front = ft.Column([_Bar(), _scrolling(page)], spacing=0, left=0, right=0, top=0, bottom=0)
    return ft.Stack([Sky(sun), front], expand=True)


@component
def _Bar() -> ft.Control:
    frame = use_frame()
    said: list[ft.Control] = [] if frame.look.large_text else [heading(greeting(frame.words, frame.shown.now), "card")]
    settings = IconButton(ft.Icons.SETTINGS_OUTLINED, frame.words("settings.title"), lambda: frame.session.go(SETTINGS))
    return ft.Container(
        ft.Row([ft.Row(said, expand=True), HelpNow(), settings], spacing=4),
        height=bar_height(frame.look),
        padding=ft.Padding(left=20, right=12),
        margin=ft.Margin(top=frame.look.inset_top),
    )


def _scrolling(body: ft.Control) -> ft.Control:
    return ft.Column([body], scroll=ft.ScrollMode.AUTO, expand=True, spacing=0, horizontal_alignment=STRETCH)


def _course(frame: Frame) -> CourseDay | None:
    """Where the day lies in a series. While everything is paused, no day is counted."""
    return None if frame.shown.preferences.paused else frame.shown.course_day


def _head_in_words(frame: Frame) -> ft.Control:
    course, words = _course(frame), frame.words
    if course is None:
        lines: list[ft.Control] = [heading(greeting(words, frame.shown.now), "card")]
    else:
        lines = [
            heading(words("today.day", day=course.day), "display"),
            text(after(words, course), "card"),
        ]
    return ft.Container(ft.Column(lines, spacing=4), padding=ft.Padding(22, 6, 22, 16))


def _cards(frame: Frame) -> list[ft.Control]:
    shown, words = frame.shown, frame.words
    cards: list[ft.Control] = []
    for notice in shown.notices:
        cards.append(TroubleLine(words(notice), ((words("notices.understood"), frame.session.choices.understood),)))
    cards += [PausedCard()] if shown.preferences.paused else _asking(frame)
    cards.append(ft.Container(NotReadNow(), padding=ft.Padding.symmetric(horizontal=8)))
    return cards


def _asking(frame: Frame) -> list[ft.Control]:
    shown = frame.shown
    saved_or_asked = SavedCard(shown.fresh) if shown.fresh else AskCard()
    waiting, offer = [WaitingDrafts()] if shown.waiting else [], [BackupOffer()] if offers_backup(shown) else []
    rows = [*session_rows(frame, may_offer=not offer), *(DueRow(one) for one in shown.offered[:1])]
    return [saved_or_asked, *waiting, *([RowCard(rows)] if rows else []), *offer]


@component
def AskCard() -> ft.Control:
    """The question and five faces: one tap saves."""
    frame = use_frame()
    t, words = frame.t, frame.words
    side = ft.Margin(left=10, right=10)
    return Card(
        [
            ft.Container(heading(words("today.ask"), level=2), margin=ft.Margin(left=10, right=10, bottom=16)),
            MoodPicker(frame.session.check_in.tap),
            ft.Container(text(words("today.one_tap"), "small", t.inkSoft), margin=ft.Margin(side.left, 16, side.right)),
        ],
        padding=ft.Padding(12, 22, 12, 20),
    )


@component
def SavedCard(entry: CheckIn) -> ft.Control:
    """What was saved, and the way to add to it."""
    frame = use_frame()
    t, words = frame.t, frame.words
    said = ft.Column(
        [
            text(entry_title(frame, entry), "row"),
            text(words("today.saved_at", time=clock_time(entry.at.local)), "row_sub", t.inkSoft),
        ],
        spacing=2,
        tight=True,
        expand=True,
    )
    more = Link(words("today.add_more"), lambda: frame.session.go(f"{CHECK_IN}/{entry.id}"), "row")
    lead = ft.Container(entry_sign(frame, entry, 48), width=48)
    row: list[ft.Control] = [ft.Row([lead, said], spacing=16, expand=not frame.look.stacked)]
    body = ft.Column([*row, more], spacing=4) if frame.look.stacked else ft.Row([*row, more])
    return Card([body], padding=ft.Padding(18, 14, 14, 14))
