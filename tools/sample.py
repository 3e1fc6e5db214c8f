"""Plainly fictional check-ins for pictures: a November with gaps, as no real person lived it."""

import uuid
from datetime import UTC, datetime, timedelta

from companion.care.course import CourseDay
from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, Signals

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
COURSE = CourseDay(day=3, days=7, last=4, of=6, series="Introductory series")

_MOODS = (5, 3, 3, 3, 3, 5, 7, 7, None, 5, 5, 3, 7, 7, 7, None, 5, 5, 5, 7, 9, 7)  # 1 to 22 November
_NOTES = {
    20: "A wide field.",
    22: "Sunday soup with a friend. Laughed twice.",
    23: "Woke before the alarm and did not mind. Made real coffee.",
}


class StillClock:
    """Always a quarter to ten on the same Monday."""

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)


def november() -> list[CheckIn]:
    """A check-in a day, two days left out."""
    first = datetime(2026, 11, 1, 13, 5, tzinfo=UTC)
    days = [(number + 1, mood) for number, mood in enumerate(_MOODS) if mood is not None]
    return [_check_in(first + timedelta(days=day - 1), mood, _NOTES.get(day, "")) for day, mood in days]


def this_morning() -> CheckIn:
    """Today's, with most of the sheet filled in."""
    signals = Signals(mind_at_ease=6, feeling=7, clear_thinking=5, closeness=8)
    noticed = Noticed(mood=7, signals=signals, sleep_hours=6.5, tags=("Outside", "With people"), note=_NOTES[23])
    return CheckIn(id=uuid.UUID(int=23).hex, at=Moment.of(NOW.replace(hour=8, minute=12)), noticed=noticed)


def _check_in(at: datetime, mood: int, note: str) -> CheckIn:
    return CheckIn(id=uuid.UUID(int=at.day).hex, at=Moment.of(at), noticed=Noticed(mood=mood, note=note))
