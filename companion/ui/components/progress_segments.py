"""How far a questionnaire has come: a segment a question, or a bar where there are many."""

import flet as ft

from companion.ui.frame import use_frame
from companion.ui.guard import component

_MOST = 12


@component
def ProgressSegments(done: int, of: int) -> ft.Control:
    """`done` of `of` are filled. For a screen reader the words beside it say the same."""
    t = use_frame().t
    if of <= _MOST:
        parts = [_piece(t.primary if number < done else t.tint, 1) for number in range(of)]
    else:
        parts = [_piece(colour, share) for colour, share in ((t.primary, done), (t.tint, of - done)) if share]
    row = ft.Row(parts, spacing=6 if of <= _MOST else 0)
    return ft.Semantics(exclude_semantics=True, content=ft.Container(row, padding=ft.Padding(24, 8, 24, 0)))


def _piece(colour: str, share: int) -> ft.Control:
    return ft.Container(bgcolor=colour, height=6, border_radius=3, expand=share)
