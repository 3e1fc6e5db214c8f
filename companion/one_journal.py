"""One journal, lent to one window at a time."""

import asyncio
from collections.abc import Callable
from contextvars import copy_context
from functools import partial

import flet as ft

from companion.errors import NotKept
from companion.home.ports import Home
from companion.store.journal import Journal
from companion.ui.session_state import Session


class OneJournal:
    """The journal of this process, opened once and lent to one window at a time: the newest that asks.

    Two windows at work on the same words would lose some. The window that had the journal is told, in a
    turn of its own, since Flet draws for the page whose turn it is.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal: Journal | None = None
        self._opening = asyncio.Lock()
        self._holder: tuple[Session, ft.Page] | None = None

    async def lend(self, session: Session, page: ft.Page) -> Journal:
        """The journal, for this window from now on. Raises what `Journal.open` raises."""
        async with self._opening:
            if self._journal is None:
                self._journal = await Journal.open(self._home, self._tell)
            else:
                await self._journal.erase_what_is_due()
            before, self._holder = self._holder, (session, page)
        if before is not None and before[0] is not session:
            _take_from(*before)
        return self._journal

    def take_back(self, session: Session) -> None:
        """A window is gone."""
        if self._holder is not None and self._holder[0] is session:
            self._holder = None

    async def close(self) -> None:
        """Keep what is on its way and let the journal go."""
        if self._journal is not None:
            await self._journal.close()
            self._journal = None

    def _tell(self, trouble: NotKept | None) -> None:
        """Words on their way could not be kept, or (None) they can be again."""
        if self._holder is not None:
            session, page = self._holder
            if page.session.connection is not None:
                _in_turn(page, partial(session.check_in.heard_from_drafts, trouble))


def _take_from(session: Session, page: ft.Page) -> None:
    if page.session.connection is None:  # nobody looks; it draws when a client comes back
        session.taken_over(quietly=True)
    else:
        _in_turn(page, session.taken_over)


def _in_turn(page: ft.Page, work: Callable[[], None]) -> None:
    async def turn() -> None:
        work()

    copy_context().run(page.run_task, turn)  # it leaves its page behind in the context it is called in
