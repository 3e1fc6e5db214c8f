"""What a browser promises about the journal that it keeps, and asking it for that once."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from companion.errors import NotKept

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Promise:
    """The browser's side of a session. Where no browser keeps the journal, nothing here does anything."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def look(self) -> None:
        """Show how it stands, soon, and ask where something is kept already, as by a tap on the first page."""
        if self._session.around.standing is not None:
            self._session.around.start(self._look())

    def ask_once(self) -> None:
        """Something is kept that must not be lost: ask the browser to promise that it clears nothing, once as a tab
        and once as an app on the home screen, where it thinks better of us."""
        stand, asked = self._session.shown.stand, self._session.shown.preferences.asked_to_keep
        if stand is not None and not stand.promised and asked != _form(stand.installed):
            self._session.around.start(self._ask())

    async def _look(self) -> None:
        standing = self._session.around.standing
        if standing is not None:
            self._session.show(stand=await standing.look())
            if self._session.shown.newest is not None:
                self.ask_once()

    async def _ask(self) -> None:
        standing, session = self._session.around.standing, self._session
        if standing is None:
            return
        stand = await standing.ask()
        session.show(stand=stand)
        if session.is_open:
            with suppress(NotKept):
                await session.choices.prefer(asked_to_keep=_form(stand.installed))


def _form(installed: bool) -> str:
    """In which form of the app the browser was asked."""
    return "installed" if installed else "tab"
