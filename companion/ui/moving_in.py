"""Moving in with a backup: the file, the twelve words, what was found, and a passphrase for this device.

The backup keeps its words and gets this device's passphrase before its first byte is kept here: a key that lay
beside it, even for a minute, might be found on the disk for long.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from companion.errors import BackupError, CompanionError
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.typed_words import words_in

if TYPE_CHECKING:
    from companion.ui.session_state import Session
    from companion.ui.surroundings import FoundBackup

log = logging.getLogger(__name__)


class MovingIn:
    """The steps. What was chosen, typed and opened lives here alone, and only while the steps are being taken."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.clear()

    def clear(self) -> None:
        """Forget everything that was chosen, typed and opened."""
        self.typed = ""
        self._raw = b""
        self._words: RecoveryWords | None = None
        self._opened: FoundBackup | None = None

    @property
    def under_way(self) -> bool:
        """True once a file was chosen."""
        return bool(self._raw)

    def entered(self, trail: navigation.Trail) -> None:
        """The patient is somewhere: where no step lies behind, the steps are over."""
        if self.under_way and navigation.MOVE_IN not in trail.routes:
            self.clear()
            self._session.show(backup=None)

    async def chosen(self, raw: bytes) -> None:
        """A file was chosen. One that is no backup is told at once."""
        self.clear()
        try:
            self._session.journal.backups.recognise(raw)
        except BackupError as error:
            self._refuse(error)
        else:
            self._raw = raw
            self._session.show(backup=None)
            self._session.go(navigation.MOVE_IN_WORDS)

    def type(self, text: str) -> None:
        """The words as typed so far. Not drawn: the field holds them already."""
        self.typed = text

    async def try_words(self) -> None:
        """Verify the backup whole, and show what it holds; or say why it does not open."""
        session, words = self._session, words_in(self._session, self.typed)
        if words is None or session.shown.busy:
            return
        session.show(busy=True, refusal="")
        try:
            self._opened = await session.journal.backups.open(self._raw, words)
        except CompanionError as error:
            self._refuse(error)
        else:
            self._words, self.typed = words, ""
            session.show(backup=self._opened)
            session.go(navigation.MOVE_IN_FOUND)
        finally:
            session.show(busy=False)

    def agree(self) -> None:
        """The patient wants it here: a passphrase for this device is chosen, and then it moves in."""
        if self._opened is not None:
            self._session.setting_lock.begin_for(self._move_in)

    async def _move_in(self, passcode: Passcode) -> None:
        """Raises NotBlank and NotKept; then nothing has changed, and it can be tried again."""
        session, opened, words = self._session, self._opened, self._words
        if opened is None or words is None or session.shown.busy:
            return
        session.show(busy=True, refusal="")
        try:
            await session.journal.backups.move_in(opened, passcode, words)
        finally:
            session.show(busy=False)
        session.setting_lock.clear()
        if session.is_open:  # not when another window has taken the journal meanwhile
            await self._settle(opened)

    async def _settle(self, opened: FoundBackup) -> None:
        """What the journal says of the device it came from is not true of this one. Raises NotKept."""
        session = self._session
        session.go(navigation.TODAY)
        session.foot.say("moved_in")
        here = {"asked_to_keep": "never", "offered_backup": False}
        backup = {"backed_up_on": opened.made_on, "backup_handed_over": False}  # it is there: it was just chosen
        await session.choices.prefer(welcomed=True, **here, **backup)
        session.promise.ask_once()

    def _refuse(self, error: CompanionError) -> None:
        log.warning("%s: %s", type(error).__name__, error)
        self._session.show(refusal=error.said)
