"""Today's offer of an early backup, where the browser has not promised to keep the journal, or a tab is a trial."""

import flet as ft

from companion.ui.components.buttons import Link, Pair, Tonal
from companion.ui.components.card import Card
from companion.ui.components.text import heading, text
from companion.ui.components.trial_card import is_trial
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import BACKUP
from companion.ui.shown import Shown

_MAY_CLEAR = ("standing.offer", "standing.offer_line")
_TRIAL = ("standing.trial", "standing.trial_how", "standing.trial_why", "standing.trial_backup")


def offers_backup(shown: Shown) -> bool:
    """True once something is kept that this browser may clear, and the offer was never taken or put away."""
    chosen = shown.preferences
    refused = shown.stand is not None and shown.stand.promised is False and chosen.asked_to_keep != "never"
    may_go = shown.newest is not None if is_trial(shown) else refused
    return may_go and not chosen.offered_backup and chosen.backed_up_on is None


@component
def BackupOffer() -> ft.Control:
    """What may happen, and two ways on. In a tab that is a trial the home screen comes first."""
    frame = use_frame()
    words, session = frame.words, frame.session
    title, *lines = _TRIAL if is_trial(frame.shown) else _MAY_CLEAR
    told: list[ft.Control] = [text(words(line), "body", frame.t.inkSoft) for line in lines]
    make = Tonal(words("backup.title"), lambda: session.go(BACKUP), height=48)
    away = Link(words("standing.not_now"), session.backing_up.put_offer_away)
    return Card(
        [
            heading(words(title), "card", level=2),
            ft.Container(ft.Column(told, spacing=4), margin=ft.Margin(top=6, bottom=12)),
            Pair(make, away),
        ],
        padding=ft.Padding(20, 18, 20, 14),
    )
