"""How the demo patient's sixteen weeks go: before, six sessions, fading, a hard stretch, recovery.

Invented to look like a course of treatment, so that every screen has something to show. No figure here
says how anybody will do.
"""

from math import exp

DAYS = 16 * 7
"""Days of the demo, numbered from 0. It begins again after these, for a patient of years."""

SESSIONS = (28, 31, 35, 38, 42, 45)
"""Days of the six sessions: within three weeks."""

HARD_STRETCH = range(75, 89)
"""Two weeks that are harder than those before and after."""

_BEFORE = 3.0
_LIFT, _LIFT_FADES = 2.8, 2.0
_GAIN, _GAIN_FADES = 0.45, 80.0
_DIP = 2.6
_RECOVERED, _RECOVERS_IN = 2.8, 3.0


def level(day: int) -> float:
    """The mood, in points from 0 to 10, that the day of this number is about."""
    return max(0.5, min(9.5, _BEFORE + _of_sessions(day) - _of_the_hard_stretch(day) + _of_recovery(day)))


def _of_sessions(day: int) -> float:
    """Each session lifts for some days, and leaves a little for weeks."""
    since = [day - session for session in SESSIONS if session <= day]
    quick = _LIFT * exp(-min(since, default=1000) / _LIFT_FADES)
    return quick + sum(_GAIN * exp(-days / _GAIN_FADES) for days in since)


def _of_the_hard_stretch(day: int) -> float:
    """It comes over three days and goes as slowly."""
    inside = min(day - HARD_STRETCH.start + 1, HARD_STRETCH.stop - day)
    return _DIP * max(0.0, min(1.0, inside / 3))


def _of_recovery(day: int) -> float:
    middle = HARD_STRETCH.stop + 3
    return _RECOVERED / (1 + exp(-(day - middle) / _RECOVERS_IN))
