"""The bar at the head of a screen and the five tabs at its foot."""

import flet as ft

from companion.ui.components.buttons import HelpNow, IconButton, bar_height
from companion.ui.components.text import heading
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import HELP, JOURNAL, PRACTICE, TABS, TODAY, TRENDS, VISIT

_TAB_ICONS = {
    TODAY: ("tabs.today", ft.Icons.WB_TWILIGHT_OUTLINED, ft.Icons.WB_TWILIGHT_ROUNDED),
    JOURNAL: ("tabs.journal", ft.Icons.AUTO_STORIES_OUTLINED, ft.Icons.AUTO_STORIES_ROUNDED),
    PRACTICE: ("tabs.practice", ft.Icons.SELF_IMPROVEMENT_OUTLINED, ft.Icons.SELF_IMPROVEMENT_ROUNDED),
    TRENDS: ("tabs.trends", ft.Icons.INSIGHTS_OUTLINED, ft.Icons.INSIGHTS_ROUNDED),
    VISIT: ("tabs.visit", ft.Icons.EVENT_NOTE_OUTLINED, ft.Icons.EVENT_NOTE_ROUNDED),
}


@component
def TabTitle(title: str) -> ft.Control:
    """A tab's name, with Help now."""
    return _bar(use_frame(), heading(title, "screen"), [], [HelpNow()])


@component
def SubPageTitle(title: str) -> ft.Control:
    """A screen's name behind the way back, with Help now unless this is Help now."""
    frame = use_frame()
    back = IconButton(ft.Icons.ARROW_BACK_ROUNDED, frame.words("bars.back"), frame.session.back)
    is_help = frame.shown.trail.here == HELP
    return _bar(frame, heading(title, "sub_page"), [back], [] if is_help else [HelpNow()])


@component
def ClosableTitle(title: str) -> ft.Control:
    """A screen's name behind the way out of it, with Help now."""
    frame = use_frame()
    close = IconButton(ft.Icons.CLOSE_ROUNDED, frame.words("bars.close"), frame.session.back)
    return _bar(frame, heading(title, "sub_page"), [close], [HelpNow()])


@component
def HelpBar() -> ft.Control:
    """Help now alone, where there is no title and no way back."""
    look = use_frame().look
    return ft.Container(
        ft.Row([HelpNow()], alignment=ft.MainAxisAlignment.END),
        height=bar_height(look),
        padding=ft.Padding(right=12),
        margin=ft.Margin(top=look.inset_top),
    )


def _bar(frame: Frame, title: ft.Control, before: list[ft.Control], after: list[ft.Control]) -> ft.Control:
    """Title and buttons in one row; with large text the title has a line of its own."""
    large = frame.look.large_text
    name = ft.Container(title, expand=True, padding=ft.Padding(left=0 if before else 12))
    row = ft.Row([*before, ft.Container(expand=True) if large else name, *after], spacing=8)
    height = bar_height(frame.look) if large else None  # a long title makes the bar grow
    bar = ft.Container(row, height=height, padding=ft.Padding(8, 4, 12, 4))
    below = [ft.Container(title, padding=ft.Padding(20, 0, 20, 8))] if large else []
    return ft.Container(ft.Column([bar, *below], spacing=0), margin=ft.Margin(top=frame.look.inset_top))


def tab_bar(frame: Frame) -> ft.NavigationBar:
    """The five tabs."""
    return ft.NavigationBar(
        [
            ft.NavigationBarDestination(icon=icon, selected_icon=chosen, label=frame.words(word), tooltip="")
            for word, icon, chosen in _TAB_ICONS.values()
        ],
        selected_index=TABS.index(frame.shown.trail.tab),
        on_change=frame.safe(lambda event: frame.session.tab(TABS[event.control.selected_index])),
    )
