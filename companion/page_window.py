"""A Flet page, as the one journal knows it."""

from collections.abc import Callable
from contextvars import copy_context

import flet as ft


class PageWindow:
    """A window that is a Flet page. Flet draws for the page whose turn it is, so others are given a turn."""

    def __init__(self, page: ft.Page) -> None:
        self._page = page

    @property
    def is_watched(self) -> bool:
        return self._page.session.connection is not None

    def in_turn(self, work: Callable[[], None]) -> None:
        async def turn() -> None:
            work()

        copy_context().run(self._page.run_task, turn)  # it leaves its page behind in the context it is called in

    async def end(self) -> None:
        """Forget a page without a client, so that one that comes back begins anew.

        Flet keeps such a page for an hour as it was last drawn, draws nothing on it meanwhile, and gives whoever
        comes back that picture first. There is no public way to let it go before.
        """
        try:
            from flet_web.fastapi import app_manager
        except ModuleNotFoundError:  # without a server nobody comes back
            return
        pages = app_manager._FletAppManager__sessions
        for key in [key for key, session in pages.items() if session is self._page.session]:
            await app_manager.delete_session(key)
