"""A choice that is on or off, with a line that says what it means."""

from collections.abc import Callable
from typing import Any

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component

_S = ft.ControlState


@component
def SwitchRow(title: str, line: str, on: bool, on_change: Callable[[bool], Any]) -> ft.Control:
    """One switch for a screen reader, named by its words."""
    frame = use_frame()
    t = frame.t
    switch = ft.Switch(
        value=on,
        on_change=frame.safe(lambda event: on_change(event.control.value)),
        thumb_icon={_S.SELECTED: ft.Icons.CHECK_ROUNDED},
        track_color={_S.SELECTED: t.primary, _S.DEFAULT: t.inset},
        thumb_color={_S.SELECTED: t.onPrimary, _S.DEFAULT: t.outline},
        track_outline_color={_S.SELECTED: t.primary, _S.DEFAULT: t.outline},
    )
    words = ft.Column([text(title, "row", t.ink), text(line, "row_sub", t.inkSoft)], spacing=1, tight=True, expand=True)
    return ft.MergeSemantics(ft.Row([words, switch], spacing=14))
