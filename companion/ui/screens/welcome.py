"""Welcome: what this is, where it stays, and one button."""

import flet as ft
import flet.canvas as cv

from companion.care.mood import Face
from companion.ui.components.buttons import Filled, HelpNow, Link, bar_height
from companion.ui.components.card import STRETCH, Card, IconTile
from companion.ui.components.mood_faces import face_canvas
from companion.ui.components.sky import glow_paint, hill, sky_gradient
from companion.ui.components.text import heading, text
from companion.ui.components.trial_card import TrialCard, is_trial
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import MOVE_IN

HERO = 409
_FACES = {  # where each face stands in the 390 px picture: centre of its canvas
    Face.VERY_LOW: (58.3, 311),
    Face.LOW: (126.2, 314.5),
    Face.SO_SO: (195, 321),
    Face.GOOD: (264, 321.6),
    Face.VERY_GOOD: (332, 313),
}


@component
def Welcome() -> ft.Control:
    """The first screen of a first run. The picture hides when the text is large."""
    frame = use_frame()
    look = frame.look
    bar = ft.Container(
        ft.Row([HelpNow()], alignment=ft.MainAxisAlignment.END),
        height=bar_height(look),
        padding=ft.Padding(right=12),
        margin=ft.Margin(top=look.inset_top),
        right=0,
        left=0,
        top=0,
    )
    room = bar_height(look) + look.inset_top if look.plain else HERO - 44 + look.inset_top
    page = ft.Column(
        [
            ft.Stack([*([] if look.plain else [_hero(frame)])], height=room),
            ft.Container(_words(frame), padding=ft.Padding(24, 0, 24, 24 + look.inset_bottom)),
        ],
        spacing=0,
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        horizontal_alignment=STRETCH,
    )
    return ft.Stack([ft.Container(page, left=0, right=0, top=0, bottom=0), bar], expand=True)


def _words(frame: Frame) -> ft.Control:
    t, words = frame.t, frame.words
    promise = ft.Row(
        [
            IconTile(ft.Icons.LOCK_OUTLINE),
            ft.Container(text(words("welcome.promise"), "row"), expand=True),
        ],
        spacing=14,
    )
    lead = words("welcome.lead")
    if frame.look.stacked:
        lead = lead.replace("\n", " ")  # the break is for one width
    have_one = Link(words("move_in.have_one"), lambda: frame.session.go(MOVE_IN), "small")
    return ft.Column(
        [
            heading(words("welcome.title"), "prompt" if frame.look.large_text else "welcome"),
            ft.Container(text(lead, "lead", t.inkSoft), margin=ft.Margin(top=11, bottom=23)),
            TrialCard() if is_trial(frame.shown) else Card([promise], padding=ft.Padding(18, 16, 18, 17)),
            ft.Container(Filled(words("welcome.begin"), frame.session.choices.begin), margin=ft.Margin(top=21)),
            ft.Container(
                text(words("welcome.under_a_minute"), "small", t.inkSoft, text_align=ft.TextAlign.CENTER),
                margin=ft.Margin(top=12),
            ),
            ft.Row([have_one], alignment=ft.MainAxisAlignment.CENTER, margin=ft.Margin(top=4)),
        ],
        spacing=0,
        horizontal_alignment=STRETCH,
    )


def _hero(frame: Frame) -> ft.Control:
    """Sunrise over hills, and the five faces on them. Decoration only."""
    look, t = frame.look, frame.t
    k, shift = look.width / 390, look.inset_top - 44
    height = HERO + shift

    def ground(start: float, curves: list[tuple[float, ...]], colours: tuple[str, str]) -> cv.Path:
        return hill(look.width, height, start, curves, colours, lift=-shift)  # type: ignore[arg-type]

    shapes: list[cv.Shape] = [
        cv.Circle(195 * k, 240 + shift, 205, glow_paint(195 * k, 240 + shift, 205, t, (0.45, 0.16, 0))),
        cv.Circle(195 * k, 240 + shift, 44, ft.Paint(color=t.sun)),
        ground(
            282,
            [(50, 254, 90, 252, 130, 255), (180, 259, 200, 266, 245, 263), (290, 260, 340, 243, 390, 249)],
            (t.hillBack, t.hillMid),
        ),
        ground(
            312,
            [(50, 297, 90, 298, 130, 305), (190, 318, 240, 322, 290, 312), (330, 303, 360, 297, 390, 296)],
            (t.hillFar, t.hillMid),
        ),
        ground(
            342,
            [(60, 330, 110, 334, 160, 342), (220, 350, 270, 348, 310, 342), (345, 336, 370, 330, 390, 326)],
            (t.hillMid, t.bg),
        ),
    ]
    size = 58 * min(1.0, k)
    faces: list[ft.Control] = [
        ft.Container(face_canvas(face, size, t), left=x * k - size / 2, top=y + shift - size / 2)
        for face, (x, y) in _FACES.items()
    ]
    sky = ft.Container(gradient=sky_gradient(t), left=0, right=0, top=0, height=height)
    picture = ft.Stack([sky, cv.Canvas(shapes, width=look.width, height=height), *faces], height=height)
    return ft.Semantics(exclude_semantics=True, content=picture)
