"""A chart under a sentence that says what is seen, and the same in words for whoever taps or hears."""

from collections.abc import Sequence

import flet as ft

from companion.ui.components.buttons import Link
from companion.ui.components.card import STRETCH, Card
from companion.ui.components.text import heading, text
from companion.ui.frame import use_frame
from companion.ui.guard import component


@component
def ChartCard(
    title: str, line: str, picture: ft.Control, said: Sequence[str], below: Sequence[ft.Control] = ()
) -> ft.Control:
    """`said` is the text equivalent. With large text, or little height, it stands in the picture's place."""
    frame = use_frame()
    t, words, plain = frame.t, frame.words, frame.look.plain
    open_, set_open = ft.use_state(False)
    unfold = frame.safe(lambda: set_open(lambda held: not held))
    parts: list[ft.Control] = [heading(title, "card", level=2)]
    parts += [text(line, "small", t.inkSoft)] if line else []
    if not plain:
        drawn = ft.Semantics(image=True, label=". ".join((title, *said)), exclude_semantics=True, content=picture)
        tapped = ft.GestureDetector(drawn, on_tap=unfold, exclude_from_semantics=True)
        parts += [ft.Container(tapped, margin=ft.Margin(top=14)), *below]
    if plain or open_:
        lines: list[ft.Control] = [text(one, "body") for one in said]
        parts.append(ft.Column(lines, spacing=6, horizontal_alignment=STRETCH, margin=ft.Margin(top=10)))
    if not plain:
        label = words("trends.close_words" if open_ else "trends.in_words")
        parts.append(ft.Row([Link(label, unfold, "caption_strong", spoken=f"{label}: {title}")]))
    return Card(parts, padding=ft.Padding(20, 20, 20, 6 if not plain else 20))
