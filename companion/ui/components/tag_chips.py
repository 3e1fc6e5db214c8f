"""Chips for what was around, and a way to add a word of one's own."""

from collections.abc import Callable

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.theme import style

OnTag = Callable[[str], object]
LONGEST_TAG = 40


@component
def TagChips(offered: tuple[str, ...], chosen: tuple[str, ...], on_tag: OnTag) -> ft.Control:
    """`offered` tags first, then any other chosen one. A tap puts a tag on or takes it off."""
    frame = use_frame()
    adding, set_adding = ft.use_state(False)
    tags = [*offered, *(tag for tag in chosen if tag not in offered)]
    chips: list[ft.Control] = [_chip(frame, tag, tag in chosen, on_tag) for tag in tags]
    chips.append(_new(frame, lambda: set_adding(True)))
    row = ft.Row(chips, wrap=True, spacing=8, run_spacing=8)
    if not adding:
        return row
    field = NewTag(lambda tag: _add(tag, chosen, on_tag, set_adding))
    return ft.Column([row, field], spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _add(tag: str, chosen: tuple[str, ...], on_tag: OnTag, set_adding: Callable[[bool], None]) -> None:
    word = " ".join(tag.split())
    if word and word not in chosen:
        on_tag(word)
    set_adding(False)


@component
def NewTag(on_tag: OnTag) -> ft.Control:
    """A field for one tag, up to `LONGEST_TAG` letters; Enter adds it."""
    frame = use_frame()
    t = frame.t
    typed, set_typed = ft.use_state("")
    return ft.TextField(
        value=typed,
        label=frame.words("check_in.new_tag_label"),
        autofocus=True,
        max_length=LONGEST_TAG,
        counter="",
        border=ft.OutlineInputBorder(side=ft.BorderSide(1, t.outline), border_radius=18),
        text_style=style("body"),
        enable_ime_personalized_learning=False,
        on_change=frame.safe(lambda event: set_typed(event.control.value or "")),
        on_submit=frame.safe(lambda event: on_tag(event.control.value or "")),
    )


def _chip(frame: Frame, tag: str, on: bool, on_tag: OnTag) -> ft.Control:
    t = frame.t
    return ft.Chip(
        label=text(tag, "bar" if on else "small", t.onTint if on else t.ink),
        selected=on,
        check_color=t.onTint,
        bgcolor=t.card,  # "transparent" is painted F8F9FF
        selected_color=t.tint,
        shape=ft.StadiumBorder(),
        border_side=ft.BorderSide(1, t.primary if on else t.outline),
        padding=ft.Padding.symmetric(vertical=12, horizontal=8),
        on_select=frame.safe(lambda: on_tag(tag)),
        key=tag,
    )


def _new(frame: Frame, on_click: Callable[[], None]) -> ft.Control:
    t = frame.t
    return ft.Chip(
        label=text(frame.words("check_in.new_tag"), "small", t.ink),
        leading=ft.Icon(ft.Icons.ADD_ROUNDED, size=20, color=t.ink),
        bgcolor=t.card,
        shape=ft.StadiumBorder(),
        border_side=ft.BorderSide(1, t.outline),
        padding=ft.Padding.symmetric(vertical=12, horizontal=8),
        on_click=frame.safe(on_click),
    )
