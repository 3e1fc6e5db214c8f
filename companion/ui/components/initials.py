"""A round sign for a person: their initials, or a figure where the name has no letters."""

import flet as ft

from companion.care.people import initials
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component

_TINTS = ("dailyTint", "copingTint", "tint")
CLINIC_TINT = "insightTint"


def tint_of(place: int) -> str:
    """The tint of a person by their place in the list: neighbours differ from each other and from the clinic."""
    return _TINTS[place % len(_TINTS)]


@component
def Initials(name: str, tint: str) -> ft.Control:
    """A circle of 44 px. Silent to screen readers: the name stands beside it."""
    frame = use_frame()
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
