"""A short word at the foot of the screen, with Undo while there is something to take back."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.shown import Toast

_S = ft.ControlState


@component
def ToastBar(toast: Toast) -> ft.Control:
    """`toast.text` is a key below `toasts`."""
    frame = use_frame()
    t = frame.t
    said = text(frame.words(f"toasts.{toast.text}"), "body", t.bg)
    parts: list[ft.Control] = [
        ft.Semantics(live_region=True, content=said, expand=True),
    ]
    if toast.undo is not None:
        parts.append(
            ft.TextButton(
                content=text(frame.words("toasts.undo"), "button", t.bg),
                on_click=frame.safe(frame.session.foot.undo),
                height=48,
                style=ft.ButtonStyle(
                    padding=ft.Padding.symmetric(horizontal=12),
                    side={_S.FOCUSED: ft.BorderSide(3, t.bg), _S.DEFAULT: ft.BorderSide(0, "transparent")},
                ),
            )
        )
    edge = 4 if toast.undo else 16  # as high without the button as with it
    return ft.Container(
        ft.Row(parts, vertical_alignment=ft.CrossAxisAlignment.CENTER),
        bgcolor=t.ink,
        border_radius=20,
        padding=ft.Padding(left=20, right=8, top=edge, bottom=edge),
        margin=ft.Margin(left=16, right=16, bottom=12),
    )
