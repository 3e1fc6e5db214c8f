"""The next session or visit under a morning sky."""

import flet as ft
import flet.canvas as cv

from companion.ui.components.sky import Curve, glow_paint, hill, sky_gradient
from companion.ui.components.text import heading, text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.theme import Palette

_HEIGHT = 150.0
_FAR: list[Curve] = [(60, 104, 110, 118, 180, 126), (250, 130, 300, 112, 390, 100)]
_NEAR: list[Curve] = [(110, 128, 180, 146, 260, 144), (320, 142, 350, 132, 390, 126)]


@component
def VisitHero(label: str, day: str, line: str) -> ft.Control:
    """A quiet label, the day, and what else is known of it. Without the picture where text is large."""
    frame = use_frame()
    look = frame.look
    lines: list[ft.Control] = [text(label, "body_strong"), heading(day, "prompt", level=2)]
    lines += [text(line, "row_sub")] if line else []
    words = ft.Container(ft.Column(lines, spacing=4, tight=True), padding=ft.Padding(20, 18, 20, 18))
    if look.plain:
        return ft.Container(words, bgcolor=look.t.card, border_radius=28)
    width = look.width - 32
    picture = cv.Canvas(_shapes(width, look.t), width=width, height=_HEIGHT)
    layers: list[ft.Control] = [ft.Container(picture, left=0, top=0), ft.Container(words, left=0, right=0, top=0)]
    return ft.Container(
        ft.Stack(layers),
        height=_HEIGHT,
        border_radius=28,
        gradient=sky_gradient(look.t),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )


def _shapes(width: float, t: Palette) -> list[cv.Shape]:
    x, y = width * 0.815, 95.0
    return [
        cv.Circle(x, y, 72, glow_paint(x, y, 72, t, (0.5, 0.16, 0))),
        cv.Circle(x, y, 17, ft.Paint(color=t.sun)),
        hill(width, _HEIGHT, 124, _FAR, (t.hillFar, t.hillMid), lift=0),
        hill(width, _HEIGHT, 136, _NEAR, (t.hillMid, t.hillMid), lift=0),
    ]
