"""A round sign for a person: their initials, or a figure where the name has no letters."""

import flet as ft

from companion.care.people import initials
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component

_TINTS = ("dailyTint", "insightTint", "copingTint", "tint")


@component
def Initials(name: str, place: int) -> ft.Control:
    """A circle of 44 px whose tint goes by the person's place in the list. Silent to screen readers: the name
    stands beside it."""
    frame = use_frame()
    tint = _TINTS[place % len(_TINTS)]
    ink = getattr(frame.t, f"on{tint[0].upper()}{tint[1:]}")
    letters = initials(name)
    sign: ft.Control = (
        text(letters, "bar", ink, no_wrap=True) if letters else ft.Icon(ft.Icons.PERSON_OUTLINED, size=24, color=ink)
    )
    circle = ft.Container(
        sign,
        width=44,
        height=44,
        border_radius=22,
        bgcolor=getattr(frame.t, tint),
        alignment=ft.Alignment.CENTER,
    )
    return ft.Semantics(exclude_semantics=True, content=circle)
