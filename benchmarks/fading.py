"""How long it lasted, on patients who do not exist and whose half-life is known.

Each has 28 days before, six sessions, the next after 3 to 7 days, and three weeks after the last. The lift after each
is between 2 and 4 points on a level between 2.5 and 5.5; the noise is that of the watcher's simulations: standard
deviation .8 to 2.2, clinging 0 to .6 a day, 10 to 40% of days missing, half of them in runs, whole points from 0 to
10. The oracle is the same estimator told the standard deviation and how much clings.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from random import Random
from statistics import median

from companion.care.lived_day import LivedDay, SessionMark
from companion.care.response import SHARE, Length, response

SEED, HALVES = 2026, (2.0, 5.0, 10.0, 20.0)
BEFORE, SESSIONS, WATCHED = 28, 6, 21
FIRST = date(2026, 1, 1)


@dataclass(frozen=True)
class Patient:
    """What was entered, when the sessions were, and the truth: the half-life, and of the noise its standard deviation
    and how much of it clings."""

    days: tuple[LivedDay, ...]
    sessions: tuple[SessionMark, ...]
    today: date
    half: float
    spread: float
    phi: float


@dataclass(frozen=True)
class Judged:
    """One half-life: which share was spoken of, how often the interval held the truth then, and its median width
    beside the oracle's for the same ones."""

    spoken: float
    held: float
    width: float
    oracle: float


def patient(dice: Random, half: float, watched: int = WATCHED) -> Patient:
    """A patient with this half-life, who is watched for so many days after the last session."""
    level, spread, phi = dice.uniform(2.5, 5.5), dice.uniform(0.8, 2.2), dice.uniform(0, 0.6)
    gaps = [dice.randint(3, 7) for _ in range(SESSIONS - 1)]
    starts = [BEFORE + sum(gaps[:number]) for number in range(SESSIONS)]
    lifts = [dice.uniform(2, 4) for _ in starts]
    away, noise, days = _away(dice, dice.uniform(0.1, 0.4)), dice.gauss(0, spread), []
    for number in range(starts[-1] + watched + 1):
        noise = phi * noise + dice.gauss(0, spread * sqrt(1 - phi * phi))
        since = [(number - start, lift) for start, lift in zip(starts, lifts, strict=True) if start <= number]
        lifted = since[-1][1] * 2 ** (-since[-1][0] / half) if since else 0.0
        if not away():
            points = float(round(min(10, max(0, level + lifted + noise))))
            days.append(LivedDay(FIRST + timedelta(days=number), points, points, points))
    marks = tuple(SessionMark(number, FIRST + timedelta(days=start)) for number, start in enumerate(starts, 1))
    return Patient(tuple(days), marks, FIRST + timedelta(days=starts[-1] + watched), half, spread, phi)


def _away(dice: Random, share: float) -> Callable[[], bool]:
    """Tells for each day in turn whether it is missing: half of them alone, half in runs of 2.5 days in the mean."""
    left = [0]

    def missing() -> bool:
        if left[0]:
            left[0] -= 1
            return True
        if dice.random() < share / 2 / 2.5:
            while dice.random() < 1 - 1 / 2.5:
                left[0] += 1
            return True
        return dice.random() < share / 2

    return missing


def judged(half: float, patients: int, seed: int, watched: int = WATCHED) -> tuple[Judged, Judged]:
    """How single sessions, and the usual length, come out for this half-life."""
    dice = Random(seed * 1000 + int(half * 10))
    sessions: list[tuple[Length, Length]] = []
    usual: list[tuple[Length, Length]] = []
    for one in (patient(dice, half, watched) for _ in range(patients)):
        ours, oracle = response(one.days, one.sessions, one.today), _oracle(one)
        assert ours is not None
        sessions += [(own.length, known) for own, known in zip(ours.sessions, oracle[0], strict=True)]
        usual.append((ours.usual, oracle[1]))
    return _judge(sessions, half), _judge(usual, half)


def _oracle(one: Patient) -> tuple[list[Length], Length]:
    """The same answers from somebody who knows the noise."""
    known = response(one.days, one.sessions, one.today, phis=(one.phi,), spreads=(one.spread,))
    assert known is not None
    return [own.length for own in known.sessions], known.usual


def _judge(pairs: list[tuple[Length, Length]], half: float) -> Judged:
    spoken = [(ours, oracle) for ours, oracle in pairs if ours.spoken]
    if not spoken:
        return Judged(0, 1, 0, 0)
    return Judged(
        spoken=len(spoken) / len(pairs),
        held=sum(ours.from_days <= half <= ours.until_days for ours, _ in spoken) / len(spoken),
        width=median(ours.until_days - ours.from_days for ours, _ in spoken),
        oracle=median(oracle.until_days - oracle.from_days for _, oracle in spoken),
    )


def main(patients: int, seed: int) -> int:
    """Print the table. Returns 1 when a promise does not hold."""
    print(f"{patients} simulated patients a half-life, seed {seed}; {100 - 200 * SHARE:.0f}% of the weight")
    print("half-life  of             spoken  held   width  oracle  ratio")
    broken = False
    for half in HALVES:
        for name, one in zip(("each session", "usually"), judged(half, patients, seed), strict=True):
            ratio = one.width / one.oracle if one.oracle else 0
            found = f"{one.spoken:6.0%} {one.held:6.1%} {one.width:6.1f} {one.oracle:6.1f} {ratio:6.2f}"
            print(f"{half:6.0f} d   {name:13} {found}")
            broken |= one.held < 0.9 or ratio > 2 or (half <= 5 and one.spoken < 0.5)
    session, usual = judged(5.0, patients, seed, watched=5)
    print(
        f"five days after the last session (5 d): sessions {session.spoken:.0%} spoken of, usually {usual.spoken:.0%}"
    )
    return int(broken)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300, int(sys.argv[2]) if len(sys.argv) > 2 else SEED))
