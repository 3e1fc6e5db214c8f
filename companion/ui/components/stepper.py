"""Lower and higher, with what stands between them."""

import flet as ft

from companion.ui.components.buttons import IconButton, Link
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import Handler, component
from companion.ui.theme import style


@component
def MoodStepper(points: int | None, on_points: Handler) -> ft.Control:
    """Refines a mood in single points from 0 to 10; does nothing until a mood is chosen."""
    frame = use_frame()
    t, words = frame.t, frame.words
    unset, at = points is None, points or 0

    def step(icon: ft.IconData, by: int, name: str) -> ft.Control:
        return IconButton(icon, words(name), lambda: on_points(max(0, min(10, at + by))), disabled=unset)

    if unset:
        spans = [ft.TextSpan(words("check_in.zero_to_ten"), style("body", t.inkSoft))]
    else:
        spans = [
            ft.TextSpan(str(points), style("button")),
            ft.TextSpan(words("check_in.of_ten"), style("body")),
        ]
    return ft.Container(
        ft.Row(
            [
                step(ft.Icons.REMOVE_ROUNDED, -1, "check_in.lower"),
                ft.Semantics(live_region=True, content=ft.Text(spans=spans, size=17)),
                step(ft.Icons.ADD_ROUNDED, 1, "check_in.higher"),
            ],
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        ),
        bgcolor=t.inset,
        border_radius=28,
        padding=4,
        margin=ft.Margin(left=20, right=20, top=12),
    )


@component
def Stepper(
    title: str, value: str, lower: Handler, higher: Handler, names: tuple[str, str], clear: Handler | None
) -> ft.Control:
    """A value in words beside two round buttons, named for screen readers by `names`; `clear` unsets it. Large
    words get the whole width: beside the buttons they would break between letters."""
    frame = use_frame()
    t, words = frame.t, frame.words
    blank = words("check_in.clear")
    said = ft.Column(
        [
            text(title, "body_strong"),
            ft.Semantics(live_region=True, content=text(value, "body", t.inkSoft)),
        ],
        spacing=0,
        tight=True,
        expand=not frame.look.large_text,
    )
    buttons = ft.Row(
        [
            IconButton(ft.Icons.REMOVE_ROUNDED, names[0], lower, bgcolor=t.inset),
            IconButton(ft.Icons.ADD_ROUNDED, names[1], higher, bgcolor=t.inset),
        ],
        spacing=8,
        key="buttons",  # or they would lose the focus when the link appears before them
    )
    spoken = words("check_in.named", name=title, value=blank)
    unset = [Link(blank, clear, "caption_strong", spoken=spoken)] if clear else []
    if frame.look.large_text:
        return ft.Column([said, ft.Row([buttons, *unset], wrap=True)], spacing=4)
    return ft.Row([said, *unset, buttons], vertical_alignment=ft.CrossAxisAlignment.CENTER)
