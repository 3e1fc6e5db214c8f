"""What is written in a text field: keys that are on their way win over what the session heard last."""

from collections.abc import Callable
from typing import Any

import flet as ft

from companion.ui.frame import use_frame
from companion.ui.theme import style


def use_text_field(said: str, take: Callable[[str], Any], **looks: Any) -> ft.TextField:
    """A hook. Returns a text field that says `said`, gives every change to `take`, and looks like `looks`.

    Flet 1.0.5 knows what was typed a moment before it tells: a screen drawn in between with what was told last
    would take the newest letters back. So until somebody else than the patient changes `said`, the field keeps its own.
    """
    frame = use_frame()
    heard = ft.use_ref(said)
    drawn: Any = ft.use_ref()

    def changed(event: ft.Event[ft.TextField]) -> Any:
        heard.current = event.control.value or ""
        return take(heard.current)

    own = drawn.current.value if drawn.current and heard.current == said else said
    heard.current = said
    field = ft.TextField(
        value=own,
        on_change=frame.safe(changed),
        text_style=style("body"),
        enable_ime_personalized_learning=False,  # a keyboard should not learn these words
        **looks,
    )
    drawn.current = field
    return field
