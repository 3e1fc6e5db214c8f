"""The journal is locked: the passphrase, or the recovery words. Help now is above, as everywhere."""

import flet as ft

from companion.ui.components.bars import HelpBar, SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import STRETCH, Card
from companion.ui.components.field import Field
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import SunBadge
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import DELETE_ALL, FORGOTTEN, RECOVERY
from companion.ui.wait_words import until_then

_PADDING = ft.Padding(24, 12, 24, 24)


@component
def Locked() -> ft.Control:
    """The passphrase, and how long to wait after wrong ones."""
    frame = use_frame()
    words, shown, unlocking = frame.words, frame.shown, frame.session.unlocking
    middle, on_top = ft.TextAlign.CENTER, shown.trail.under_help not in (RECOVERY, FORGOTTEN)
    head: list[ft.Control] = [
        *([] if frame.look.plain else [ft.Row([SunBadge()], alignment=ft.MainAxisAlignment.CENTER)]),
        heading(words("locked.title"), text_align=middle),
    ]
    if shown.wait_seconds:
        body: list[ft.Control] = [_wait(frame)]
    else:
        field = Field(  # type: ignore[call-arg]  # another key: a new field, empty again
            words("locked.passphrase"),
            unlocking.typed,
            unlocking.type,
            words(shown.refusal) if shown.refusal and on_top else "",
            on_submit=unlocking.try_passphrase,
            secret=True,
            autofocus=True,
            key=str(shown.tries),
        )
        body = [field, Filled(_open_word(frame), unlocking.try_passphrase, disabled=shown.unlocking)]
    other = ft.Row(
        [Link(words("locked.use_words"), lambda: frame.session.go(RECOVERY))], alignment=ft.MainAxisAlignment.CENTER
    )
    column = ft.Column([*head, *body, other], spacing=16, horizontal_alignment=STRETCH)
    return ft.Column([HelpBar(), page_body([column], _PADDING)], spacing=0, expand=True)


@component
def Recovery() -> ft.Control:
    """The twelve words. A typo in them is named."""
    frame = use_frame()
    words, shown, unlocking = frame.words, frame.shown, frame.session.unlocking
    told = words(shown.refusal, word=shown.refused_word, perhaps=shown.perhaps) if shown.refusal else ""
    field = Field(
        words("recovery.field"), unlocking.typed, unlocking.type, told, words("recovery.hint"), autofocus=True, lines=4
    )
    parts: list[ft.Control] = [
        text(words("recovery.explained"), "body", frame.t.inkSoft),
        field,
        Filled(_open_word(frame), unlocking.try_words, disabled=shown.unlocking),
        ft.Row(
            [Link(words("recovery.neither"), lambda: frame.session.go(FORGOTTEN))],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
    ]
    return ft.Column([SubPageTitle(words("recovery.title")), page_body(parts, _PADDING)], spacing=0, expand=True)


@component
def Forgotten() -> ft.Control:
    """Neither passphrase nor words: what that means, without a way round it."""
    frame = use_frame()
    words = frame.words
    told: list[ft.Control] = [
        text(words("forgotten.nobody"), "body"),
        text(words("forgotten.stays"), "body"),
        text(words("forgotten.begin_anew"), "body"),
    ]
    parts: list[ft.Control] = [
        Card([ft.Column(told, spacing=12)]),
        ft.Row(
            [Link(words("delete_all.title"), lambda: frame.session.go(DELETE_ALL))],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
    ]
    return ft.Column([SubPageTitle(words("forgotten.title")), page_body(parts)], spacing=0, expand=True)


def _open_word(frame: Frame) -> str:
    return frame.words("locked.opening" if frame.shown.unlocking else "locked.open")


def _wait(frame: Frame) -> ft.Control:
    words = frame.words
    when = until_then(words, frame.shown.wait_seconds)
    lines: list[ft.Control] = [
        text(words("locked.wait"), "body", text_align=ft.TextAlign.CENTER),
        text(when, "card", text_align=ft.TextAlign.CENTER),
    ]
    return Card([ft.Column(lines, spacing=8, horizontal_alignment=STRETCH)])
