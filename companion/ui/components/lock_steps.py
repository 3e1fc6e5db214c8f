"""Where the steps of a lock are not being taken: the page was loaded anew, or the way back led here."""

import flet as ft

from companion.ui.components.quiet_states import Empty
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import APP_LOCK


@component
def LockSteps() -> ft.Control:
    """Where they begin. It does not say whether the lock is on: App lock does."""
    frame = use_frame()
    action = (frame.words("app_lock.title"), lambda: frame.session.go(APP_LOCK))
    return Empty(frame.words("lock_words.gone"), frame.words("lock_words.gone_line"), action)
