"""What every component is given: the session, its present picture, the look and the words."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

import flet as ft

from companion.ui.guard import Handler, guarded
from companion.ui.look import Look
from companion.ui.session_state import Session
from companion.ui.shown import Shown
from companion.ui.strings import Words
from companion.ui.theme import Palette


@dataclass(frozen=True)
class Frame:
    """One render's worth of context."""

    session: Session
    shown: Shown
    look: Look
    words: Words

    @property
    def t(self) -> Palette:
        """The colours in force."""
        return self.look.t

    def safe(self, handler: Handler) -> Callable[..., Awaitable[None]]:
        """A handler that says in one sentence when it fails."""
        return guarded(handler, self.session.troubled)


FrameContext: Any = ft.create_context(None)


def use_frame() -> Frame:
    """The frame of the component that is being rendered."""
    return cast(Frame, ft.use_context(FrameContext))
