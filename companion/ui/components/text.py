"""Text in the type roles of the design, and headings for screen readers."""

from typing import Any

import flet as ft

from companion.ui.theme import style


def text(value: str, role: str = "body", colour: str | None = None, **kwargs: Any) -> ft.Text:
    """Plain text in a type role."""
    return ft.Text(value, style=style(role, colour), **kwargs)


def heading(value: str, role: str = "question", level: int = 1, **kwargs: Any) -> ft.Semantics:
    """Text that a screen reader announces as a heading. `kwargs` are the text's."""
    return ft.Semantics(header=True, heading_level=level, content=text(value, role, **kwargs))
