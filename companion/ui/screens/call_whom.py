"""When to call whom, after a session (CARE, safety convention 7). It names no cause and judges nothing."""

import flet as ft

from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Tonal
from companion.ui.components.card import Card
from companion.ui.components.not_read_now import emergency_words
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import HELP


@component
def CallWhom() -> ft.Control:
    """The emergency number, then the clinic; Help now has both."""
    frame = use_frame()
    words = frame.words
    parts = [
        _card(frame, words("call_whom.emergency", emergency=emergency_words(frame)), words("call_whom.emergency_line")),
        _card(frame, words("call_whom.clinic"), words("call_whom.clinic_line")),
        Tonal(words("help.button"), lambda: frame.session.go(HELP)),
    ]
    return ft.Column([SubPageTitle(words("call_whom.title")), page_body(parts)], spacing=0, expand=True)


def _card(frame: Frame, title: str, line: str) -> ft.Control:
    lines: list[ft.Control] = [heading(title, "card", level=2), text(line, "body", frame.t.inkSoft)]
    return Card([ft.Column(lines, spacing=6, tight=True)])
