"""A line to write in: its name above, and below it a sentence when it has to be mended."""

from collections.abc import Callable
from typing import Any

import flet as ft

from companion.ui.components.text import text
from companion.ui.components.written import use_text_field
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.theme import style


@component
def Field(
    name: str,
    value: str,
    on_change: Callable[[str], Any],
    told: str = "",
    hint: str = "",
    keyboard: ft.KeyboardType = ft.KeyboardType.TEXT,
    capitals: ft.TextCapitalization = ft.TextCapitalization.NONE,
    on_submit: Callable[[], Any] | None = None,
    secret: bool = False,
    autofocus: bool = False,
    lines: int = 1,
) -> ft.Control:
    """A field named `name` that stays named once words are in it. `told` is drawn as text of its own:
    what Flutter puts below a field is cut at large text. A `secret` is hidden until the patient wants to see it."""
    frame = use_frame()
    t = frame.t
    edge = ft.BorderSide(2, t.notice) if told else ft.BorderSide(1, t.outline)
    field = use_text_field(
        value,
        on_change,
        hint_text=hint or None,
        keyboard_type=keyboard,
        capitalization=capitals,
        autocorrect=False,
        enable_suggestions=not secret,
        password=secret,
        can_reveal_password=secret,
        autofocus=autofocus,
        multiline=lines > 1,
        min_lines=lines,
        max_lines=None if lines > 1 else 1,
        border=ft.OutlineInputBorder(side=edge, border_radius=18),
        hint_style=style("body", t.inkSoft),
        content_padding=18,
        on_submit=frame.safe(on_submit) if on_submit else None,
    )
    below = [ft.Semantics(live_region=True, content=text(told, "small", t.notice))] if told else []
    return ft.Column(
        [text(name, "body_strong"), ft.MergeSemantics(ft.Semantics(label=name, content=field)), *below],
        spacing=8,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
