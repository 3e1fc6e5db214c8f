"""One answer to choose: a card with a round sign, which the whole card is the button of."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import Handler, component


@component
def AnswerCard(name: str, chosen: bool, on_click: Handler) -> ft.Control:
    """Chosen or not."""
    frame = use_frame()
    t = frame.t
    sign = ft.Icons.CHECK_CIRCLE_ROUNDED if chosen else ft.Icons.RADIO_BUTTON_UNCHECKED_ROUNDED
    row = ft.Row(
        [
            text(name, "card", t.onTint if chosen else t.ink, expand=True),
            ft.Icon(sign, size=28, color=t.primary if chosen else t.outline),
        ],
        spacing=14,
    )
    card = ft.Container(
        row,
        padding=ft.Padding(22, 18, 20, 18),
        bgcolor=t.tint if chosen else t.card,
        border=ft.Border.all(2, t.primary if chosen else "transparent"),
        border_radius=24,
        ink=True,
        on_click=frame.safe(on_click),
    )
    return ft.MergeSemantics(ft.Semantics(button=True, selected=chosen, content=card))
