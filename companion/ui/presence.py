"""Whether somebody looks: going out of sight, coming back, and locking when it was long."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Presence:
    """What a session does when the window is hidden, left, seen again, or gone.

    Being out of sight and having lost its client are two things: a client that comes back to a hidden window
    does not make it seen.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._left: datetime | None = None
        self._why: set[Literal["hidden", "disconnected"]] = set()

    async def hidden(self) -> None:
        """The app may be out of sight soon: keep the drafts now, and delete nothing that is not seen."""
        self._session.deleting.cancel()
        if self._session.is_open:
            await self._session.journal.flush()

    async def left(self) -> None:
        """The app is out of sight: keep the drafts, and lock once it has been as long as the patient chose."""
        await self._leave("hidden")

    async def disconnected(self) -> None:
        """The window has lost its client, as when its page was closed."""
        await self._leave("disconnected")

    async def came_back(self) -> None:
        """The app is seen again: lock if it was long, else draw what is true now, and soon what was tapped in another
        tab meanwhile."""
        await self._return("hidden")
        self._session.around.start(self._take_in_taps())

    async def connected(self) -> None:
        """The window has a client again."""
        await self._return("disconnected")

    async def gone(self) -> None:
        """The window is gone for good."""
        self._session.deleting.cancel(quietly=True)
        try:
            await self.hidden()
        finally:
            try:
                await self._session.unlocking.lock_now()
            finally:
                self._session.around.gone(self._session)

    async def _leave(self, why: Literal["hidden", "disconnected"]) -> None:
        """Words that cannot be kept just now are no reason to stay open: they wait in memory behind the lock."""
        try:
            await self.hidden()
        finally:
            self._why.add(why)
            if self._left is None:
                await self._begin_to_be_away()

    async def _begin_to_be_away(self) -> None:
        self._left = left = self._session.around.clock.now()
        if self._limit:
            self._session.around.start(self._lock_later(left))
        else:
            await self._session.unlocking.lock_now()

    async def _return(self, why: Literal["hidden", "disconnected"]) -> None:
        """A device that slept, or a clock that was turned back, may have kept the timer from ending: the clock
        decides, and what it cannot tell counts as long ago."""
        self._why.discard(why)
        left = self._left
        if not self._why:
            self._left = None
        if left is not None and not timedelta(0) <= self._session.around.clock.now() - left < self._limit:
            await self._session.unlocking.lock_now()
        self._session.show()
        self._session.refresh()

    async def _take_in_taps(self) -> None:
        if self._session.is_open and await self._session.journal.take_in_taps():
            self._session.refresh()
            self._session.promise.ask_once()

    @property
    def _limit(self) -> timedelta:
        return timedelta(minutes=self._session.shown.preferences.lock_after_minutes)

    async def _lock_later(self, left: datetime) -> None:
        await self._session.around.clock.sleep(self._limit.total_seconds())
        if self._left is left:
            await self._session.unlocking.lock_now()
