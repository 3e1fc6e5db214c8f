"""While the journal opens, and when it stays closed."""

import flet as ft

from companion.ui.components.bars import HelpBar
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Trouble, Waiting
from companion.ui.frame import use_frame
from companion.ui.guard import component

WAIT_BEFORE_BLOCKS = 0.3
"""Seconds of nothing before tinted blocks show, so that a quick start shows none."""


@component
def Opening() -> ft.Control:
    """Help now is here already; the rest is still."""
    frame = use_frame()
    late, set_late = ft.use_state(False)

    async def wait() -> None:
        await frame.session.around.clock.sleep(WAIT_BEFORE_BLOCKS)
        set_late(True)

    ft.use_effect(frame.safe(wait), [])
    return ft.Column([HelpBar(), *([Waiting()] if late else [])], spacing=0, expand=True)


@component
def Refused() -> ft.Control:
    """What happened, what is safe, and Try again."""
    frame = use_frame()
    words, shown = frame.words, frame.shown
    card = Trouble(
        words("errors.closed"),
        words(shown.refusal),
        ft.Icons.LOCK_OUTLINE,
        ((words("errors.try_again"), frame.session.open),),
    )
    return ft.Column([HelpBar(), page_body([card])], spacing=0, expand=True)


@component
def Elsewhere() -> ft.Control:
    """Another window has the journal; this one can take it back."""
    frame = use_frame()
    words = frame.words
    card = Trouble(
        words("elsewhere.title"),
        words("elsewhere.line"),
        ft.Icons.OPEN_IN_NEW_ROUNDED,
        ((words("elsewhere.use_here"), frame.session.open),),
    )
    return ft.Column([HelpBar(), page_body([card])], spacing=0, expand=True)
