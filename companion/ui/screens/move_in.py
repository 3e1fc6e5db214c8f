"""Moving in with a backup: choose the file, type the words, see what was found, and say yes once."""

import flet as ft

from companion.ui.backup_words import what_was_found
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import ChooseFile, Filled
from companion.ui.components.card import Card
from companion.ui.components.field import Field
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import MOVE_IN

_PADDING = ft.Padding(24, 6, 24, 24)


@component
def ChooseBackup() -> ft.Control:
    """The file; or one sentence where it cannot be chosen, or where something is written already."""
    frame = use_frame()
    words, shown = frame.words, frame.shown
    parts: list[ft.Control] = [heading(words("move_in.choose"), "question")]
    if not shown.is_blank:
        return _page(frame, [*parts, text(words("errors.not_blank"), "body", frame.t.inkSoft)])
    if not frame.session.around.device.files.can:
        return _page(frame, [*parts, text(words("move_in.no_files"), "body", frame.t.inkSoft)])
    parts.append(text(words("move_in.choose_line"), "body", frame.t.inkSoft))
    parts.append(ChooseFile(words("move_in.choose_file"), frame.session.moving_in.chosen))
    return _page(frame, [*parts, *_told(frame)])


@component
def BackupWords() -> ft.Control:
    """The twelve words of the day on which the backup was made. A typo in them is named."""
    frame = use_frame()
    words, shown, moving = frame.words, frame.shown, frame.session.moving_in
    if not moving.under_way:
        return _begin_again(frame)
    told = words(shown.refusal, word=shown.refused_word, perhaps=shown.perhaps) if shown.refusal else ""
    field = Field(
        words("recovery.field"), moving.typed, moving.type, told, words("recovery.hint"), autofocus=True, lines=4
    )
    label = words("move_in.opening" if shown.busy else "locked.open")
    parts = [
        heading(words("move_in.words"), "question"),
        text(words("move_in.words_line"), "body", frame.t.inkSoft),
        field,
        Filled(label, moving.try_words, disabled=shown.busy),
    ]
    return _page(frame, parts)


@component
def FoundInBackup() -> ft.Control:
    """What the backup holds, and the one question."""
    frame = use_frame()
    words, found = frame.words, frame.shown.backup
    if found is None:
        return _begin_again(frame)
    lines: list[ft.Control] = [
        text(line, "body_strong" if first else "body", None if first else frame.t.inkSoft)
        for first, line in zip((True, False), what_was_found(words, found), strict=True)
    ]
    parts = [
        heading(words("move_in.found"), "question"),
        Card([ft.Column(lines, spacing=8)]),
        text(words("move_in.then"), "body", frame.t.inkSoft),
        Filled(words("move_in.agree"), frame.session.moving_in.agree),
    ]
    return _page(frame, parts)


def _told(frame: Frame) -> list[ft.Control]:
    refusal = frame.shown.refusal
    said = text(frame.words(refusal), "body", frame.t.notice) if refusal else None
    return [ft.Semantics(live_region=True, content=said)] if said else []


def _begin_again(frame: Frame) -> ft.Control:
    """The page was loaded anew, or the way back led here."""
    words = frame.words
    again = (words("move_in.choose_file"), lambda: frame.session.go(MOVE_IN))
    return _page(frame, [Empty(words("move_in.gone"), words("move_in.gone_line"), again)])


def _page(frame: Frame, parts: list[ft.Control]) -> ft.Control:
    title = SubPageTitle(frame.words("move_in.title"))
    return ft.Column([title, page_body(parts, _PADDING)], spacing=0, expand=True)
