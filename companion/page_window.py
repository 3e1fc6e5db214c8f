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
