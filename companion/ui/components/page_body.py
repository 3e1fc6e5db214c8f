"""One scrolling page of things below a bar."""

import flet as ft

from companion.ui.components.card import STRETCH


def page_body(parts: list[ft.Control], padding: ft.PaddingValue | None = None) -> ft.Control:
    """`parts` under each other, as wide as the page, scrolling when they are too long for it."""
    column = ft.Column(parts, spacing=12, horizontal_alignment=STRETCH)
    return ft.Column(
        [ft.Container(column, padding=padding or ft.Padding(16, 2, 16, 24))],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        spacing=0,
        horizontal_alignment=STRETCH,
    )
