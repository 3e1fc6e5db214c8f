"""One local day as it was lived: what the numbers in Trends are made of."""

from datetime import date
from typing import NamedTuple


class LivedDay(NamedTuple):
    """The moods of one local day, in points from 0 to 10: their mean, the lowest and the highest, and how many there
    were. A day without a mood is absent: nothing is ever filled in."""

    day: date
    mood: float
    lowest: float
    highest: float
    entries: int = 1


class RatedDay(NamedTuple):
    """The mean of each rating on one local day, in points from 0 to 10; None where it was not set."""

    day: date
    mind_at_ease: float | None
    feeling: float | None
    getting_started: float | None
    clear_thinking: float | None
    closeness: float | None


class SessionMark(NamedTuple):
    """A session that took place: its number within its series, and its local day."""

    number: int
    day: date


ENOUGH = 5
"""Check-ins with a mood from which on there are charts (design language, States)."""
