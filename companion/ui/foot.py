"""Words at the foot of the screen: what was just done, and a way to take it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from companion.errors import NotKept
from companion.ui.shown import Toast

if TYPE_CHECKING:
    from companion.ui.session_state import Session

UNDO_SECONDS = 8.0
"""How long a word at the foot of the screen offers to take something back."""


class Foot:
    """The foot of a session's screen."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def say(self, text: str, undo: Callable[[], Awaitable[None]] | None = None) -> None:
        """Show a short text for `UNDO_SECONDS`, with Undo when there is something to take back."""
        toast = Toast(text, undo)
        self._session.show(toast=toast)
        self._session.around.start(self._let_fade(toast))

    async def undo(self) -> None:
        """Take back what is offered to be taken back, once. The words return when that failed."""
        toast = self._session.shown.toast
        if toast is None or toast.undo is None:
            return
        self._session.show(toast=None)
        try:
            await toast.undo()
        except NotKept:
            self.say(toast.text, toast.undo)
            raise
        self._session.kept()

    async def _let_fade(self, toast: Toast) -> None:
        await self._session.around.clock.sleep(UNDO_SECONDS)
        if self._session.shown.toast is toast:
            with suppress(RuntimeError):  # the window may be gone by now
                self._session.show(toast=None)
