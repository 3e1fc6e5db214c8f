"""Whose crisis lines Help now shows."""

import flet as ft

from companion.care.safety import ELSEWHERE
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


@component
def Country() -> ft.Control:
    """The edition's countries, and "another country"."""
    frame = use_frame()
    words, given = frame.words, frame.session.around.help_lines
    listed = given.of(frame.shown.preferences.country)
    chosen = listed.country if listed else ELSEWHERE
    choices = [(lines.country, lines.country_name) for lines in given.countries]
    rows = [_choice(frame, *choice, chosen) for choice in (*choices, (ELSEWHERE, words("country.another")))]
    explained = text(words("country.explained"), "small", frame.t.inkSoft)
    return ft.Column(
        [SubPageTitle(words("country.title")), page_body([explained, RowCard(rows, INDENT)])],
        spacing=0,
        expand=True,
    )


def _choice(frame: Frame, code: str, name: str, chosen: str) -> ft.Control:
    return ChoiceRow(name, code == chosen, lambda: frame.session.choices.choose_country(code))
