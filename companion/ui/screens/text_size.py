"""How large every text is: five steps, and a sentence to try them on."""

import flet as ft

from companion.care.preferences import TEXT_SCALES
from companion.ui.choice_words import nearest_size, text_size_word
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import Card, RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component


@component
def TextSize() -> ft.Control:
    """The sample, and the sizes. A tap enlarges the whole app at once, the sample with it."""
    frame = use_frame()
    rows = [_choice(frame, scale) for scale in TEXT_SCALES]
    title = SubPageTitle(frame.words("text_size.title"))
    return ft.Column([title, page_body([_sample(frame), RowCard(rows, INDENT)])], spacing=0, expand=True)


def _sample(frame: Frame) -> ft.Control:
    words, t = frame.words, frame.t
    answer = ft.Container(text(words("text_size.sample"), "body", t.inkSoft), margin=ft.Margin(top=4))
    return Card([text(words("text_size.sample_title"), "question", t.ink), answer])


def _choice(frame: Frame, scale: float) -> ft.Control:
    chosen = nearest_size(frame.shown.preferences.text_scale) == scale
    return ChoiceRow(frame.words(text_size_word(scale)), chosen, lambda: frame.session.choices.prefer(text_scale=scale))
