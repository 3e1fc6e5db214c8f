"""The demo patient's journals of one and of ten years, on a real disk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from companion.care.mood import CheckIn
from companion.demo.filling import fill
from companion.demo.patient import DemoPatient
from companion.home import desktop
from companion.home.ports import Home
from companion.store.journal import Journal

NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
PATIENT = DemoPatient.of_years(10, NOW.date(), UTC)


class StillClock:
    """The same moment in every run, so that every run reads the same month."""

    def now(self) -> datetime:
        return NOW

    async def sleep(self, seconds: float) -> None:
        raise NotImplementedError("nothing that is measured waits")


@dataclass(frozen=True)
class Years:
    """An open journal, its home and the folder that it lies in."""

    journal: Journal
    home: Home
    folder: Path

    def newest_bytes(self) -> bytes:
        """The sealed file as it was kept last."""
        return max(self.folder.glob("journal.?.sealed"), key=lambda path: path.stat().st_mtime_ns).read_bytes()


def last(years: int) -> list[CheckIn]:
    """The check-ins of the last years. Fewer years end with the very same ones."""
    first = NOW.date() - timedelta(days=365 * years)
    return [one for one in PATIENT.check_ins() if one.at.local_date >= first]


@asynccontextmanager
async def opened(years: int, within: Path) -> AsyncIterator[Years]:
    """A journal of so many years, made anew; it stays when it is closed."""
    folder = within / f"years-{years}"
    home = replace(desktop.at(folder), clock=StillClock())
    journal = await Journal.open(home, lambda trouble: None)
    try:
        await fill(journal, last(years), NOW.date())
        yield Years(journal, home, folder)
    finally:
        await journal.close()
