"""What is kept where, in plain words."""

import flet as ft

from companion.ui.backup_words import last_backup, promise_words
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import Card, ListRow, RowCard
from companion.ui.components.fact_row import FactRow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import BACKUP


@component
def DataMap() -> ft.Control:
    """What is sealed, what is not, what is nowhere else, and in which folder it all lies."""
    frame = use_frame()
    cards = [*_browser(frame), RowCard(_sealed(frame)), RowCard(_open(frame)), *_folder(frame)]
    return ft.Column(
        [SubPageTitle(frame.words("data_map.title")), page_body(cards, ft.Padding(16, 0, 16, 24))],
        spacing=0,
        expand=True,
    )


def _browser(frame: Frame) -> list[ft.Control]:
    """Where a browser keeps it all: whether it may clear that, with a backup offered where it may."""
    words, stand = frame.words, frame.shown.stand
    if stand is None:
        return []
    fact = FactRow(words("standing.title"), promise_words(words, stand), ft.Icons.WEB_ASSET_OUTLINED)
    last = last_backup(words, frame.shown.preferences)
    to_backup = ListRow(words("backup.title"), last, ft.Icons.ARCHIVE_OUTLINED, "inset", lambda: _go(frame))
    return [RowCard([fact] if stand.promised else [fact, to_backup])]


def _go(frame: Frame) -> None:
    frame.session.go(BACKUP)


def _sealed(frame: Frame) -> list[ft.Control]:
    words, icons = frame.words, ft.Icons
    lock = words("data_map.locked") if frame.shown.has_lock else words("data_map.hidden")
    return [
        FactRow(words("data_map.journal"), (words("data_map.journal_line"), lock), icons.LOCK_OUTLINE),
        FactRow(words("data_map.drafts"), (words("data_map.drafts_line"),), icons.EDIT_OUTLINED),
        FactRow(words("data_map.deleted"), (words("data_map.deleted_line"),), icons.RESTORE_FROM_TRASH_OUTLINED),
    ]


def _open(frame: Frame) -> list[ft.Control]:
    words, icons = frame.words, ft.Icons
    elsewhere = "data_map.elsewhere_line" if frame.session.around.standing is None else "data_map.elsewhere_browser"
    return [
        FactRow(words("data_map.before"), (words("data_map.before_line"),), icons.VISIBILITY_OUTLINED),
        FactRow(words("data_map.counters"), (words("data_map.counters_line"),), icons.TAG_ROUNDED),
        FactRow(words("data_map.elsewhere"), (words(elsewhere),), icons.CLOUD_OFF_OUTLINED),
    ]


def _folder(frame: Frame) -> list[ft.Control]:
    """Where the files are, to select and copy. A screen reader would find an empty field there: it is given
    the words."""
    folder = frame.session.around.folder
    if not folder:
        return []
    path = ft.Text(folder, selectable=True, style=text("", "small", frame.t.inkSoft).style)
    said = ft.Semantics(label=folder, exclude_semantics=True, content=path)
    return [Card([heading(frame.words("data_map.folder"), "row", level=2), said], padding=ft.Padding(20, 16, 20, 18))]
