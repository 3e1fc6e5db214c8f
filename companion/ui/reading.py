"""What the Journal does: a month, a year, a search, one entry, and the way back for deleted ones."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any

from companion.ui import navigation

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Reading:
    """The journal side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of_this_route(self) -> dict[str, Any]:
        """What the present route needs, read from the journal."""
        journal, shown = self._session.journal, self._session.shown
        first, last = shown.month, shown.month.replace(day=monthrange(shown.month.year, shown.month.month)[1])
        route = shown.trail.behind_sheet
        record = navigation.record_in(route)
        is_entry = record is not None and record[0] == navigation.ENTRY
        in_year = shown.trail.here == navigation.YEAR
        year = (shown.year_number if in_year else 0) or shown.month.year
        # These two look at every check-in there is: only where they are drawn, or Today slows with the years.
        in_sheet = any(walked.startswith(navigation.CHECK_IN) for walked in shown.trail.routes)
        with_deleted = not {navigation.SETTINGS, navigation.DELETED}.isdisjoint(shown.trail.routes)
        with_visits = any(walked.startswith(navigation.VISIT) for walked in shown.trail.routes)
        with_sheets = not {navigation.QUESTIONNAIRES, navigation.TRENDS}.isdisjoint(shown.trail.routes)
        return {
            "sheets": journal.sheets.all() if with_sheets else (),
            "offered": self._session.answering.offered() if shown.trail.tab == navigation.TODAY else shown.offered,
            "visits": journal.course.visits() if with_visits else shown.visits,
            "tags": journal.tags() if in_sheet else shown.tags,
            "deleted": journal.deleted() if with_deleted else (),
            "entries": journal.between(first, last),
            "entry": journal.check_in(record[1]) if record and is_entry else None,
            "found": journal.search(shown.words) if shown.words.strip() else None,
            "year_number": year if in_year else 0,
            "year": journal.between(date(year, 1, 1), date(year, 12, 31)) if in_year else (),
        }

    def search(self, words: str) -> None:
        """Look for words in notes, as they are typed; no words end the search."""
        self._session.show(words=words)
        self._session.refresh()

    def see(self, month: date) -> None:
        """Show a month in the Journal."""
        self._session.show(month=month.replace(day=1))
        self._session.go(navigation.JOURNAL)
        self._session.refresh()

    def turn_year(self, by: int) -> None:
        """Look at the year before (-1) or after (1); the Journal's month stays."""
        self._session.show(year_number=self._session.shown.year_number + by)
        self._session.refresh()

    async def delete(self, id: str) -> None:
        """Move an entry to "recently deleted", with Undo."""
        session = self._session
        await session.journal.delete(id)
        if session.shown.trail.here == f"{navigation.ENTRY}/{id}":  # a double tap goes back once
            session.back()
        session.kept()
        session.foot.say("deleted", lambda: session.journal.put_back(id))

    async def put_back(self, id: str) -> None:
        """Take an entry out of "recently deleted"."""
        await self._session.journal.put_back(id)
        self._session.kept()

    async def erase(self, id: str) -> None:
        """Erase an entry for good."""
        await self._session.journal.erase(id)
        self._session.kept()
