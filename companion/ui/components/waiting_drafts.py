"""Words that are not saved yet, and the way back to them."""

import flet as ft

from companion.care.draft import Draft
from companion.ui.calendar_words import day_title
from companion.ui.components.card import ListRow, RowCard
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN


@component
def WaitingDrafts() -> ft.Control:
    """A row for each draft, newest first."""
    frame = use_frame()
    return RowCard([_row(frame, draft) for draft in frame.shown.waiting])


def _row(frame: Frame, draft: Draft) -> ft.Control:
    words = frame.words
    title = words("waiting.words" if draft.noticed.note.strip() else "waiting.check_in")
    day = day_title(words, draft.at.local_date, frame.shown.now.local_date)
    opens = f"{CHECK_IN}/{draft.id}"
    return ListRow(
        title, words("waiting.from", day=day), ft.Icons.EDIT_OUTLINED, "insightTint", lambda: frame.session.go(opens)
    )
