"""Buttons: one filled for doing, the rest quiet. Every one has a name, a focus ring and 48 px."""

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import Handler, component
from companion.ui.look import Look
from companion.ui.navigation import HELP
from companion.ui.theme import TYPE, style

_S = ft.ControlState


def tall(look: Look, height: float) -> float:
    """A height that grows with the text, so that nothing is cut at 200%."""
    return height * max(1.0, 0.8 * look.text_scale)


def bar_height(look: Look) -> float:
    """The height of the bar at the head of a screen."""
    return 64 if look.large_text else 56


@component
def Filled(
    label: str, on_click: Handler, expand: bool | int = False, disabled: bool = False, height: float = 56
) -> ft.Control:
    """The one thing to do."""
    frame = use_frame()
    return ft.FilledButton(
        label,
        on_click=frame.safe(on_click),
        height=tall(frame.look, height),
        expand=expand,
        disabled=disabled,
    )


@component
def ChooseFile(label: str, on_chosen: Handler, height: float = 56) -> ft.Control:
    """The one thing to do, where that is choosing a file: `on_chosen` hears its content. The client opens the dialog
    in the tap itself, as a phone's browser asks for it."""
    frame = use_frame()
    return ft.FilledButton(
        label,
        action=frame.session.around.device.files.choosing(frame.safe(on_chosen)),
        height=tall(frame.look, height),
    )


@component
def Tonal(
    label: str, on_click: Handler, expand: bool | int = False, disabled: bool = False, height: float = 56
) -> ft.Control:
    """The other thing to do. It takes no component theme in Flet, so its style is here."""
    frame = use_frame()
    t = frame.t
    return ft.FilledTonalButton(
        label,
        on_click=frame.safe(on_click),
        height=tall(frame.look, height),
        expand=expand,
        disabled=disabled,
        style=ft.ButtonStyle(
            text_style=style("button"),
            padding=ft.Padding.symmetric(horizontal=20, vertical=4),
            shadow_color="transparent",
            side={_S.FOCUSED: ft.BorderSide(3, t.primary), _S.DEFAULT: ft.BorderSide(0, "transparent")},
        ),
    )


@component
def Link(
    label: str, on_click: Handler, role: str = "button", icon: ft.IconData | None = None, spoken: str | None = None
) -> ft.Control:
    """A quiet button of words alone; `icon` follows the words, `spoken` is its name where they do not suffice."""
    frame = use_frame()
    t = frame.t
    words = text(label, role, t.primary, semantics_label=spoken)
    trail = [ft.Icon(icon, size=20, color=t.primary)] if icon else []
    above = max(12.0, (48 - TYPE[role][2]) / 2)  # small words, too, get 48 px
    return ft.TextButton(
        content=ft.Row([words, *trail], spacing=4, tight=True, wrap=frame.look.large_text),
        on_click=frame.safe(on_click),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(horizontal=8, vertical=above),
            shape=ft.RoundedRectangleBorder(radius=24),
            side={_S.FOCUSED: ft.BorderSide(3, t.primary), _S.DEFAULT: ft.BorderSide(0, "transparent")},
        ),
    )


@component
def Pair(first: ft.Control, second: ft.Control) -> ft.Control:
    """Two buttons side by side, or under each other where they do not fit."""
    if use_frame().look.stacked:
        return ft.Column([first, second], spacing=4)
    return ft.Row([first, second], spacing=8)


@component
def IconButton(
    icon: ft.IconData, name: str, on_click: Handler, disabled: bool = False, bgcolor: str | None = None
) -> ft.Control:
    """A drawn button. Name and button are merged: the tooltip alone would be a node of its own."""
    frame = use_frame()
    t = frame.t
    return ft.MergeSemantics(
        ft.IconButton(
            icon,
            icon_color=t.ink,
            tooltip=name,
            width=48,
            height=48,
            bgcolor=bgcolor,
            disabled=disabled,
            on_click=frame.safe(on_click),
            style=ft.ButtonStyle(side={_S.FOCUSED: ft.BorderSide(3, t.primary)}),
        )
    )


@component
def HelpNow() -> ft.Control:
    """In every bar and sheet, one tap. A real button with its word, never an icon alone."""
    frame = use_frame()
    t = frame.t
    icon = ft.Icon(ft.Icons.SUPPORT_OUTLINED, size=20, color=t.primary)
    return ft.TextButton(
        content=ft.Row([icon, text(frame.words("help.button"), "bar", t.ink)], spacing=6, tight=True),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(horizontal=8),
            shape=ft.RoundedRectangleBorder(radius=24),
            side={_S.FOCUSED: ft.BorderSide(3, t.primary)},
        ),
        height=tall(frame.look, 48),
        on_click=frame.safe(lambda: frame.session.go(HELP)),
    )
