"""The five mood faces, drawn on a canvas. A 64-unit square, centre at 0,0, as in the drawn design."""

import math
from functools import cache

import flet as ft
import flet.canvas as cv

from companion.care.mood import Face
from companion.ui.theme import Palette

P = cv.Path
STROKE = ft.PaintingStyle.STROKE
_CURVES_ROUND = 40  # enough that the largest face shows no corners
_UNIT = 64

_EYES = {Face.LOW: 2.6, Face.SO_SO: -3.0, Face.GOOD: -4.0}  # y of round eyes

_STROKES: dict[
    Face, list[tuple[float, float, float, float, float, float]]
] = {  # start, control, end of quadratic strokes: closed eyes and mouths
    Face.VERY_LOW: [
        (-13.5, 8.6, -9.1, 12.2, -4.7, 8.6),
        (4.7, 8.6, 9.1, 12.2, 13.5, 8.6),
        (-4.6, 17.8, 0, 15.8, 4.6, 17.8),
    ],
    Face.LOW: [(-5.6, 14, 0, 10.4, 5.6, 14)],
    Face.SO_SO: [(-6, 8.6, 0, 8.6, 6, 8.6)],
    Face.GOOD: [(-7.4, 6, 0, 12.4, 7.4, 6)],
    Face.VERY_GOOD: [
        (-13, -3.6, -8.7, -8.6, -4.4, -3.6),
        (4.4, -3.6, 8.7, -8.6, 13, -3.6),
        (-9, 5.2, 0, 14.8, 9, 5.2),
    ],
}


def face_word(face: Face) -> str:
    """The strings key of a face's word."""
    return f"mood.{face.name.lower()}"


def face_canvas(face: Face, size: float, t: Palette) -> cv.Canvas:
    """A face, `size` pixels wide and high."""
    return cv.Canvas(_shapes(face, size, t), width=size, height=size)


def _shapes(face: Face, size: float, t: Palette) -> list[cv.Shape]:
    k, half = size / _UNIT, size / 2
    fill, ink = getattr(t, f"mood{face.value}"), getattr(t, f"on{face.value}")
    shapes: list[cv.Shape] = [cv.Path(_outline(face, size), ft.Paint(color=fill))]
    if face in _EYES:
        shapes += [cv.Circle(half + x * k, half + _EYES[face] * k, 2.5 * k, ft.Paint(color=ink)) for x in (-8.6, 8.6)]
    pen = ft.Paint(color=ink, style=STROKE, stroke_cap=ft.StrokeCap.ROUND, stroke_width=2.7 * k)
    strokes: list[cv.Path.PathElement] = []
    for x0, y0, cx, cy, x1, y1 in _STROKES[face]:
        strokes += [
            P.MoveTo(half + x0 * k, half + y0 * k),
            P.QuadraticTo(half + cx * k, half + cy * k, half + x1 * k, half + y1 * k),
        ]
    return [*shapes, cv.Path(strokes, pen)]


@cache
def _outline(face: Face, size: float) -> list[cv.Path.PathElement]:
    """A closed smooth outline: Catmull-Rom through the points, as cubics."""
    k, n = size / _UNIT, _CURVES_ROUND if size > 40 else _CURVES_ROUND // 2
    points = [(size / 2 + x * k, size / 2 + y * k) for x, y in (_edge(face, 2 * math.pi * i / n) for i in range(n))]
    out: list[cv.Path.PathElement] = [P.MoveTo(*points[0])]
    for i in range(n):
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = (points[(i + j) % n] for j in (-1, 0, 1, 2))
        out.append(P.CubicTo(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2))
    return [*out, P.Close()]


def _edge(face: Face, angle: float) -> tuple[float, float]:
    """The outline at an angle, from puddle to sun: three soft stones, a six- and a ten-lobed disc."""
    c, s = math.cos(angle), math.sin(angle)
    top = s < 0
    if face is Face.VERY_LOW:
        return 30 * _pow(c, 2 / 2.4), 14 + (20 * s if top else 11 * _pow(s, 2 / 3.2))
    if face is Face.LOW:
        return 27 * _pow(c, 2 / 2.3), 7.5 + (23.5 * s if top else 18 * _pow(s, 2 / 2.7))
    if face is Face.SO_SO:
        return 25.5 * _pow(c, 2 / 2.45), 0.8 + 25 * _pow(s, 2 / 2.45)
    lobes, radius, cy = (6, 26.2, -0.5) if face is Face.GOOD else (10, 27.4, -1.2)
    r = radius * (1 + 0.055 * math.cos(lobes * (angle - math.pi / 2)))
    return r * c, cy + r * s


def _pow(value: float, power: float) -> float:
    return math.copysign(abs(value) ** power, value)
