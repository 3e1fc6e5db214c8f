"""Words in fields that are kept as they are typed, until they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Wording:
    """Fields have addresses, such as `goal/ID` or `course/supports`. What is typed is sealed within two seconds and is
    found again after a lock, a kill or a change of windows; saving lets it go."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, address: str, kept: str = "") -> str:
        """What stands in a field: the words on their way, or what is kept."""
        half = self._session.journal.course.half_written(address) if self._session.is_open else None
        return kept if half is None else half

    def write(self, address: str, words: str) -> None:
        """The words of a field as typed so far. Nothing is drawn: the field holds them already."""
        self._session.journal.course.hold(address, words)

    def saved(self, *addresses: str) -> None:
        """The words of these fields are saved, or were given up."""
        kept = self._session.journal.course
        for address in addresses:
            half = kept.half_written(address)
            if half is not None:
                kept.let_go(address, half)
