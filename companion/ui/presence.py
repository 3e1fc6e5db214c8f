"""Whether somebody looks: going out of sight, coming back, and locking when it was long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Presence:
    """What a session does when the window is hidden, left, seen again, or gone."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._left: datetime | None = None

    async def hidden(self) -> None:
        """The app went out of sight: keep the drafts now, and delete nothing that is not seen."""
        self._session.deleting.cancel()
        if self._session.is_open:
            await self._session.journal.flush()

    async def left(self) -> None:
        """Nobody looks any more: keep the drafts, and lock once it has been as long as the patient chose."""
        await self.hidden()
        if not self._session.shown.has_lock or self._left is not None:
            return
        self._left = left = self._session.around.clock.now()
        if self._limit:
            self._session.around.start(self._lock_later(left))
        else:
            await self._session.unlocking.lock_now()

    async def came_back(self) -> None:
        """Somebody looks again: lock if it was long, else draw what is true now.

        A device that slept, or a clock that was turned back, may have kept the timer from ending: the clock
        decides, and what it cannot tell counts as long ago.
        """
        left, self._left = self._left, None
        if left is not None and not timedelta(0) <= self._session.around.clock.now() - left < self._limit:
            await self._session.unlocking.lock_now()
        self._session.show()
        self._session.refresh()

    async def gone(self) -> None:
        """The window is gone for good."""
        self._session.deleting.cancel(quietly=True)
        try:
            await self.hidden()
            await self._session.unlocking.lock_now()
        finally:
            self._session.around.gone(self._session)

    @property
    def _limit(self) -> timedelta:
        return timedelta(minutes=self._session.shown.preferences.lock_after_minutes)

    async def _lock_later(self, left: datetime) -> None:
        await self._session.around.clock.sleep(self._limit.total_seconds())
        if self._left is left:
            await self._session.unlocking.lock_now()
