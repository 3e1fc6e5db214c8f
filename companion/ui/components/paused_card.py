"""What Today shows while everything is paused."""

import flet as ft

from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import Card
from companion.ui.components.text import heading, text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN


@component
def PausedCard() -> ft.Control:
    """That nothing asks anything, the way back, and a quiet way to write all the same."""
    frame = use_frame()
    words, session = frame.words, frame.session
    write = Link(words("journal.write_something"), lambda: session.go(CHECK_IN))
    return Card(
        [
            heading(words("paused.title"), level=2),
            ft.Container(text(words("paused.line"), "body", frame.t.inkSoft), margin=ft.Margin(top=6, bottom=18)),
            Filled(words("paused.back"), session.pausing.come_back),
            ft.Container(ft.Row([write], alignment=ft.MainAxisAlignment.CENTER), margin=ft.Margin(top=6)),
        ],
        padding=ft.Padding(22, 22, 22, 12),
    )
