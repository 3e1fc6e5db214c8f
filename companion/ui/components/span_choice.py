"""One of a few, side by side, of which one is chosen."""

from collections.abc import Callable, Sequence

import flet as ft

from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.theme import style


@component
def SpanChoice(choices: Sequence[tuple[str, str]], chosen: str, on_chosen: Callable[[str], object]) -> ft.Control:
    """Pairs of a value and its words."""
    frame = use_frame()
    t, s, look = frame.t, ft.ControlState, frame.look
    return ft.SegmentedButton(
        segments=[ft.Segment(value=value, label=ft.Text(said, style=style("body_strong"))) for value, said in choices],
        direction=ft.Axis.VERTICAL if look.large_text else ft.Axis.HORIZONTAL,
        selected=[chosen],
        selected_icon=ft.Icon(ft.Icons.CHECK_ROUNDED, size=20, color=t.onTint),
        on_change=frame.safe(lambda event: on_chosen(next(iter(event.control.selected), chosen))),
        style=ft.ButtonStyle(
            bgcolor={s.SELECTED: t.tint, s.DEFAULT: t.bg},
            color={s.SELECTED: t.onTint, s.DEFAULT: t.ink},
            side={s.FOCUSED: ft.BorderSide(3, t.primary), s.DEFAULT: ft.BorderSide(1, t.outline)},
            padding=ft.Padding.symmetric(vertical=12, horizontal=6),
        ),
        expand=True,
    )
