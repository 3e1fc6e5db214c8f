"""A row that only tells: a sign, what it is about, and what there is to say."""

import flet as ft

from companion.ui.components.card import IconTile
from companion.ui.components.text import heading, text
from companion.ui.frame import use_frame
from companion.ui.guard import component


@component
def FactRow(title: str, lines: tuple[str, ...], icon: ft.IconData) -> ft.Control:
    """`lines` under the title, each a paragraph of its own."""
    t = use_frame().t
    said: list[ft.Control] = [text(line, "small", t.inkSoft) for line in lines]
    words = ft.Column([heading(title, "row", level=2), *said], spacing=3, tight=True, expand=True)
    row = ft.Row([IconTile(icon, "inset"), words], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Container(row, padding=ft.Padding(16, 11.5, 16, 13))
