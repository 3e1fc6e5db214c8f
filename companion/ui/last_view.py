"""What is left when everything else failed: plain words and plain links, without frame or component."""

import flet as ft

from companion.care.safety import CrisisLine
from companion.ui.crisis_words import address, link, what_it_does
from companion.ui.session_state import Session
from companion.ui.strings import Words


def last_card(words: Words) -> ft.Control:
    """In place of a part that failed."""
    return ft.Container(
        ft.Column([ft.Text(words("errors.part_closed"), size=20), ft.Text(words("errors.unexpected"), size=16)]),
        padding=20,
    )


def last_view(session: Session, words: Words) -> ft.View:
    """In place of the whole app: what happened, and whom to reach."""
    lines = session.around.help_lines.of(session.shown.preferences.country)
    links = [_link(words, line) for line in lines.lines] if lines else []
    danger = words("safety.not_read", emergency=lines.emergency if lines else words("help.local_number"))
    return ft.View(route="/", controls=[ft.SafeArea(ft.Column([last_card(words), *links, ft.Text(danger)]))])


def _link(words: Words, line: CrisisLine) -> ft.Control:
    return ft.FilledButton(what_it_does(words, line), url=link(address(line)), height=56)
