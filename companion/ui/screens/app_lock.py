"""App lock: what protects the journal now, and what can be changed about it."""

import flet as ft

from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import STRETCH, Card, ListRow, RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import LOCK_WHEN

MINUTES = (0, 1, 5)
"""How long the app may be out of sight before it locks."""


@component
def AppLock() -> ft.Control:
    """Off: the honest words and the one thing to do. On: when it locks, and changing or removing it."""
    frame = use_frame()
    parts = _on(frame) if frame.shown.has_lock else _off(frame)
    return ft.Column([SubPageTitle(frame.words("app_lock.title")), page_body(parts)], spacing=0, expand=True)


@component
def WhenYouLeave() -> ft.Control:
    """At once, or after some minutes."""
    frame = use_frame()
    rows = [_choice(frame, minutes) for minutes in MINUTES]
    title = SubPageTitle(frame.words("app_lock.when"))
    return ft.Column([title, page_body([RowCard(rows, INDENT)])], spacing=0, expand=True)


def _off(frame: Frame) -> list[ft.Control]:
    words = frame.words
    lines: list[ft.Control] = [
        heading(words("app_lock.off_title"), "sub_page", level=2),
        text(words("app_lock.off_line"), "body", frame.t.inkSoft),
        text(words("app_lock.what_it_does"), "body", frame.t.inkSoft),
    ]
    begin = Filled(words("app_lock.set"), lambda: frame.session.setting_lock.begin())
    return [
        Card([ft.Column(lines, spacing=10)]),
        ft.Column([begin], horizontal_alignment=STRETCH, margin=ft.Margin(top=8)),
    ]


def _on(frame: Frame) -> list[ft.Control]:
    words, session, icons = frame.words, frame.session, ft.Icons
    when = words(when_word(frame.shown.preferences.lock_after_minutes))
    setting = session.setting_lock
    rows: list[ft.Control] = [
        _row(words("app_lock.when"), when, icons.TIMER_OUTLINED, lambda: session.go(LOCK_WHEN)),
        _row(words("app_lock.now"), words("app_lock.now_line"), icons.LOCK_OUTLINE, session.unlocking.lock_now),
    ]
    changes: list[ft.Control] = [
        _row(words("app_lock.change"), words("app_lock.change_line"), icons.KEY_OUTLINED, lambda: setting.begin()),
        _row(
            words("app_lock.remove"),
            words("app_lock.remove_line"),
            icons.LOCK_OPEN_OUTLINED,
            lambda: setting.begin("remove"),
        ),
    ]
    return [RowCard(rows), RowCard(changes)]


def _row(title: str, sub: str, icon: ft.IconData, on_click: object) -> ft.Control:
    return ListRow(title, sub, icon, "inset", on_click)  # type: ignore[arg-type]


def _choice(frame: Frame, minutes: int) -> ft.Control:
    choices = frame.session.choices
    chosen = frame.shown.preferences.lock_after_minutes == minutes
    return ChoiceRow(frame.words(when_word(minutes)), chosen, lambda: choices.prefer(lock_after_minutes=minutes))


def when_word(minutes: int) -> str:
    """The key of how long the app may be out of sight."""
    return {0: "app_lock.at_once", 1: "app_lock.after_one"}.get(minutes, "app_lock.after_five")
