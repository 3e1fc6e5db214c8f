"""Pausing everything: one tap, and one tap back. Nothing is counted meanwhile, so nothing is told afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Pausing:
    """The quiet side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def turn(self) -> None:
        """Pause, or come back. Raises NotKept."""
        await (self.come_back() if self._session.shown.preferences.paused else self.pause())

    async def pause(self) -> None:
        """Ask nothing and remind of nothing from now on, with Undo. Raises NotKept."""
        await self._session.choices.prefer(paused=True)
        self._session.foot.say("paused", lambda: self._session.journal.prefer(paused=False))

    async def come_back(self) -> None:
        """Ask again. Raises NotKept."""
        await self._session.choices.prefer(paused=False)
        self._session.foot.say("welcome_back")
