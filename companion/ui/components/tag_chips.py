"""Chips for what was around, and a way to add a word of one's own."""

from collections.abc import Callable

import flet as ft

from companion.care.draft import Draft
from companion.ui.components.buttons import Tonal
from companion.ui.components.text import text
from companion.ui.components.written import use_text_field
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

OnTag = Callable[[str], object]
LONGEST_TAG = 40


@component
def TagChips(offered: tuple[str, ...], draft: Draft) -> ft.Control:
    """`offered` tags first, then any other chosen one. A tap puts a tag on or takes it off."""
    frame = use_frame()
    adding, set_adding = ft.use_state(bool(draft.half_tag))
    chosen, toggle = draft.noticed.tags, frame.session.check_in.toggle_tag
    tags = [*offered, *(tag for tag in chosen if tag not in offered)]
    chips: list[ft.Control] = [_chip(frame, tag, tag in chosen, toggle) for tag in tags]
    chips.append(_new(frame, lambda: set_adding(True)))
    row = ft.Row(chips, wrap=True, spacing=8, run_spacing=8)
    if not adding:
        return row
    return ft.Column(
        [row, NewTag(draft.half_tag, lambda: set_adding(False))],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@component
def NewTag(half_tag: str, done: Callable[[], None]) -> ft.Control:
    """A field for one tag, up to `LONGEST_TAG` letters. What is typed belongs to the draft at once."""
    frame = use_frame()
    t, words, checking_in = frame.t, frame.words, frame.session.check_in

    def add() -> None:
        checking_in.add_tag()
        done()

    field = use_text_field(
        half_tag,
        checking_in.type_tag,
        label=words("check_in.new_tag_label"),
        autofocus=True,
        max_length=LONGEST_TAG,
        counter="",
        border=ft.OutlineInputBorder(side=ft.BorderSide(1, t.outline), border_radius=18),
        on_submit=frame.safe(add),
        expand=not frame.look.large_text,
    )
    button = Tonal(words("check_in.add_tag"), add, height=48)
    if frame.look.large_text:
        return ft.Column([field, button], spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row([field, button], spacing=8)


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
