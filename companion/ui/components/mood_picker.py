"""Five real buttons around drawn faces; a list when the text is large."""

from collections.abc import Callable

import flet as ft

from companion.care.mood import Face
from companion.ui.components.mood_faces import face_canvas, face_word
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_S = ft.ControlState
Pick = Callable[[Face], object]


@component
def MoodPicker(on_pick: Pick, selected: Face | None = None, framed: bool = False) -> ft.Control:
    """Very low to very good; `framed` leaves room for the frame around the chosen one."""
    large = use_frame().look.large_text
    faces = sorted(Face, reverse=large)
    buttons = [MoodButton(face, on_pick, face is selected, framed, key=face.name) for face in faces]  # type: ignore[call-arg]
    if large:
        return ft.Column(buttons, spacing=4, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row(buttons, spacing=0, vertical_alignment=ft.CrossAxisAlignment.START)


@component
def MoodButton(face: Face, on_pick: Pick, selected: bool, framed: bool) -> ft.Control:
    """One face: it swells 8% under a tap and settles, unless motion is reduced."""
    frame = use_frame()
    look, t = frame.look, frame.t
    swell, set_swell = ft.use_state(1.0)

    async def tap() -> None:
        if not look.reduced_motion:
            set_swell(1.08)
        await on_pick(face)  # type: ignore[misc]

    size = min(58 if framed else 60, (look.width - 60) / 5)
    drawn = ft.Container(
        ft.use_memo(lambda: face_canvas(face, size, t), [face, size, t]),  # swells without being drawn anew
        scale=swell,
        animate_scale=ft.Animation(look.ms(75), ft.AnimationCurve.EASE_OUT),
        on_animation_end=frame.safe(lambda: set_swell(1.0)),
    )
    name = frame.words("mood.name", word=frame.words(face_word(face)), number=face.value)
    words = ft.Semantics(
        label=name,
        selected=selected,
        exclude_semantics=True,
        content=_with_word(frame, face, drawn, selected),
    )
    # A Button gives focus, Enter and a ripple; the child says the words once.
    button = ft.TextButton(content=words, on_click=frame.safe(tap), style=_style(frame, selected, framed))
    return ft.MergeSemantics(button, expand=not look.large_text)


def _with_word(frame: Frame, face: Face, drawn: ft.Control, selected: bool) -> ft.Control:
    t, word = frame.t, frame.words(face_word(face))
    if frame.look.large_text:
        label = text(word, "body_strong", t.onTint if selected else t.ink)
        return ft.Row([drawn, ft.Container(label, expand=True)], spacing=16)
    label = text(
        word,
        "caption_strong" if selected else "caption",
        t.onTint if selected else t.inkSoft,
        no_wrap=frame.look.width >= 350,
        text_align=ft.TextAlign.CENTER,
    )
    return ft.Column([drawn, label], spacing=6, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)


def _style(frame: Frame, selected: bool, framed: bool) -> ft.ButtonStyle:
    t = frame.t
    edge = ft.BorderSide(2, t.primary if selected else "transparent")
    side = 12 if frame.look.large_text else 0  # in a list the frame must not touch the face
    return ft.ButtonStyle(
        padding=ft.Padding(side, 10, side, 12) if framed else ft.Padding.all(0),
        bgcolor=t.tint if selected else "transparent",
        shape=ft.RoundedRectangleBorder(radius=22),
        side={_S.FOCUSED: ft.BorderSide(3, t.primary), _S.DEFAULT: edge},
    )
