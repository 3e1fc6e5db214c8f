"""Cards and the rows in them."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import Handler, component

STRETCH = ft.CrossAxisAlignment.STRETCH


@component
def Card(children: list[ft.Control], padding: ft.PaddingValue = 20, radius: int = 24) -> ft.Control:
    """A pale surface for things that belong together."""
    t = use_frame().t
    return ft.Container(
        ft.Column(children, spacing=0, tight=True, horizontal_alignment=STRETCH),
        bgcolor=t.card,
        border_radius=radius,
        padding=padding,
    )


@component
def RowCard(rows: list[ft.Control], indent: float = 74) -> ft.Control:
    """Rows in one card, with hairlines between that start `indent` px in."""
    t = use_frame().t
    children: list[ft.Control] = []
    for index, row in enumerate(rows):
        if index:
            children.append(ft.Container(bgcolor=t.hairline, height=1, margin=ft.Margin(left=indent, right=16)))
        children.append(row)
    return Card(children, padding=ft.Padding.symmetric(vertical=4))


@component
def ListRow(title: str, sub: str, icon: ft.IconData, tint: str, on_click: Handler) -> ft.Control:
    """A row that leads somewhere: one button for a screen reader, focusable, at least 48 px."""
    frame = use_frame()
    t = frame.t
    words: list[ft.Control] = [text(title, "row", t.ink), *([text(sub, "row_sub", t.inkSoft)] if sub else [])]
    row = ft.Row(
        [
            IconTile(icon, tint),
            ft.Column(words, spacing=1, tight=True, expand=True),
            ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=24, color=t.inkSoft),
        ],
        spacing=14,
    )
    tappable = ft.Container(
        row,
        padding=ft.Padding(16, 11.5, 12, 11.5),
        ink=True,
        on_click=frame.safe(on_click),
        border_radius=20,
    )
    return ft.MergeSemantics(ft.Semantics(button=True, content=tappable))


@component
def IconTile(icon: ft.IconData, tint: str = "tint") -> ft.Control:
    """A small drawn sign on its tint: tint, insightTint, dailyTint, copingTint or noticeTint."""
    t = use_frame().t
    ink = getattr(t, f"on{tint[0].upper()}{tint[1:]}")
    return ft.Container(
        ft.Icon(icon, size=24, color=ink),
        width=44,
        height=44,
        border_radius=16,
        bgcolor=getattr(t, tint),
        alignment=ft.Alignment.CENTER,
    )
