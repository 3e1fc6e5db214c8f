"""The two weeks after each session, laid over each other: the latest strong, the earlier ones quiet, dotted once the
next session has happened."""

from collections.abc import Sequence

import flet as ft
import flet.canvas as cv

from companion.care.after_sessions import DAYS, AfterSession, AfterSessions
from companion.care.stretches import Point
from companion.ui.components.plot import Plot
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_HEIGHT, _RIGHT, _LINE = 184.0, 26.0, 15.0
_DOTS = (1.0, 5.0)


@component
def OverlayChart(after: AfterSessions, width: float) -> ft.Control:
    """`width` pixels wide."""
    frame = use_frame()
    t, plot = frame.t, Plot(width, _HEIGHT, DAYS, top=14, right=_RIGHT)
    *earlier, latest = after.sessions
    shapes = [*plot.grid(t), plot.upright(7, t.hairline, [3, 4])]
    for one in earlier:
        shapes += _lines(plot, one, t.past, 2, 1.6)
    shapes += _lines(plot, latest, t.primary, 4, 3)
    ends = [(one, one.line[-1][-1]) for one in after.sessions if one.line]
    if latest.line:
        shapes += plot.end_dot(latest.line[-1][-1], t, 5)
    signs = [plot.sign(day, frame.words("trends.day", day=day), t) for day in (0, DAYS // 2, DAYS)]
    return ft.Stack(
        [cv.Canvas(shapes, width=width, height=_HEIGHT), *plot.faces(t), *_labels(frame, plot, ends, latest), *signs],
        width=width,
        height=_HEIGHT,
    )


def _lines(plot: Plot, one: AfterSession, colour: str, thick: float, thin: float) -> list[cv.Shape]:
    """Its own days, then those after the next session, dotted from there."""
    shapes: list[cv.Shape] = []
    until = DAYS + 1 if one.next_on is None else one.next_on
    for run in one.line:
        own = [point for point in run if point[0] < until]
        later = [point for point in run if point[0] >= until - 1]
        shapes += [plot.line(own, colour, thick)] if own else []
        shapes += [plot.line(later, colour, thin, _DOTS)] if later and run[-1][0] >= until else []
    return shapes


def _labels(
    frame: Frame, plot: Plot, ends: Sequence[tuple[AfterSession, Point]], latest: AfterSession
) -> list[ft.Control]:
    """Each line's number at its end; one that would lie on another moves down."""
    t, taken, labels = frame.t, list[tuple[float, float]](), list[ft.Control]()
    for one, end in sorted(ends, key=lambda pair: -pair[1][1]):
        x, y = plot.at(end)
        while any(abs(y - other) < _LINE and abs(x - there) < 40 for there, other in taken):
            y += _LINE
        taken.append((x, y))
        if one is latest:
            said = text(frame.words("today.session", number=one.number), "chart_strong")
            labels.append(ft.Container(said, left=min(x + 10, plot.width - 70), top=y - 24))
        else:
            labels.append(ft.Container(text(str(one.number), "chart", t.inkSoft), left=x + 7, top=y - 9))
    return labels


@component
def OverlayLegend() -> ft.Control:
    """What the three kinds of line are."""
    frame = use_frame()
    t, words = frame.t, frame.words
    kinds = (("trends.latest", t.primary, 4.0, None), ("trends.earlier", t.past, 2.0, None))
    parts = [_kind(words(key), colour, thick, dashes) for key, colour, thick, dashes in kinds]
    parts.append(_kind(words("trends.after_next"), t.past, 2.0, list(_DOTS)))
    return ft.Semantics(exclude_semantics=True, content=ft.Row(parts, spacing=16, run_spacing=4, wrap=True))


def _kind(said: str, colour: str, thick: float, dashes: list[float] | None) -> ft.Control:
    pen = ft.Paint(
        color=colour,
        stroke_width=thick,
        style=ft.PaintingStyle.STROKE,
        stroke_cap=ft.StrokeCap.ROUND,
        stroke_dash_pattern=dashes,
    )
    line = cv.Canvas([cv.Path([cv.Path.MoveTo(2, 9), cv.Path.LineTo(18, 9)], pen)], width=20, height=18)
    return ft.Row([line, text(said, "small")], spacing=7, tight=True)
