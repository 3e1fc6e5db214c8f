"""While the journal is locked: the passphrase, the recovery words, the wait after wrong ones, and locking again."""

from __future__ import annotations

import logging
import math
from typing import TYPE_CHECKING

from companion.errors import CompanionError, WrongSecret
from companion.secret import Secret
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.typed_words import words_in

if TYPE_CHECKING:
    from companion.ui.session_state import Session

log = logging.getLogger(__name__)


class Unlocking:
    """The lock's side of a session. What is typed lives here, and only until it was tried."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counting = False
        self._typed_at = session.shown.trail.under_help
        self.typed = ""

    def entered(self, trail: navigation.Trail) -> None:
        """The patient is on another screen, Help now left out: a secret typed on one never shows on the next."""
        if trail.under_help != self._typed_at:
            self._typed_at, self.typed = trail.under_help, ""
            self._session.setting_lock.typed = ""
            self._session.show(refusal="")

    def type(self, text: str) -> None:
        """The passphrase or the words as typed so far. Not drawn: the field holds them already."""
        self.typed = text

    async def try_passphrase(self) -> None:
        """Open the journal with what was typed, or say that it does not open."""
        if self.typed and not self._session.shown.unlocking:
            await self._try(Passcode(text=self.typed))

    async def try_words(self) -> None:
        """Open the journal with the recovery words that were typed. A typo is told as one."""
        if self._session.shown.unlocking:
            return
        words = words_in(self._session, self.typed)
        if words is not None:
            await self._try(words)

    async def shown_locked(self) -> None:
        """The journal is locked: show that, and how long to wait."""
        self._session.show(phase="locked", refusal="")
        await self.count_down()

    # Locking again

    async def lock_now(self) -> None:
        """Lock the journal and put away everything that was shown of it, and what was typed to open it."""
        session = self._session
        if session.is_open and session.journal.lock.is_set:
            await session.around.lock_journal(session)
            session.put_away("locked")
            await session.show_what_may_be_seen()
            await self.shown_locked()
        elif session.shown.phase == "locked":
            self._forget()
            session.show(refusal="")

    def _forget(self) -> None:
        """Let go of what was typed, and have a new field drawn, empty."""
        self.typed = ""
        self._session.show(tries=self._session.shown.tries + 1)

    async def _try(self, secret: Secret) -> None:
        session = self._session
        session.show(unlocking=True, refusal="")
        try:
            await session.unlock(secret)
        except CompanionError as error:
            await self._stays_locked(secret, error)
        else:
            self._opened(secret)
        finally:
            session.show(unlocking=False)

    def _opened(self, secret: Secret) -> None:
        session, self.typed = self._session, ""
        if session.shown.trail.here == navigation.RECOVERY:
            session.back()
        if isinstance(secret, RecoveryWords):
            session.show(notices=(*session.shown.notices, "notices.opened_by_words"))

    async def _stays_locked(self, secret: Secret, error: CompanionError) -> None:
        log.warning("%s: %s", type(error).__name__, error)
        words_are_others = isinstance(error, WrongSecret) and isinstance(secret, RecoveryWords)
        if isinstance(secret, Passcode):
            self._forget()
        self._session.show(refusal="errors.wrong_words" if words_are_others else error.said)
        await self.count_down()

    async def count_down(self) -> None:
        """Show the wait, if there is one, and let it run down a second at a time."""
        left = math.ceil(await self._session.around.seconds_to_wait())
        self._session.show(wait_seconds=left)
        if left and not self._counting:
            self._counting = True
            self._session.around.start(self._tick())

    async def _tick(self) -> None:
        try:
            while self._session.shown.wait_seconds:
                await self._session.around.clock.sleep(1)
                left = math.ceil(await self._session.around.seconds_to_wait())
                typing = self._session.shown.trail.under_help == navigation.RECOVERY
                self._session.show(quietly=typing, wait_seconds=left)  # drawn anew, a field may lose its last letters
        finally:
            self._counting = False
