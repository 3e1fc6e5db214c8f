"""Settings: what there is to choose so far."""

import flet as ft

from companion.ui.components.bars import SubPageTitle
from companion.ui.components.card import ListRow, RowCard
from companion.ui.components.page_body import page_body
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import COUNTRY, DELETED


@component
def Settings() -> ft.Control:
    """Country of the crisis lines, recently deleted, and where everything is kept."""
    frame = use_frame()
    words, session, shown = frame.words, frame.session, frame.shown
    lines = session.around.help_lines.of(shown.preferences.country)
    country = lines.country_name if lines else words("country.another")
    rows: list[ft.Control] = [
        ListRow(words("settings.country"), country, ft.Icons.SUPPORT_OUTLINED, "tint", lambda: session.go(COUNTRY)),
        ListRow(
            words("deleted.title"),
            words.counted("settings.deleted", len(shown.deleted)),
            ft.Icons.RESTORE_OUTLINED,
            "insightTint",
            lambda: session.go(DELETED),
        ),
    ]
    kept = ft.Container(
        text(words("settings.where_kept"), "small", frame.t.inkSoft),
        padding=ft.Padding.symmetric(horizontal=8),
    )
    return ft.Column([SubPageTitle(words("settings.title")), page_body([RowCard(rows), kept])], spacing=0, expand=True)
