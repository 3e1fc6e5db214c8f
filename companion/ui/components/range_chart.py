"""Weeks as floating bars, from the lowest to the highest mood, with a dot at the mean."""

from datetime import timedelta

import flet as ft
import flet.canvas as cv

from companion.care.steadiness import WEEKS, Steadiness
from companion.ui.components.mood_chart import short_day
from companion.ui.components.plot import Plot
from companion.ui.frame import use_frame
from companion.ui.guard import component

_HEIGHT, _WIDE = 200.0, 18.0


@component
def RangeChart(found: Steadiness, width: float) -> ft.Control:
    """The last six weeks, `width` pixels wide. A week without a mood stays empty."""
    frame = use_frame()
    t, plot = frame.t, Plot(width, _HEIGHT, WEEKS)
    last = found.weeks[-1].monday
    weeks = {WEEKS - 1 - (last - week.monday).days // 7: week for week in found.weeks}
    shapes = plot.grid(t)
    for number, week in weeks.items():
        x, high = plot.at((number + 0.5, week.highest))
        low = plot.at((0, week.lowest))[1]
        box = (x - _WIDE / 2, high - _WIDE / 2, _WIDE, low - high + _WIDE)
        radius = ft.BorderRadius.all(_WIDE / 2)
        rim = ft.Paint(color=t.primary, style=ft.PaintingStyle.STROKE, stroke_width=1.5)
        shapes += [cv.Rect(*box, radius, ft.Paint(color=t.tint)), cv.Rect(*box, radius, rim)]
        shapes.append(plot.dot((number + 0.5, week.mean), t.primary, 4.5))
    signs = [
        plot.sign(number + 0.5, short_day(frame, last - timedelta(weeks=WEEKS - 1 - number)), t) for number in (0, 2, 4)
    ]
    return ft.Stack(
        [cv.Canvas(shapes, width=width, height=_HEIGHT), *plot.faces(t), *signs], width=width, height=_HEIGHT
    )
