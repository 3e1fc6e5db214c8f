"""The demo patient: sixteen weeks that nobody lived, the same for the same seed and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random
from typing import Self

from companion.care.mood import CheckIn, Noticed, Signals
from companion.demo import notes, weeks
from companion.demo.day import Days, check_in

SEED = 576


@dataclass(frozen=True)
class DemoPatient:
    """Plainly fictional. `today` is the day after the last full one; `days` is how many there are before."""

    seed: int
    today: date
    zone: tzinfo
    days: int = weeks.DAYS

    @classmethod
    def of_years(cls, years: int, today: date, zone: tzinfo, seed: int = SEED) -> Self:
        """Years of the same sixteen weeks over and over, for measuring."""
        return cls(seed, today, zone, days=365 * years)

    def check_ins(self) -> tuple[CheckIn, ...]:
        """Everything up to yesterday, oldest first."""
        return tuple(self._lived())

    def this_morning(self) -> CheckIn:
        """Today's, with most of the sheet filled in, as in the drawn design."""
        signals = Signals(mind_at_ease=6, feeling=7, clear_thinking=5, closeness=8)
        tags = ("Outside", "With people")
        noticed = Noticed(mood=7, signals=signals, sleep_hours=6.5, tags=tags, note=notes.REAL_COFFEE)
        return self._check_in(self.today, time(8, 12), noticed)

    def _lived(self) -> Iterator[CheckIn]:
        days, drawn = Days(Random(self.seed), self.zone, self._name), self._drawn()
        for ago in range(self.days, 0, -1):
            day = self.today - timedelta(days=ago)
            lived = days.live(day, -ago % weeks.DAYS)
            yield from (drawn[day],) if day in drawn else lived

    def _drawn(self) -> dict[date, CheckIn]:
        """The last days, as in the drawn design: they are there whatever the dice say."""
        sunday = self.today - timedelta(days=self.today.isoweekday())
        said = {
            self.today - timedelta(days=3): Noticed(mood=7, note=notes.WIDE_FIELD),
            self.today - timedelta(days=2): Noticed(mood=9),
            sunday: Noticed(mood=7, note=notes.SOUP),
        }
        return {day: self._check_in(day, time(13, 5), noticed) for day, noticed in said.items()}

    def _check_in(self, day: date, at: time, noticed: Noticed) -> CheckIn:
        return check_in(self._name, datetime.combine(day, at, self.zone), noticed)

    @property
    def _name(self) -> str:
        return f"demo patient {self.seed}"
