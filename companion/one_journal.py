"""One journal, lent to one window at a time, and locked when nobody looks at it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from companion.care.before_unlock import BeforeUnlock
from companion.errors import Locked, NotKept
from companion.home.ports import Home
from companion.ui.session_state import Session

if TYPE_CHECKING:  # SQLAlchemy takes a third of the start: the first frame must not wait for it
    from companion.secret import Secret
    from companion.store.journal import Journal


class Window(Protocol):
    """Where a session is drawn."""

    @property
    def is_watched(self) -> bool:
        """False while it has no client; it draws anew when one comes back."""

    def in_turn(self, work: Callable[[], None]) -> None:
        """Do work as a handler of this window would, so that it is drawn there."""

    async def end(self) -> None:
        """Forget a window without a client and what it last showed; a client that comes back begins anew."""


class OneJournal:
    """The journal of this process, opened once and lent to one window at a time: the newest that asks.

    Two windows at work on the same words would lose some. The window that had the journal is told, in a
    turn of its own, since Flet draws for the page whose turn it is. A locked journal is lent only to a window
    that brought its passcode or words, even while it is open for another one.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal: Journal | None = None
        self._opening = asyncio.Lock()
        self._holder: tuple[Session, Window] | None = None

    @property
    def journal(self) -> Journal | None:
        """The journal, while it is open."""
        return self._journal

    async def before_unlock(self) -> BeforeUnlock | None:
        """What may be seen while the journal is locked; None when nothing was ever chosen."""
        from companion.store.help_file import HelpFile

        return await HelpFile(self._home).load()

    async def seconds_to_wait(self) -> float:
        """How long the next passcode must wait after wrong ones."""
        from companion.store.attempts import Attempts

        return await Attempts(self._home).seconds_left()

    async def lend(self, session: Session, window: Window, secret: Secret | None = None) -> Journal:
        """The journal, for this window from now on. Raises what `Journal.open` raises."""
        from companion.store.journal import Journal

        async with self._opening:
            if self._journal is None:
                self._journal = await Journal.open(self._home, self._tell, secret)
            else:
                await self._show_to(self._journal, session, secret)
            before, self._holder = self._holder, (session, window)
        if before is not None and before[0] is not session:
            await _take_from(*before, private=self._journal.lock.is_set)
        return self._journal

    async def lock(self, session: Session) -> None:
        """Take the keys out of memory, if this window has the journal. Where words on their way cannot be kept
        just now the journal stays open, so that they are not lost, but no window has it without a secret."""
        async with self._opening:
            if self._journal is None or self._holder is None or self._holder[0] is not session:
                return
            window, self._holder = self._holder[1], None
            if not window.is_watched:
                await window.end()
            try:
                await self._journal.flush()
            except NotKept:
                return
            await self.close()

    async def erase_everything(self, session: Session) -> None:
        """Delete everything, whether the journal is open or not; another window that has it is told. Raises
        NotErased, JournalInUse, FolderClosed."""
        from companion.store.store import erase_unopened

        async with self._opening:
            holder, self._holder = self._holder, None
            journal, self._journal = self._journal, None
            if holder is not None and holder[0] is not session:
                await _take_from(*holder, private=True)
            await (erase_unopened(self._home) if journal is None else journal.erase_everything())

    def take_back(self, session: Session) -> None:
        """A window is gone."""
        if self._holder is not None and self._holder[0] is session:
            self._holder = None

    async def close(self) -> None:
        """Keep what is on its way and let the journal go."""
        if self._journal is not None:
            journal, self._journal = self._journal, None
            await journal.close()

    async def _show_to(self, journal: Journal, session: Session, secret: Secret | None) -> None:
        holds_it = self._holder is not None and self._holder[0] is session
        if journal.lock.is_set and not holds_it:
            if secret is None:
                raise Locked("open, but not for this window")
            await journal.lock.fits(secret)
        await journal.erase_what_is_due()

    def _tell(self, trouble: NotKept | None) -> None:
        """Words on their way could not be kept, or (None) they can be again."""
        if self._holder is not None:
            session, window = self._holder
            if window.is_watched:
                window.in_turn(partial(session.check_in.heard_from_drafts, trouble))


async def _take_from(session: Session, window: Window, private: bool) -> None:
    """Tell a window that it has the journal no more. What is `private` no window shows that nobody watches."""
    if window.is_watched:
        window.in_turn(session.taken_over)
        return
    session.taken_over(quietly=True)
    if private:
        await window.end()
