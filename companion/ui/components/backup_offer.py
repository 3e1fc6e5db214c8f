"""Today's offer of an early backup, where the browser has not promised to keep the journal."""

import flet as ft

from companion.ui.components.buttons import Link, Pair, Tonal
from companion.ui.components.card import Card
from companion.ui.components.text import heading, text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import BACKUP
from companion.ui.shown import Shown


def offers_backup(shown: Shown) -> bool:
    """True once something is kept, the browser refused to promise, and the offer was never taken or put away."""
    chosen = shown.preferences
    refused = shown.stand is not None and shown.stand.promised is False and chosen.asked_to_keep != "never"
    return refused and not chosen.offered_backup and chosen.backed_up_on is None


@component
def BackupOffer() -> ft.Control:
    """What may happen, and two ways on."""
    frame = use_frame()
    words, session = frame.words, frame.session
    make = Tonal(words("backup.title"), lambda: session.go(BACKUP), height=48)
    away = Link(words("standing.not_now"), session.backing_up.put_offer_away)
    return Card(
        [
            heading(words("standing.offer"), "card", level=2),
            ft.Container(
                text(words("standing.offer_line"), "body", frame.t.inkSoft), margin=ft.Margin(top=6, bottom=12)
            ),
            Pair(make, away),
        ],
        padding=ft.Padding(20, 18, 20, 14),
    )
