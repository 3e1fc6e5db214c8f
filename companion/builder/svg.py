"""The app's drawings as SVG, so that the page draws the very same shapes. Colours may be CSS variables."""

from collections.abc import Iterable
from typing import cast

import flet as ft
import flet.canvas as cv

_LETTERS = {
    cv.Path.MoveTo: "M",
    cv.Path.LineTo: "L",
    cv.Path.QuadraticTo: "Q",
    cv.Path.CubicTo: "C",
    cv.Path.Close: "Z",
}
_PLACES = ("cp1x", "cp1y", "cp2x", "cp2y", "x", "y")
"""What a step names, in SVG's order."""


def drawn(shapes: Iterable[cv.Shape], name: str = "") -> str:
    """SVG elements for circles and paths. `name` tells its gradients from others of the same page."""
    return "".join(_shape(shape, f"{name}{number}") for number, shape in enumerate(shapes))


def _shape(shape: cv.Shape, name: str) -> str:
    if isinstance(shape, cv.Circle):
        at = f'cx="{_short(shape.x)}" cy="{_short(shape.y)}" r="{_short(shape.radius)}"'
        return _painted("circle", at, shape.paint, name)
    if isinstance(shape, cv.Path):
        return _painted("path", f'd="{_way(shape.elements)}"', shape.paint, name)
    raise TypeError(f"{type(shape).__name__} is not drawn here")


def _painted(tag: str, form: str, paint: ft.Paint, name: str) -> str:
    if paint.gradient is not None:
        return f'{_gradient(paint.gradient, name)}<{tag} {form} fill="url(#{name})"/>'
    if paint.style is ft.PaintingStyle.STROKE:
        width = _short(paint.stroke_width or 1)
        line = f'fill="none" stroke="{paint.color}" stroke-width="{width}" stroke-linecap="round"'
        return f"<{tag} {form} {line}/>"
    return f'<{tag} {form} fill="{paint.color}"/>'


def _gradient(gradient: ft.PaintGradient, name: str) -> str:
    """Top to bottom, as the hills have it."""
    if not isinstance(gradient, ft.PaintLinearGradient):
        raise TypeError(f"{type(gradient).__name__} is not drawn here")
    (_, y1), (_, y2) = (cast(tuple[float, float], end) for end in (gradient.begin, gradient.end))
    ends = f'x1="0" y1="{_short(y1)}" x2="0" y2="{_short(y2)}"'
    stops = "".join(f'<stop offset="{at}" stop-color="{colour}"/>' for at, colour in enumerate(gradient.colors))
    return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {ends}>{stops}</linearGradient>'


def _way(elements: Iterable[cv.Path.PathElement]) -> str:
    return "".join(_LETTERS[type(element)] + " ".join(_numbers(element)) for element in elements)


def _numbers(element: cv.Path.PathElement) -> list[str]:
    return [_short(getattr(element, place)) for place in _PLACES if hasattr(element, place)]


def _short(number: float) -> str:
    """Two places after the point: a hundredth of a pixel nobody sees."""
    short = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
