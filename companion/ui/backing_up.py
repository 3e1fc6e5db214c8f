"""Making a backup: one tap, one file, and the day it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from companion.device.ports import Saved
from companion.ui import navigation

if TYPE_CHECKING:
    from companion.ui.session_state import Session

_TOASTS = {Saved.DONE: "backup_saved", Saved.HANDED_OVER: "backup_handed_over"}


class BackingUp:
    """The backup side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set_words(self) -> None:
        """Lead through setting the lock, whose words open a backup, and back here."""
        self._session.setting_lock.begin(end_at=navigation.BACKUP)

    async def make(self) -> None:
        """Make a backup and hand it to the patient. Raises WordsMissing, NotHandedOver, and NotKept when only its day
        could not be noted."""
        session = self._session
        if session.shown.busy:
            return
        session.show(busy=True, trouble="")
        try:
            saved = await self._saved()
        finally:
            session.show(busy=False)
        if saved is Saved.TURNED_BACK:
            return
        session.foot.say(_TOASTS[saved])
        if session.is_open:  # a phone's dialog takes the app out of sight, and it may have locked
            handed_over = saved is Saved.HANDED_OVER
            await session.choices.prefer(backed_up_on=session.now().local_date, backup_handed_over=handed_over)

    async def put_offer_away(self) -> None:
        """The patient has seen the offer of an early backup. Raises NotKept."""
        await self._session.choices.prefer(offered_backup=True)

    async def _saved(self) -> Saved:
        raw = await self._session.journal.backups.make()
        day = self._session.now().local_date.isoformat()
        return await self._session.around.device.files.save(f"companion-backup-{day}.companion", raw)
