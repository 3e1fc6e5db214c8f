"""Tabs whose content comes later: a quiet empty state, and nothing that pretends."""

import flet as ft

from companion.ui.components.bars import TabTitle
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.frame import use_frame
from companion.ui.guard import component


@component
def Later(name: str) -> ft.Control:
    """`name` is practice, trends or visit."""
    words = use_frame().words
    body = page_body([Empty(words(f"later.{name}"), words(f"later.{name}_line"))])
    return ft.Column([TabTitle(words(f"tabs.{name}")), body], spacing=0, expand=True)
