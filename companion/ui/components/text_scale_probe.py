"""Finds the text scale, which Flet does not tell: 100 px of line height, measured by the client."""

from collections.abc import Callable

import flet as ft

from companion.ui.frame import use_frame
from companion.ui.guard import component


@component
def TextScaleProbe(on_scale: Callable[[float], object]) -> ft.Control:
    """Calls `on_scale` with 1.0, 2.0 and so on. Lies outside the screen, silent to screen readers."""
    # on_size_change must not sit on the positioned control itself: the Stack would turn grey.
    probe = ft.Container(
        ft.Text("0", style=ft.TextStyle(size=50, height=2)),
        on_size_change=use_frame().safe(lambda event: on_scale(round(event.height / 100, 2))),
    )
    return ft.Container(ft.Semantics(exclude_semantics=True, content=probe), left=-200, top=0, opacity=0)
