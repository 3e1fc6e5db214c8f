"""Where things stand in a chart, and how its lines are drawn: mood upwards, days to the right."""

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft
import flet.canvas as cv

from companion.care.mood import Face
from companion.care.stretches import Point
from companion.ui.components.mood_faces import face_canvas
from companion.ui.components.text import text
from companion.ui.theme import Palette

P, STROKE, ROUND = cv.Path, ft.PaintingStyle.STROKE, ft.StrokeCap.ROUND
_FACES = ((Face.VERY_LOW, 1.0), (Face.SO_SO, 5.0), (Face.VERY_GOOD, 9.0))
_FACE = 18.0
_LOW, _HIGH = 0.0, 10.0
_SIGN_WIDTH = 92.0


@dataclass(frozen=True)
class Plot:
    """A chart of `width` by `height` pixels for the days 0 to `last`. `top` and `foot` are left free for words."""

    width: float
    height: float
    last: float
    top: float = 10.0
    foot: float = 26.0
    left: float = 30.0
    right: float = 12.0

    def at(self, point: Point) -> Point:
        """Pixels of a day and a mood."""
        day, mood = point
        x = self.left + (day / self.last if self.last else 0.5) * (self.width - self.left - self.right)
        share = (mood - _LOW) / (_HIGH - _LOW)
        return x, self.top + (1 - share) * (self.height - self.top - self.foot)

    def grid(self, t: Palette) -> list[cv.Shape]:
        """A hairline at each of the three faces."""
        pen = ft.Paint(color=t.hairline, stroke_width=1)
        ends = [(self.at((0, mood)), self.at((self.last, mood))) for _, mood in _FACES]
        return [cv.Line(*one, *other, paint=pen) for one, other in ends]

    def faces(self, t: Palette) -> list[ft.Control]:
        """The three faces on the left."""
        return [
            ft.Container(face_canvas(face, _FACE, t), left=0, top=self.at((0, mood))[1] - _FACE / 2)
            for face, mood in _FACES
        ]

    def sign(self, day: float, said: str, t: Palette) -> ft.Control:
        """Words below the plot, centred on a day and kept within the picture."""
        x = min(max(self.at((day, 0))[0] - _SIGN_WIDTH / 2, 0), self.width - _SIGN_WIDTH)
        place = self.at((day, 0))[0]
        side = ft.Alignment(min(1, max(-1, (place - x) / _SIGN_WIDTH * 2 - 1)), 0)
        words = ft.Container(text(said, "chart", t.inkSoft, no_wrap=True), width=_SIGN_WIDTH, alignment=side)
        return ft.Container(words, left=x, top=self.height - self.foot + 6)

    def upright(self, day: float, colour: str, dashes: Sequence[float]) -> cv.Shape:
        """A dashed line from head to foot at a day."""
        x, low = self.at((day, _LOW))
        pen = ft.Paint(color=colour, stroke_width=1, style=STROKE, stroke_dash_pattern=list(dashes))
        return cv.Path([P.MoveTo(x, self.top - 2), P.LineTo(x, low)], pen)

    def line(self, run: Sequence[Point], colour: str, thick: float, dashes: Sequence[float] | None = None) -> cv.Shape:
        """A soft line through a run of points; a single one is a dot."""
        pen = ft.Paint(
            color=colour,
            stroke_width=thick,
            style=STROKE,
            stroke_cap=ROUND,
            stroke_join=ft.StrokeJoin.ROUND,
            stroke_dash_pattern=list(dashes) if dashes else None,
        )
        return cv.Path(_soft([self.at(point) for point in run]), pen)

    def dot(self, point: Point, colour: str, radius: float) -> cv.Shape:
        """A dot."""
        return cv.Circle(*self.at(point), radius, ft.Paint(color=colour))

    def end_dot(self, point: Point, t: Palette, radius: float = 4.5) -> list[cv.Shape]:
        """The dot at a line's end, with a rim that keeps it apart."""
        return [self.dot(point, t.card, radius + 2), self.dot(point, t.primary, radius)]


def _soft(points: Sequence[Point]) -> list[cv.Path.PathElement]:
    """Catmull-Rom through the points, as cubics."""
    first = points[0]
    steps: list[cv.Path.PathElement] = [P.MoveTo(*first)]
    if len(points) == 1:
        return [*steps, P.LineTo(first[0] + 0.1, first[1])]
    padded = [first, *points, points[-1]]
    for (x0, y0), (x1, y1), (x2, y2), (x3, y3) in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        steps.append(P.CubicTo(x1 + (x2 - x0) / 6, y1 + (y2 - y0) / 6, x2 - (x3 - x1) / 6, y2 - (y3 - y1) / 6, x2, y2))
    return steps
