"""Runs of days without a gap, and a line through each: a missing day breaks it."""

from collections.abc import Iterable, Sequence
from math import exp

Point = tuple[float, float]
"""A place in days, and points from 0 to 10."""

_SPREAD = 1.2
"""Days. How far a neighbour counts in the line: narrow enough to show the days after a session."""


def stretches(points: Iterable[Point], step: float = 1) -> tuple[tuple[Point, ...], ...]:
    """The points in order, in runs that follow each other by `step` at most."""
    runs: list[list[Point]] = []
    for point in sorted(points):
        if runs and point[0] - runs[-1][-1][0] <= step:
            runs[-1].append(point)
        else:
            runs.append([point])
    return tuple(tuple(run) for run in runs)


def smoothed(run: Sequence[Point], spread: float = _SPREAD) -> tuple[Point, ...]:
    """The same run, each point the mean of its neighbours, weighted by a normal curve. It looks to both sides: the
    chart looks back, and no day to come is drawn."""
    return tuple((x, _near(x, run, spread)) for x, _ in run)


def _near(x: float, run: Sequence[Point], spread: float) -> float:
    near = [(exp(-0.5 * ((other - x) / spread) ** 2), y) for other, y in run if abs(other - x) <= 4 * spread]
    whole = sum(weight for weight, _ in near)
    return sum(weight * y for weight, y in near) / whole
