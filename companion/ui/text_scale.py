"""How much larger the patient chose all text to be. Each window keeps its own: a window that no longer
has the journal must not change what another one draws."""

import flet as ft

_KEY = "text_scale"


def choose(page: ft.Page, scale: float) -> None:
    """From the next drawing on, every text of this window is `scale` times its drawn size."""
    page.session.store.set(_KEY, scale)


def chosen() -> float:
    """The scale of the window that is being drawn; 1.0 outside of any."""
    try:
        return float(ft.context.page.session.store.get(_KEY) or 1.0)
    except RuntimeError:
        return 1.0
