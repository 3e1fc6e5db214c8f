"""The line that stands by every scale and free text (safety convention 3)."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


def emergency_words(frame: Frame) -> str:
    """The number to call in danger, or "your local emergency number" where none is listed."""
    lines = frame.session.around.help_lines.of(frame.shown.preferences.country)
    return lines.emergency if lines else frame.words("help.local_number")


@component
def NotReadNow() -> ft.Control:
    """Says that nobody reads along, and what to do in danger."""
    frame = use_frame()
    return text(frame.words("safety.not_read", emergency=emergency_words(frame)), "caption", frame.t.inkSoft)
