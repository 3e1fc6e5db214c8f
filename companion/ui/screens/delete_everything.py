"""Delete everything: what goes, the word, five seconds with a large way back, and the end."""

import flet as ft

from companion.ui.backup_words import last_backup
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import STRETCH, Card, ListRow, RowCard
from companion.ui.components.fact_row import FactRow
from companion.ui.components.field import Field
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Trouble
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import BACKUP


@component
def DeleteEverything() -> ft.Control:
    """Works without the journal: somebody who cannot open it can delete it all the same."""
    frame = use_frame()
    parts = {"asking": _asking, "counting": _counting, "erasing": _erasing, "failed": _failed}
    body = page_body(parts[frame.shown.deletion.stage](frame), ft.Padding(16, 0, 16, 24))
    return ft.Column([SubPageTitle(frame.words("delete_all.title")), body], spacing=0, expand=True)


def _asking(frame: Frame) -> list[ft.Control]:
    words, icons = frame.words, ft.Icons
    goes = [
        FactRow(words("delete_all.goes"), (words("delete_all.goes_line"),), icons.DELETE_OUTLINE),
        FactRow(words("delete_all.for_good"), (words("delete_all.for_good_line"),), icons.KEY_OFF_OUTLINED),
        FactRow(words("delete_all.stays"), (words("delete_all.stays_line"),), icons.FILE_COPY_OUTLINED),
    ]
    return [*_backup_first(frame), RowCard(goes), _word(frame)]


def _backup_first(frame: Frame) -> list[ft.Control]:
    """The offer of a backup, while the journal is open and there is something in it."""
    words, shown = frame.words, frame.shown
    if shown.phase != "ready" or shown.is_blank:
        return []
    title, line = words("delete_all.backup"), last_backup(words, shown.preferences)
    return [RowCard([ListRow(title, line, ft.Icons.ARCHIVE_OUTLINED, "tint", lambda: frame.session.go(BACKUP))])]


def _word(frame: Frame) -> ft.Control:
    words, deletion, deleting = frame.words, frame.shown.deletion, frame.session.deleting
    word = words("delete_all.word")
    field = Field(words("delete_all.type", word=word), deletion.typed, deleting.type)
    go = Filled(words("delete_all.title"), lambda: deleting.start(word), disabled=not deletion.agrees(word))
    return Card([ft.Column([field, go], spacing=12, horizontal_alignment=STRETCH)])


def _counting(frame: Frame) -> list[ft.Control]:
    words, left = frame.words, frame.shown.deletion.left
    count = ft.Semantics(
        live_region=True,
        label=words.counted("delete_all.counting", left),
        exclude_semantics=True,
        content=text(str(left), "display", text_align=ft.TextAlign.CENTER),
    )
    parts = [
        heading(words("delete_all.counting_title"), level=2, text_align=ft.TextAlign.CENTER),
        count,
        text(words("delete_all.still_here"), "body", frame.t.inkSoft, text_align=ft.TextAlign.CENTER),
        ft.Container(Filled(words("delete_all.cancel"), lambda: frame.session.deleting.cancel(), height=72), margin=8),
    ]
    return [Card([ft.Column(parts, spacing=8, horizontal_alignment=STRETCH)])]


def _erasing(frame: Frame) -> list[ft.Control]:
    said = text(frame.words("delete_all.erasing"), "body", text_align=ft.TextAlign.CENTER)
    return [Card([ft.Semantics(live_region=True, content=said)])]


def _failed(frame: Frame) -> list[ft.Control]:
    words, deletion = frame.words, frame.shown.deletion
    again = (words("errors.try_again"), frame.session.deleting.try_again)
    return [Trouble(words("delete_all.failed"), words(deletion.refusal), ft.Icons.DELETE_OUTLINE, (again,))]
