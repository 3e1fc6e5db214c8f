"""Deleting everything: the word, five seconds in which it can be cancelled, and the end.

Nothing here reads the journal: it is there for somebody who cannot open it, too.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from companion.errors import CompanionError
from companion.ui import navigation
from companion.ui.guard import note

if TYPE_CHECKING:
    from companion.ui.session_state import Session

log = logging.getLogger(__name__)

WAIT_SECONDS = 5
"""How long everything is still there after the patient said to delete it."""


@dataclass(frozen=True)
class Deletion:
    """How far it has come: `typed` so far, whole seconds `left` while counting, and the key of the sentence
    that says why it failed."""

    stage: Literal["asking", "counting", "erasing", "failed"] = "asking"
    typed: str = ""
    left: int = 0
    refusal: str = ""

    def agrees(self, word: str) -> bool:
        """True when `word` was typed. Case and spaces do not matter."""
        return _bare(self.typed) == _bare(word)


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


class DeletingEverything:
    """The way to the end. Whoever leaves the screen, or the app, has cancelled."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._turn = 0

    def type(self, text: str) -> None:
        """The word as typed so far."""
        if self._now.stage == "asking":
            self._show(typed=text)

    def start(self, word: str) -> None:
        """Begin to count, once, if `word` was typed."""
        if self._now.stage == "asking" and self._now.agrees(word):
            self._turn += 1
            self._show(stage="counting", left=WAIT_SECONDS)
            self._session.around.start(self._count(self._turn))

    def cancel(self, quietly: bool = False) -> None:
        """Keep everything; `quietly` where nothing can be drawn. Too late once the last second is over."""
        if self._now.stage != "erasing" and self._now != Deletion():
            self._turn += 1
            self._session.show(quietly, deletion=Deletion())

    def entered(self, trail: navigation.Trail) -> None:
        """The patient is somewhere: anywhere else than on the screen that counts, nothing is deleted."""
        if trail.here != navigation.DELETE_ALL:
            self.cancel()

    async def try_again(self) -> None:
        """Go on where it failed."""
        if self._now.stage == "failed":
            await self._erase()

    async def _count(self, turn: int) -> None:
        for left in range(WAIT_SECONDS - 1, -1, -1):
            await self._session.around.clock.sleep(1)
            if turn != self._turn or self._now.stage != "counting":
                return
            if left:
                self._show(left=left)
        await self._erase()

    async def _erase(self) -> None:
        self._show(stage="erasing", left=0)
        try:
            await self._session.erase_everything()
        except CompanionError as error:
            log.warning("%s: %s", type(error).__name__, error)
            self._show(stage="failed", refusal=error.said)
        except Exception as error:
            note(error)
            self._show(stage="failed", refusal=CompanionError.said)
        else:
            self._session.show(deletion=Deletion())

    @property
    def _now(self) -> Deletion:
        return self._session.shown.deletion

    def _show(self, **changes: Any) -> None:
        self._session.show(deletion=replace(self._now, **changes))
