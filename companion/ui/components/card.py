"""Cards and the rows in them."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
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
    return Card(children, padding=ft.Padding.symmetric(vertical=4.5))


@component
def ListRow(title: str, sub: str, icon: ft.IconData, tint: str, on_click: Handler) -> ft.Control:
    """A row that leads somewhere: one button for a screen reader, focusable, at least 48 px."""
    frame = use_frame()
    way = ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=24, color=frame.t.inkSoft)
    row = _tappable(frame, [*_sign_and_words(frame, title, sub, icon, tint), way], on_click)
    return ft.MergeSemantics(ft.Semantics(button=True, content=row))


@component
def SwitchRow(title: str, sub: str, icon: ft.IconData, on: bool, on_click: Handler) -> ft.Control:
    """A row that turns something on and off. The whole row is the switch; the drawn one only shows how it is."""
    frame = use_frame()
    t = frame.t
    drawn = ft.Switch(
        value=on,
        thumb_icon=ft.Icons.CHECK_ROUNDED if on else None,
        thumb_color=t.onPrimary if on else t.outline,
        track_color=t.primary if on else t.inset,
        track_outline_color="transparent" if on else t.outline,
    )
    still = ft.Semantics(exclude_semantics=True, content=ft.Container(drawn, ignore_interactions=True))
    row = _tappable(frame, [*_sign_and_words(frame, title, sub, icon, "tint"), still], on_click)
    return ft.MergeSemantics(ft.Semantics(toggled=on, content=row))


def _sign_and_words(frame: Frame, title: str, sub: str, icon: ft.IconData, tint: str) -> list[ft.Control]:
    t = frame.t
    words: list[ft.Control] = [text(title, "row", t.ink), *([text(sub, "row_sub", t.inkSoft)] if sub else [])]
    return [IconTile(icon, tint), ft.Column(words, spacing=1, tight=True, expand=True)]


def _tappable(frame: Frame, parts: list[ft.Control], on_click: Handler) -> ft.Control:
    return ft.Container(
        ft.Row(parts, spacing=14),
        padding=ft.Padding(16, 11.5, 12, 11.5),
        ink=True,
        on_click=frame.safe(on_click),
        border_radius=20,
    )


@component
def IconTile(icon: ft.IconData, tint: str = "tint") -> ft.Control:
    """A small drawn sign on its tint: inset, tint, insightTint, dailyTint, copingTint or noticeTint."""
    t = use_frame().t
    ink = getattr(t, f"on{tint[0].upper()}{tint[1:]}", t.ink)
    return ft.Container(
        ft.Icon(icon, size=24, color=ink),
        width=44,
        height=44,
        border_radius=16,
        bgcolor=getattr(t, tint),
        alignment=ft.Alignment.CENTER,
    )
