"""The mood over weeks: small dots, one line that a missing day breaks, and a numbered upright for each session."""

from datetime import date, timedelta

import flet as ft
import flet.canvas as cv

from companion.care.mood_trend import MoodTrend
from companion.ui.calendar_words import month_name
from companion.ui.components.plot import Plot
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_HEIGHT, _BADGE, _NEAR = 220.0, 19.0, 21.0
_SIGNS = 3


@component
def MoodChart(trend: MoodTrend, width: float) -> ft.Control:
    """`width` pixels wide."""
    frame = use_frame()
    t, last = frame.t, float(max(1, (trend.last - trend.first).days))
    plot = Plot(width, _HEIGHT, last, top=_BADGE + 14)
    marks = [((one.day - trend.first).days, one.number) for one in trend.sessions]
    shapes = plot.grid(t)
    shapes += [plot.upright(day, t.outline, [2, 4]) for day, _ in marks]
    shapes += [plot.dot(point, t.past, 2.2) for point in trend.points]
    shapes += [plot.line(run, t.primary, 3) for run in trend.line]
    if trend.line:
        shapes += plot.end_dot(trend.line[-1][-1], t)
    return ft.Stack(
        [
            cv.Canvas(shapes, width=width, height=_HEIGHT),
            *plot.faces(t),
            *_badges(plot, marks, frame),
            *(plot.sign(number, said, t) for number, said in _signs(frame, trend.first, last)),
        ],
        width=width,
        height=_HEIGHT,
    )


def _badges(plot: Plot, marks: list[tuple[int, int]], frame: Frame) -> list[ft.Control]:
    """Numbers in circles; where sessions lie too close for all, each that would cover the one before is left out."""
    t, badges, before = frame.t, list[ft.Control](), -1000.0
    for day, number in marks:
        x, _ = plot.at((day, 0))
        if x - before < _NEAR:
            continue
        before = x
        badges.append(
            ft.Container(
                text(str(number), "chart"),
                width=_BADGE,
                height=_BADGE,
                left=x - _BADGE / 2,
                top=4,
                border=ft.Border.all(1, t.outline),
                border_radius=_BADGE / 2,
                alignment=ft.Alignment.CENTER,
                bgcolor=t.card,
            )
        )
    return badges


def _signs(frame: Frame, first: date, last: float) -> list[tuple[float, str]]:
    """Three days below the line, evenly apart; years where a span is long."""
    days = [last * (2 * number + 1) / (2 * _SIGNS) for number in range(_SIGNS)]
    return [(day, short_day(frame, first + timedelta(days=round(day)), years=last > 400)) for day in days]


def short_day(frame: Frame, day: date, years: bool = False) -> str:
    """A day as short as it can be told: 18 Oct, or Oct 2026."""
    month = month_name(frame.words, day.month)[:3]
    if years:
        return frame.words("trends.month_year", month=month, year=day.year)
    return frame.words("trends.day_month", day=day.day, month=month)
