"""The still hour of the pictures, and where in a course the drawn patient stands in it."""

from datetime import UTC, datetime

from companion.demo.patient import SEED, DemoPatient
from companion.home.ports import Stand

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
PATIENT = DemoPatient(SEED, NOW.date(), UTC)
TAB = Stand(promised=False, used=3_200_000, room=2_100_000_000, installed=False, ios=False)
IPHONE = Stand(promised=False, used=1_100_000, room=1_000_000_000, installed=False, ios=True)


class StillBrowser:
    """A browser that promises nothing."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    async def look(self) -> Stand:
        return self._stand

    async def ask(self) -> Stand:
        return self._stand


class StillClock:
    """Always a quarter to ten on the same Monday."""

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        import asyncio

        await asyncio.sleep(seconds)
