"""What an open journal tells: check-ins, people and choices, each in one call."""

from datetime import date

from companion.care.lived_day import LivedDay, RatedDay
from companion.care.mood import CheckIn, DeletedCheckIn
from companion.care.people import Person
from companion.care.preferences import Preferences
from companion.store import checkins, people, preferences, recently_deleted, search, trends
from companion.store.store import Store

SEARCH_SHOWS = 100
"""The most check-ins that one search answers with."""


class JournalReading:
    """The reading half of a journal; `Journal` adds the changes."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check_in(self, id: str) -> CheckIn | None:
        """One check-in, deleted or not."""
        return checkins.by_id(self._store.reading, id)

    def between(self, first: date, last: date) -> tuple[CheckIn, ...]:
        """Check-ins lived from `first` to `last` (local days, both included), newest first."""
        return checkins.between(self._store.reading, first, last)

    def newest(self, limit: int) -> tuple[CheckIn, ...]:
        """The newest check-ins, newest first."""
        return checkins.newest(self._store.reading, limit)

    def search(self, words: str) -> tuple[CheckIn, ...]:
        """Check-ins whose note holds all `words`, newest first, at most `SEARCH_SHOWS`."""
        ids = search.ids_with(self._store.reading, words, SEARCH_SHOWS)
        return checkins.with_ids(self._store.reading, ids)

    def moods(self, first: date, last: date) -> tuple[LivedDay, ...]:
        """The moods of each local day from `first` to `last`, both included, oldest first."""
        return trends.moods(self._store.reading, first, last)

    def mood_blocks(self, first: date, last: date, size: int) -> tuple[LivedDay, ...]:
        """The same in blocks of `size` days, each as if it were its first day."""
        return trends.blocks(self._store.reading, first, last, size)

    def ratings(self, first: date, last: date) -> tuple[RatedDay, ...]:
        """The mean of each rating on each of these days, oldest first."""
        return trends.ratings(self._store.reading, first, last)

    def first_mood(self) -> date | None:
        """The local day of the first mood; None when there is none."""
        return trends.first_mood(self._store.reading)

    def tags(self) -> tuple[str, ...]:
        """Tags in use, most used first."""
        return checkins.tags_in_use(self._store.reading)

    def deleted(self) -> tuple[DeletedCheckIn, ...]:
        """What waits in "recently deleted", last deleted first."""
        return recently_deleted.all_of(self._store.reading)

    def people(self) -> tuple[Person, ...]:
        """Whom the patient wants to reach, in order."""
        return people.all_of(self._store.reading)

    def preferences(self) -> Preferences:
        """The patient's choices."""
        return preferences.load(self._store.reading)
