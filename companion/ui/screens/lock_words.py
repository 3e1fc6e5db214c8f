"""The recovery words: shown once, then two of them asked for."""

import flet as ft

from companion.secret.recovery_words import RecoveryWords
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import Card
from companion.ui.components.field import Field
from companion.ui.components.lock_steps import LockSteps
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_PADDING = ft.Padding(24, 6, 24, 24)


@component
def WriteDown() -> ft.Control:
    """Twelve words with their numbers, and why."""
    frame = use_frame()
    words, setting = frame.words, frame.session.setting_lock
    if setting.words is None:
        parts: list[ft.Control] = [LockSteps()]
    else:
        parts = [
            heading(words("lock_words.title"), "question"),
            text(words("lock_words.why"), "body", frame.t.inkSoft),
            Card([_numbered(frame, setting.words)]),
            Filled(words("lock_words.written"), setting.written_down),
        ]
    return ft.Column([SubPageTitle(words("app_lock.title")), page_body(parts, _PADDING)], spacing=0, expand=True)


@component
def CheckWords() -> ft.Control:
    """Two of the words, to see that the paper is right. Then the lock is set."""
    frame = use_frame()
    words, shown, setting = frame.words, frame.shown, frame.session.setting_lock
    if setting.words is None:
        parts: list[ft.Control] = [LockSteps()]
    else:
        told = words(shown.refusal, number=shown.refused_word) if shown.refusal else ""
        fields = [_asked(frame, place, told) for place in setting.asked]
        parts = [
            heading(words("lock_words.check"), "question"),
            text(words("lock_words.check_line"), "body", frame.t.inkSoft),
            *fields,
            Filled(words("lock_words.set"), setting.finish),
        ]
    return ft.Column([SubPageTitle(words("app_lock.title")), page_body(parts, _PADDING)], spacing=0, expand=True)


def _asked(frame: Frame, place: int, told: str) -> ft.Control:
    setting, number = frame.session.setting_lock, str(place + 1)
    return Field(
        frame.words("lock_words.number", number=number),
        setting.answers.get(place, ""),
        lambda typed: setting.answer(place, typed),
        told if frame.shown.refused_word == number else "",
    )


def _numbered(frame: Frame, secret: RecoveryWords) -> ft.Control:
    """Two columns of six, read down, by a screen reader, too; one column where the text is large."""
    numbered = list(enumerate(secret.words, 1))
    halves = [numbered] if frame.look.large_text else [numbered[:6], numbered[6:]]
    columns: list[ft.Control] = [
        ft.Semantics(
            container=True,
            expand=True,
            content=ft.Column([_word(frame, number, word) for number, word in half], spacing=6),
        )
        for half in halves
    ]
    return ft.Row(columns, spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)


def _word(frame: Frame, number: int, word: str) -> ft.Control:
    spoken = frame.words("lock_words.spoken", number=number, word=word)
    row = ft.Row([ft.Container(text(str(number), "body", frame.t.inkSoft), width=34), text(word, "body_strong")])
    return ft.Semantics(label=spoken, exclude_semantics=True, content=row)
