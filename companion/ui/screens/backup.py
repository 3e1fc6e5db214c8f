"""Backup: one sealed file that the patient keeps, and the way in for one from elsewhere."""

import flet as ft

from companion.ui.backup_words import last_backup
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import STRETCH, Card, ListRow, RowCard
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import MOVE_IN


@component
def Backup() -> ft.Control:
    """What a backup is, when the last one was made, and one thing to do."""
    frame = use_frame()
    title = SubPageTitle(frame.words("backup.title"))
    return ft.Column([title, page_body([_about(frame), *_to_do(frame), _way_in(frame)])], spacing=0, expand=True)


def _about(frame: Frame) -> ft.Control:
    words, shown = frame.words, frame.shown
    lines = ["backup.what", "backup.sealed"] if shown.has_words else ["backup.what", "backup.lock_first"]
    told = [text(words(line), "body", frame.t.inkSoft) for line in lines]
    last = text(last_backup(words, shown.preferences), "body_strong")
    return Card([ft.Column([heading(words("backup.one_file"), "sub_page", level=2), *told, last], spacing=10)])


def _to_do(frame: Frame) -> list[ft.Control]:
    """Making one; before that the lock, whose words open it; or a sentence where files cannot be saved."""
    words, session, shown = frame.words, frame.session, frame.shown
    if not session.around.device.files.can:
        return [Card([text(words("backup.no_files"), "body")])]
    if not shown.has_words:
        button = Filled(words("app_lock.set"), session.backing_up.set_words)
    else:
        label = words("backup.making" if shown.busy else "backup.make")
        button = Filled(label, session.backing_up.make, disabled=shown.busy)
    return [ft.Column([button], horizontal_alignment=STRETCH, margin=ft.Margin(top=8, bottom=8))]


def _way_in(frame: Frame) -> ft.Control:
    words = frame.words
    if not frame.shown.is_blank:
        return ft.Container(text(words("backup.where"), "small", frame.t.inkSoft), padding=ft.Padding(20, 0, 20, 0))
    icon = ft.Icons.MOVE_TO_INBOX_OUTLINED
    row = ListRow(words("move_in.have_one"), words("move_in.have_one_line"), icon, "inset", lambda: _go(frame))
    return RowCard([row])


def _go(frame: Frame) -> None:
    frame.session.go(MOVE_IN)
