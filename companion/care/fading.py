"""How a lift fades after sessions: the estimator behind `care.response`.

A Bayesian hierarchical model of exponential decay, on a grid. On day t after session k a mood is

    y = m + L_k * 2^(-t / h_k) + e

with a common level m, known from the days before the sessions, a lift L_k and a half-life h_k of each session, and
noise e that clings from day to day (autoregressive in continuous time, so that missing days need no filling in:
Jones 1981, in Applied Time Series Analysis II, 651-682). The half-lives of one patient scatter around a usual one
(partial pooling: Gelman et al., Bayesian Data Analysis, 3rd ed., chapter 5). The next session censors a stretch on the
right: only days before it enter the likelihood, so a lift that was still there when the next one came says "at least".

Not validated in patients: it holds in simulation (`benchmarks/fading.py`). Needs clinician review.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from itertools import product
from math import exp, log, log2, prod, sqrt
from operator import mul
from typing import NamedTuple

Observed = Sequence[tuple[int, float]]
"""Days since the session (or any first day) and points from 0 to 10, in order."""

HALVES = tuple(0.5 * 2 ** (0.35 * step) for step in range(21))
"""Half-lives that are weighed: 0.5 to 64 days."""

PHIS = (0.0, 0.2, 0.4, 0.6)
SPREADS = (0.6, 0.8, 1.05, 1.4, 1.85, 2.4)
"""How much of a day clings to the next, and within-person standard deviations in points (SIGNS.md's range)."""

_LEVEL, _LEVEL_SD = 4.0, 2.5
_LIFT, _LIFT_SD = 2.0, 2.5
_SCATTER = (0.25, 0.8)
"""Octaves by which a patient's half-lives differ between sessions."""

_ROUNDING = 1 / 12
_PLACES = (-2.5, -1.75, -1.0, -0.33, 0.33, 1.0, 1.75, 2.5)
_NEGLIGIBLE = 5.0


class Posterior(NamedTuple):
    """What is known of half-lives after looking: a weight for each of `HALVES`, of each session and of the usual one;
    the mean lift of each session and the mean level, in points."""

    sessions: tuple[tuple[float, ...], ...]
    lifts: tuple[float, ...]
    usual: tuple[float, ...]
    level: float


class _Sums(NamedTuple):
    """What a stretch adds up to for one phi, as its likelihood needs it; `faded` has three sums for each half-life."""

    days: int
    log_weight: float
    rr: float
    rx: float
    xx: float
    faded: tuple[tuple[float, float, float], ...]


class _World(NamedTuple):
    """One choice of phi, spread and level: its log weight, and for each session the likelihood and the mean lift by
    half-life; None for a session of which nothing is known."""

    weight: float
    level: float
    likelihoods: tuple[tuple[float, ...] | None, ...]
    lifts: tuple[tuple[float, ...], ...]


def _worlds(
    before: Observed, after: Sequence[Observed], phis: Sequence[float], spreads: Sequence[float]
) -> Iterator[_World]:
    for phi in phis:
        sums, level = [_sums(one, phi) for one in after], _sums(before, phi)
        prior = -0.5 * ((phi - 0.3) / 0.2) ** 2 if len(phis) > 1 else 0.0
        for spread, place in product(spreads, _PLACES):
            yield _world(level, sums, prior, spread**2 + _ROUNDING, place)


def posterior_in_steps(
    before: Observed, after: Sequence[Observed], phis: Sequence[float] = PHIS, spreads: Sequence[float] = SPREADS
) -> Generator[None, None, Posterior]:
    """All worlds together, as the value of small steps. Raises ValueError when there is no world to weigh."""
    weighed: list[_World] = []
    for world in _worlds(before, after, phis, spreads):
        weighed.append(world)
        yield
    best = max(one.weight for one in weighed)
    near = [one._replace(weight=exp(one.weight - best)) for one in weighed if one.weight > best - _NEGLIGIBLE]
    found = _Found(len(after))
    for world in near:
        found.add(world)
        yield
    return found.posterior(near)


def quantile(weights: Sequence[float], share: float) -> float:
    """The half-life, in days, below which so much of the weight lies."""
    wanted, below = share * sum(weights), 0.0
    for half, weight in zip(HALVES, weights, strict=True):
        if weight and below + weight >= wanted:
            return float(half * 2 ** (((wanted - below) / weight - 0.5) * 0.35))
        below += weight
    return HALVES[-1]


def _sums(observed: Observed, phi: float) -> _Sums:
    rows, last = [], None
    for day, mood in observed:
        rho = 0.0 if last is None else phi ** (day - last[0])
        earlier = (0, 0.0) if last is None else last
        rows.append((1 / (1 - rho * rho), mood - rho * earlier[1], 1 - rho, rho, day, earlier[0]))
        last = (day, mood)
    faded = []
    for half in HALVES:
        gs = [2 ** (-day / half) - (rho * 2 ** (-before / half) if rho else 0.0) for *_, rho, day, before in rows]
        faded.append(
            (
                sum(w * g * r for (w, r, *_), g in zip(rows, gs, strict=True)),
                sum(w * g * x for (w, _, x, *_), g in zip(rows, gs, strict=True)),
                sum(w * g * g for (w, *_), g in zip(rows, gs, strict=True)),
            )
        )
    return _Sums(
        days=len(rows),
        log_weight=0.5 * sum(log(w) for w, *_ in rows),
        rr=sum(w * r * r for w, r, *_ in rows),
        rx=sum(w * r * x for w, r, x, *_ in rows),
        xx=sum(w * x * x for w, _, x, *_ in rows),
        faded=tuple(faded),
    )


def _world(before: _Sums, after: Sequence[_Sums], prior: float, variance: float, place: float) -> _World:
    precision = before.xx / variance + 1 / _LEVEL_SD**2
    pull = before.rx / variance + _LEVEL / _LEVEL_SD**2
    level = pull / precision + place / sqrt(precision)
    weight = prior + before.log_weight - 0.5 * before.days * log(variance) - 0.5 * before.rr / variance
    weight += 0.5 * pull * pull / precision - 0.5 * log(precision) - 0.5 * place * place
    likelihoods: list[tuple[float, ...] | None] = []
    lifts: list[tuple[float, ...]] = []
    for stretch in after:
        added, likelihood, lift = _of_stretch(stretch, variance, level)
        weight += added
        likelihoods.append(likelihood)
        lifts.append(lift)
    return _World(weight, level, tuple(likelihoods), tuple(lifts))


def _of_stretch(
    stretch: _Sums, variance: float, level: float
) -> tuple[float, tuple[float, ...] | None, tuple[float, ...]]:
    """What a stretch adds to a world's log weight; its likelihood by half-life, around 1; and its mean lift by
    half-life. The lift itself is integrated out: it is normal."""
    if not stretch.days:
        return 0.0, None, (_LIFT,) * len(HALVES)
    squares = stretch.rr - 2 * level * stretch.rx + level * level * stretch.xx
    logs, lifts = [], []
    for gr, gx, gg in stretch.faded:
        pull, precision = (gr - level * gx) / variance + _LIFT / _LIFT_SD**2, gg / variance + 1 / _LIFT_SD**2
        logs.append(0.5 * pull * pull / precision - 0.5 * log(precision * _LIFT_SD**2))
        lifts.append(pull / precision)
    most = max(logs)
    held = [exp(one - most) for one in logs]
    mean = sum(held) / len(held)
    added = most + log(mean) + stretch.log_weight - 0.5 * stretch.days * log(variance)
    added -= 0.5 * squares / variance + 0.5 * (_LIFT / _LIFT_SD) ** 2
    return added, tuple(one / mean for one in held), tuple(lifts)


class _Found:
    """Adds worlds up."""

    def __init__(self, sessions: int) -> None:
        self._sessions = [[0.0] * len(HALVES) for _ in range(sessions)]
        self._lifts, self._usual = [0.0] * sessions, [0.0] * len(HALVES)

    def add(self, world: _World) -> None:
        """Add one world, with every usual half-life and both scatters."""
        for kernel in _KERNELS:
            for at, row in enumerate(kernel):
                self._add(world, row, at)

    def posterior(self, near: Sequence[_World]) -> Posterior:
        """What all of them say together."""
        whole = sum(self._usual)
        level = sum(one.weight * one.level for one in near) / sum(one.weight for one in near)
        sessions, lifts = tuple(map(tuple, self._sessions)), tuple(lift / whole for lift in self._lifts)
        return Posterior(sessions=sessions, lifts=lifts, usual=tuple(self._usual), level=level)

    def _add(self, world: _World, kernel: Sequence[float], at: int) -> None:
        joint = [list(map(mul, kernel, held or _FLAT)) for held in world.likelihoods]
        wholes = [sum(one) for one in joint]
        weight = world.weight * prod(wholes)
        self._usual[at] += weight
        for number, (one, whole) in enumerate(zip(joint, wholes, strict=True)):
            share, own = weight / whole, self._sessions[number]
            for step, held in enumerate(one):
                own[step] += share * held
            self._lifts[number] += share * sum(map(mul, one, world.lifts[number]))


def _kernel(scatter: float) -> tuple[tuple[float, ...], ...]:
    """For each usual half-life, how likely a session's own ones are."""
    rows = [[exp(-0.5 * (log2(half / usual) / scatter) ** 2) for half in HALVES] for usual in HALVES]
    return tuple(tuple(held / sum(row) for held in row) for row in rows)


_FLAT = (1.0,) * len(HALVES)
_KERNELS = tuple(_kernel(scatter) for scatter in _SCATTER)
