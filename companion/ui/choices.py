"""What the patient chooses about the app, and what opening has to tell until it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.ui import navigation
from companion.ui.surroundings import Journal

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Choices:
    """The patient's choices in a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def begin(self) -> None:
        """The patient has been welcomed. Raises NotKept."""
        await self.prefer(welcomed=True)

    async def prefer(self, **choices: object) -> None:
        """Keep some of the patient's choices and show them at once. Raises NotKept."""
        await self._session.journal.prefer(**choices)
        self._session.refresh()

    async def choose_country(self, country: str) -> None:
        """Show the crisis lines of another country: from now on, or for this time while the journal is closed."""
        session = self._session
        if session.is_open:
            await self.prefer(country=country)
        else:
            session.show(preferences=session.shown.preferences.model_copy(update={"country": country}))
        if session.shown.trail.here == navigation.COUNTRY:  # not when a double tap has led back already
            session.back()

    def understood(self) -> None:
        """The patient has read what opening had to tell."""
        self._session.journal.understood()
        self._session.show(notices=())


def notices_of(journal: Journal) -> tuple[str, ...]:
    """Keys of what opening has to tell."""
    told = (
        ("notices.set_aside", journal.set_aside),
        ("notices.drafts_set_aside", journal.drafts_set_aside),
        ("notices.older", journal.older == "older"),
        ("notices.gone", journal.older == "gone"),
        ("notices.old_copies", journal.lock.is_set and not journal.lock.is_whole),
        ("notices.tap_unread", journal.tap_unread),
    )
    return tuple(key for key, true in told if true)
