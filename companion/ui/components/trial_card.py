"""On an iPhone, in a tab: the home screen comes first."""

import flet as ft

from companion.ui.components.card import Card, IconTile
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.shown import Shown


def is_trial(shown: Shown) -> bool:
    """True in a tab of an iPhone or iPad: it may be emptied after a week, and the home screen's app does not see
    what is in it."""
    return shown.stand is not None and shown.stand.ios and not shown.stand.installed


@component
def TrialCard() -> ft.Control:
    """What to do first, why, and how."""
    frame = use_frame()
    words, t = frame.words, frame.t
    lines: list[ft.Control] = [
        text(words("standing.trial"), "row"),
        text(words("standing.trial_how"), "small", t.inkSoft),
        text(words("standing.trial_why"), "small", t.inkSoft),
    ]
    told = ft.Column(lines, spacing=4, tight=True, expand=True)
    row = ft.Row(
        [IconTile(ft.Icons.ADD_TO_HOME_SCREEN), told], spacing=14, vertical_alignment=ft.CrossAxisAlignment.START
    )
    return Card([row], padding=ft.Padding(18, 16, 18, 17))
