"""How the demo patient's sixteen weeks go: usual weeks, a hard stretch, low ones, then four sessions.

Invented to look like a course of treatment, so that every screen has something to show. No figure here
says how anybody will do.
"""

from math import exp

DAYS = 16 * 7
"""Days of the demo, numbered from 0. It begins again after these, for a patient of years."""

SESSIONS = (88, 95, 102, 109)
"""Days of the four sessions so far, a week apart. Today, day 112, is the third day after the last."""

HARD_STRETCH = range(28, 42)
"""Two weeks that are harder than those before and after."""

_USUAL, _LOW = 4.4, 2.9
_LIFT, _LIFT_FADES = 2.4, 2.6
_GAIN, _GAIN_FADES = 0.9, 80.0
_DIP = 1.9


def level(day: int) -> float:
    """The mood, in points from 0 to 10, that the day of this number is about."""
    usual = _USUAL if day < HARD_STRETCH.start else _LOW
    return max(0.5, min(9.5, usual + _of_sessions(day) - _of_the_hard_stretch(day)))


def _of_sessions(day: int) -> float:
    """Each session lifts for some days, and leaves a little for weeks."""
    since = [day - session for session in SESSIONS if session <= day]
    quick = _LIFT * exp(-min(since, default=1000) / _LIFT_FADES)
    return quick + sum(_GAIN * exp(-days / _GAIN_FADES) for days in since)


def _of_the_hard_stretch(day: int) -> float:
    """It comes over three days and goes as slowly."""
    inside = min(day - HARD_STRETCH.start + 1, HARD_STRETCH.stop - day)
    return _DIP * max(0.0, min(1.0, inside / 3))
