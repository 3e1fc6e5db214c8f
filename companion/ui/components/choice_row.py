"""One of several things to choose from, of which one is chosen."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import Handler, component

INDENT = 58
"""Pixels from the card's edge to the words, where hairlines start."""


@component
def ChoiceRow(name: str, chosen: bool, on_click: Handler) -> ft.Control:
    """A round sign and a name; the whole row is the button."""
    frame = use_frame()
    t = frame.t
    sign = ft.Icons.RADIO_BUTTON_CHECKED_ROUNDED if chosen else ft.Icons.RADIO_BUTTON_UNCHECKED_ROUNDED
    row = ft.Row(
        [ft.Icon(sign, size=24, color=t.primary if chosen else t.outline), text(name, "row", t.ink, expand=True)],
        spacing=14,
    )
    tappable = ft.Container(
        row, padding=ft.Padding(20, 14, 16, 14), ink=True, border_radius=20, on_click=frame.safe(on_click)
    )
    return ft.MergeSemantics(ft.Semantics(button=True, selected=chosen, content=tappable))
