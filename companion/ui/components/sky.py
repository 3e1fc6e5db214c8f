"""The sky behind Today: a gradient, a glow, hills, and a sun when no series is under way."""

import flet as ft
import flet.canvas as cv

from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.look import Look
from companion.ui.theme import Palette

BAR, SKY, HEAD = 56, 316, 100
"""Pixels in the drawn 390 x 844 picture: the bar, the sky's foot, and status bar plus bar."""

P = cv.Path
Curve = tuple[float, float, float, float, float, float]

_FAR: tuple[float, list[Curve]] = (
    252,
    [(48, 232, 92, 230, 140, 244), (188, 258, 236, 268, 290, 246), (344, 224, 366, 228, 390, 232)],
)
_NEAR: tuple[float, list[Curve]] = (278, [(60, 262, 120, 272, 190, 282), (260, 292, 330, 272, 390, 266)])


@component
def Sky(sun: tuple[float, float]) -> ft.Control:
    """Stays still behind the scrolling page, glowing around `sun` (drawn pixels)."""
    look = use_frame().look
    return ft.use_memo(lambda: _sky(look, sun), [look, sun])  # Flet need not compare what is the same


def _sky(look: Look, sun: tuple[float, float]) -> ft.Control:
    t, (x, y), shift = look.t, sun, look.inset_top + BAR - HEAD
    glow = glow_paint(x, y + shift, 78, t, (0.55, 0.18, 0))
    return ft.Container(
        height=SKY + shift,
        left=0,
        right=0,
        top=0,
        gradient=sky_gradient(t),
        content=cv.Canvas([cv.Circle(x, y + shift, 78, glow)]),
    )


def sky_gradient(t: Palette) -> ft.LinearGradient:
    """Morning from top to horizon."""
    return ft.LinearGradient(
        begin=ft.Alignment.TOP_CENTER,
        end=ft.Alignment.BOTTOM_CENTER,
        colors=[t.skyTop, t.skyMid, t.skyLow],
        stops=[0, 0.46, 0.82],
    )


def glow_paint(x: float, y: float, radius: float, t: Palette, strengths: tuple[float, float, float]) -> ft.Paint:
    """Light around the sun, fading outwards."""
    colours: list[ft.ColorValue] = [ft.Colors.with_opacity(strength, t.sun) for strength in strengths]
    return ft.Paint(gradient=ft.PaintRadialGradient((x, y), radius, colours, [0, 0.35, 1]))


def hill(
    width: float,
    floor: float,
    start: float,
    curves: list[Curve],
    colours: tuple[str, str],
    lift: float = HEAD,
) -> cv.Path:
    """A hill drawn for 390 px and stretched to `width`; `lift` is taken off every height."""
    k = width / 390
    steps: list[cv.Path.PathElement] = [P.MoveTo(0, start - lift)]
    steps += [P.CubicTo(a * k, b - lift, c * k, d - lift, e * k, f - lift) for a, b, c, d, e, f in curves]
    steps += [P.LineTo(width, floor), P.LineTo(0, floor), P.Close()]
    high = min(start, *(curve[5] for curve in curves)) - lift
    return cv.Path(steps, ft.Paint(gradient=ft.PaintLinearGradient((0, high), (0, floor), list(colours))))


def far_hill(width: float, t: Palette) -> cv.Path:
    """The hill behind the arc."""
    return hill(width, SKY - HEAD, *_FAR, (t.hillFar, t.hillMid))


def near_hill(width: float, t: Palette) -> cv.Path:
    """The hill that fades into the page."""
    return hill(width, SKY - HEAD, *_NEAR, (t.hillMid, t.bg))


def sun_place(width: float) -> tuple[float, float]:
    """Where the sun stands when no series is under way (drawn pixels)."""
    return width / 2, 190


@component
def HillsAndSun() -> ft.Control:
    """Today's picture without a series. Decoration: a screen reader passes over it."""
    look = use_frame().look
    return ft.use_memo(lambda: _hills_and_sun(look), [look])


def _hills_and_sun(look: Look) -> ft.Control:
    t, (x, y) = look.t, sun_place(look.width)
    shapes = [
        cv.Circle(x, y - HEAD, 30, ft.Paint(color=t.sun)),
        far_hill(look.width, t),
        near_hill(look.width, t),
    ]
    return ft.Semantics(exclude_semantics=True, content=cv.Canvas(shapes, width=look.width, height=SKY - HEAD))
