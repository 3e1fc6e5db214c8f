"""The passphrase: today's before a change, a new one with how well it holds, and once more."""

from collections.abc import Callable
from typing import Any

import flet as ft

from companion.secret.passcode import LEAST
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.field import Field
from companion.ui.components.lock_steps import LockSteps
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.wait_words import until_then


@component
def CurrentPassphrase() -> ft.Control:
    """Today's, or the twelve words, before anything about the lock changes."""
    frame = use_frame()
    setting = frame.session.setting_lock
    return _step(frame, "app_lock.current", frame.words("app_lock.current_line"), setting.type, setting.check_current)


@component
def NewPassphrase() -> ft.Control:
    """A new one, and an honest word on how long it would hold."""
    frame = use_frame()
    words, setting = frame.words, frame.session.setting_lock
    if not setting.under_way:
        return _page(frame, [LockSteps()])
    advice = words("app_lock.choose_line" if not setting.keystore else "app_lock.choose_digits")
    held = f"app_lock.holds_{frame.shown.strength}" if frame.shown.strength else "app_lock.holds_unknown"
    strength = ft.Semantics(live_region=True, content=text(words(held), "small", frame.t.inkSoft))
    return _step(frame, "app_lock.choose", advice, setting.type_new, setting.chosen, strength)


@component
def PassphraseAgain() -> ft.Control:
    """The new one once more, since nobody saw what was typed."""
    frame = use_frame()
    setting = frame.session.setting_lock
    if not setting.first:
        return _page(frame, [LockSteps()])
    return _step(frame, "app_lock.again", frame.words("app_lock.again_line"), setting.type, setting.repeated)


def _step(
    frame: Frame,
    title: str,
    line: str,
    on_change: Callable[[str], Any],
    on_next: Callable[[], Any],
    *below: ft.Control,
) -> ft.Control:
    words, busy = frame.words, frame.shown.busy
    parts: list[ft.Control] = [
        heading(words(title), "question"),
        *([text(line, "body", frame.t.inkSoft)] if line else []),
        Field(  # type: ignore[call-arg]  # another key: a field of its own for every step
            words("locked.passphrase"),
            frame.session.setting_lock.typed,
            on_change,
            _told(frame),
            on_submit=on_next,
            secret=True,
            autofocus=True,
            key=title,
        ),
        *below,
        Filled(words("move_in.bringing" if busy else "app_lock.next"), on_next, disabled=busy),
    ]
    return _page(frame, parts)


def _page(frame: Frame, parts: list[ft.Control]) -> ft.Control:
    body = page_body(parts, ft.Padding(24, 6, 24, 24))
    return ft.Column([SubPageTitle(frame.words("app_lock.title")), body], spacing=0, expand=True)


def _told(frame: Frame) -> str:
    words, shown = frame.words, frame.shown
    if not shown.refusal:
        return ""
    said = words(shown.refusal, least=LEAST[frame.session.setting_lock.keystore])
    return f"{said} {until_then(words, shown.wait_seconds)}." if shown.wait_seconds else said
