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
    frame = use_frame()
    name = ft.Container(heading(title, "screen"), padding=ft.Padding(left=4), expand=True)
    return _bar(frame, [name, HelpNow()], left=16)


@component
def SubPageTitle(title: str) -> ft.Control:
    """A screen's name behind the way back, with Help now unless this is Help now."""
    frame = use_frame()
    back = IconButton(ft.Icons.ARROW_BACK_ROUNDED, frame.words("bars.back"), frame.session.back)
    name = ft.Container(heading(title, "sub_page"), expand=True)
    is_help = frame.shown.trail.here.startswith(HELP)
    return _bar(frame, [back, name, *([] if is_help else [HelpNow()])], left=8)


def _bar(frame: Frame, parts: list[ft.Control], left: float) -> ft.Control:
    row = ft.Row(parts, spacing=8, vertical_alignment=ft.CrossAxisAlignment.CENTER)
    return ft.Container(
        row,
        height=bar_height(frame.look),
        padding=ft.Padding(left=left, right=12),
        margin=ft.Margin(top=frame.look.inset_top),
    )


def tab_bar(frame: Frame) -> ft.NavigationBar:
    """The five tabs."""
    return ft.NavigationBar(
        [
            ft.NavigationBarDestination(icon=icon, selected_icon=chosen, label=frame.words(word), tooltip="")
            for word, icon, chosen in _TAB_ICONS.values()
        ],
        selected_index=TABS.index(frame.shown.trail.tab),
        on_change=frame.safe(lambda event: frame.session.go(TABS[event.control.selected_index])),
    )
