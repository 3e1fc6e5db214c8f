"""A slider from 0 to 10 points that starts unset: unset is not zero."""

from collections.abc import Callable

import flet as ft

from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import Handler, component

STRETCH = ft.CrossAxisAlignment.STRETCH
APART = ft.MainAxisAlignment.SPACE_BETWEEN
OnPoints = Callable[[int | None], object]
HEAD = 46
"""Pixels of the name's row, the gap above it included."""


@component
def SignalSlider(name: str, points: int | None, on_points: OnPoints) -> ft.Control:
    """One signal; its words are `check_in.<name>`, `check_in.<name>_low` and `check_in.<name>_high`."""
    frame = use_frame()
    t = frame.t
    title, low, high = (frame.words(f"check_in.{name}{end}") for end in ("", "_low", "_high"))
    ends: list[ft.Control] = [text(low, "caption", t.inkSoft), text(high, "caption", t.inkSoft)]
    spoken = _spoken(frame, title, (low, high), points, on_points)
    return ft.Column(
        [
            _head(frame, title, points, on_points),
            ft.Stack([_hollow(frame, points is None), spoken], height=44),
            ft.Semantics(exclude_semantics=True, content=ft.Row(ends, alignment=APART, wrap=True, run_spacing=0)),
        ],
        spacing=0,
        horizontal_alignment=STRETCH,  # or a wrapping Row hugs its words
    )


def _head(frame: Frame, title: str, points: int | None, on_points: OnPoints) -> ft.Control:
    """The signal's name, and "not set" or the way to unset it. Clear reaches up into the gap above, so that
    it is tall enough for a finger and the page stays as it is drawn."""
    name, words = text(title, "body_strong"), frame.words
    if points is None:
        state: ft.Control = text(words("check_in.not_set"), "caption", frame.t.inkSoft)
    else:
        state = Clear(title, lambda: on_points(None))
    if frame.look.large_text:
        return ft.Row([name, state], alignment=APART, wrap=True, run_spacing=0)
    row = ft.Row([name, state], alignment=APART, vertical_alignment=ft.CrossAxisAlignment.END)
    return ft.Container(row, height=HEAD)


@component
def Clear(title: str, on_click: Handler) -> ft.Control:
    """Unsets the signal called `title`."""
    frame = use_frame()
    label = text(frame.words("check_in.clear"), "caption_strong", frame.t.primary)
    spoken = frame.words("check_in.named", name=title, value=frame.words("check_in.clear"))
    return ft.MergeSemantics(
        ft.TextButton(
            content=ft.Semantics(label=spoken, exclude_semantics=True, content=label),
            height=max(HEAD, 24 * frame.look.text_scale),
            style=ft.ButtonStyle(
                padding=ft.Padding(12, 0, 0, 3),
                alignment=ft.Alignment.BOTTOM_RIGHT,
                side={ft.ControlState.FOCUSED: ft.BorderSide(3, frame.t.primary)},
            ),
            on_click=frame.safe(on_click),
        )
    )


def _hollow(frame: Frame, visible: bool) -> ft.Control:
    """What an unset slider looks like: an empty track and a hollow thumb."""
    t = frame.t
    thumb = ft.Container(
        bgcolor=t.card, border=ft.Border.all(2, t.outline), shape=ft.BoxShape.CIRCLE, width=24, height=24
    )
    track = ft.Container(
        bgcolor=t.inset,
        border=ft.Border.all(1, t.hairline),
        border_radius=6,
        height=12,
        left=0,
        right=0,
        top=16,
    )
    centre = ft.Container(thumb, left=0, right=0, top=10, alignment=ft.Alignment.CENTER)
    return ft.Stack([track, centre], height=44, visible=visible)


def _spoken(frame: Frame, title: str, ends: tuple[str, str], points: int | None, on_points: OnPoints) -> ft.Control:
    """The slider with the name and values that Flet's own lacks for screen readers."""
    web = bool(ft.context.page.web)  # there the input has no name of its own: it is put in its value
    at = 5 if points is None else points

    def said(value: int) -> str:
        words = frame.words("check_in.points", points=value)
        return frame.words("check_in.named", name=title, value=words) if web else words

    unset = frame.words("check_in.not_set")
    unset = frame.words("check_in.named", name=title, value=unset) if web else unset
    return ft.Semantics(
        slider=True,
        label=frame.words("check_in.from_to", name=title, low=ends[0], high=ends[1]),
        value=unset if points is None else said(at),
        increased_value=said(min(at + 1, 10)),
        decreased_value=said(max(at - 1, 0)),
        on_increase=frame.safe(lambda: on_points(min(at + 1, 10))),
        on_decrease=frame.safe(lambda: on_points(max(at - 1, 0))),
        exclude_semantics=True,
        content=_slider(frame, points, on_points),
    )


def _slider(frame: Frame, points: int | None, on_points: OnPoints) -> ft.Slider:
    """One Slider for both states, so that a first drag is not cut off by a swap."""
    clear = "transparent" if points is None else None
    moved = frame.safe(lambda event: on_points(round(event.control.value)))
    return ft.Slider(
        min=0,
        max=10,
        divisions=10,
        value=5 if points is None else points,
        height=44,
        padding=0,
        year_2023=False,
        active_color=clear,
        inactive_color=clear,
        thumb_color=clear,
        on_change_start=moved,  # a tap on the middle sends no on_change
        on_change=moved,
    )
