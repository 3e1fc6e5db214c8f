"""What Trends shows: the numbers of each card, and how much of the past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # read when Trends is opened: the first frame must not wait for them
    from companion.care.after_sessions import AfterSessions
    from companion.care.four_signals import Signal
    from companion.care.mood_trend import MoodTrend
    from companion.care.response import Response
    from companion.care.steadiness import Steadiness

Span = Literal["weeks_2", "weeks_6", "all"]
SPANS: tuple[Span, ...] = ("weeks_2", "weeks_6", "all")


@dataclass(frozen=True)
class TrendsShown:
    """`mood` is None until there are five check-ins, and then nothing else is shown either. `lasted` is None before
    the first session, and while it is being worked out (`working`)."""

    mood: MoodTrend | None = None
    after: AfterSessions | None = None
    steady: Steadiness | None = None
    signals: tuple[Signal, ...] = ()
    lasted: Response | None = None
    working: bool = False
