"""Light, dark, or as the device says."""

from typing import get_args

import flet as ft

from companion.care.preferences import Appearance as How
from companion.ui.choice_words import appearance_word
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.page_body import page_body
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


@component
def Appearance() -> ft.Control:
    """Each way to see the app; a tap shows it at once."""
    frame = use_frame()
    rows = [_choice(frame, how) for how in get_args(How)]
    title = SubPageTitle(frame.words("appearance.title"))
    return ft.Column([title, page_body([RowCard(rows, INDENT)])], spacing=0, expand=True)


def _choice(frame: Frame, how: How) -> ft.Control:
    chosen = frame.shown.preferences.appearance == how
    return ChoiceRow(frame.words(appearance_word(how)), chosen, lambda: frame.session.choices.prefer(appearance=how))
