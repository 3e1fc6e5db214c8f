"""The four signals that the founding article names (its section 7), each beside the patient's own earlier weeks.

How much is a difference is a product choice and needs clinician review: nothing here says what it means.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.lived_day import LivedDay, RatedDay
from companion.care.steadiness import day_to_day

Name = Literal["steady_mood", "easing", "motivation", "closeness"]
Direction = Literal["easier", "same", "harder"]
_RATINGS: dict[Name, tuple[str, ...]] = {
    "easing": ("mind_at_ease", "feeling"),
    "motivation": ("getting_started", "clear_thinking"),
    "closeness": ("closeness",),
}
_RECENT, _BEFORE = 14, 28
"""Local days: the last ones, and those before the series, or before the last ones."""

_LEAST_DAYS = 5
_DIFFERS = 1.0
"""Points."""


class Signal(BaseModel):
    """One signal: its mean in points over the last two weeks and over the earlier four, and how it compares. Each is
    None when fewer than five days are known. For `steady_mood` the mean is of the steps from day to day, where less
    is easier."""

    model_config = ConfigDict(frozen=True)

    name: Name
    now: float | None
    before: float | None

    @property
    def direction(self) -> Direction | None:
        """Easier, harder, or about the same."""
        if self.now is None or self.before is None:
            return None
        gain = (self.before - self.now) if self.name == "steady_mood" else self.now - self.before
        least = _DIFFERS / 2 if self.name == "steady_mood" else _DIFFERS
        return "easier" if gain >= least else "harder" if gain <= -least else "same"


def four_signals(
    moods: Sequence[LivedDay], ratings: Sequence[RatedDay], series_began: date | None, today: date
) -> tuple[Signal, ...]:
    """The four, in the article's order. Earlier weeks are those before the series began, or before the last two."""
    recent = (today - timedelta(days=_RECENT - 1), today)
    ends = min(series_began or recent[0], recent[0]) - timedelta(days=1)
    before = (ends - timedelta(days=_BEFORE - 1), ends)
    steady = Signal(name="steady_mood", now=_steps(moods, recent), before=_steps(moods, before))
    rated = (
        Signal(name=name, now=_mean(ratings, of, recent), before=_mean(ratings, of, before))
        for name, of in _RATINGS.items()
    )
    return (steady, *rated)


def _steps(moods: Iterable[LivedDay], within: tuple[date, date]) -> float | None:
    return day_to_day([one for one in moods if within[0] <= one.day <= within[1]])


def _mean(ratings: Iterable[RatedDay], of: tuple[str, ...], within: tuple[date, date]) -> float | None:
    """The mean of the days on which at least one of these ratings was set."""
    days = [
        sum(held) / len(held)
        for one in ratings
        if within[0] <= one.day <= within[1]
        and (held := [value for name in of if (value := getattr(one, name)) is not None])
    ]
    return sum(days) / len(days) if len(days) >= _LEAST_DAYS else None
