"""The still hour of the pictures, and where in a course the drawn patient stands in it."""

from datetime import UTC, datetime

from companion.care.course import CourseDay
from companion.demo.patient import SEED, DemoPatient

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
COURSE = CourseDay(day=3, days=7, last=4, of=6, series="Introductory series")
PATIENT = DemoPatient(SEED, NOW.date(), UTC)


class StillClock:
    """Always a quarter to ten on the same Monday."""

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)
