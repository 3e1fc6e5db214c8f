"""Empty, waiting and troubled: what a screen shows when it has nothing else to show."""

import flet as ft
import flet.canvas as cv

from companion.ui.components.buttons import Tonal
from companion.ui.components.card import Card, IconTile
from companion.ui.components.sky import Curve, glow_paint, sky_gradient
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import Handler, component

CENTRE = ft.CrossAxisAlignment.CENTER
P = cv.Path
Action = tuple[str, Handler]


@component
def Empty(title: str, line: str, action: Action | None = None) -> ft.Control:
    """A small sun, one line, and at most one action."""
    return _centred(SunBadge(), title, line, action)


@component
def Trouble(title: str, line: str, icon: ft.IconData, actions: tuple[Action, ...] = ()) -> ft.Control:
    """What happened, what is safe, what to do."""
    return _centred(IconTile(icon), title, line, *actions)


def _centred(sign: ft.Control, title: str, line: str, *actions: Action | None) -> ft.Control:
    t = use_frame().t
    middle = ft.TextAlign.CENTER
    children: list[ft.Control] = [
        sign,
        ft.Container(heading(title, "sub_page", level=2, text_align=middle), margin=ft.Margin(top=10)),
        text(line, "small", t.inkSoft, text_align=middle),
    ]
    children += [
        ft.Container(Tonal(label, handler, height=48), margin=ft.Margin(top=14))
        for label, handler in filter(None, actions)
    ]
    column = ft.Column(children, spacing=2, horizontal_alignment=CENTRE, tight=True)
    return Card([column], padding=ft.Padding(20, 16, 20, 18))


@component
def SunBadge() -> ft.Control:
    """The empty state's picture: a sun over hills in a circle of 88 px."""
    t = use_frame().t
    far: list[Curve] = [(17, 44, 33, 48, 50, 52), (66, 55, 74, 50, 88, 48)]
    near: list[Curve] = [(28, 67, 60, 67, 88, 62)]
    shapes = [
        cv.Circle(44, 46, 34, glow_paint(44, 46, 34, t, (0.4, 0.15, 0))),
        cv.Circle(44, 46, 12, ft.Paint(color=t.sun)),
        _ground(58, far, t.hillFar),
        _ground(69, near, t.tint),
    ]
    picture = ft.Container(
        cv.Canvas(shapes, width=88, height=88),
        width=88,
        height=88,
        border_radius=44,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        gradient=sky_gradient(t),
    )
    return ft.Semantics(exclude_semantics=True, content=picture)


def _ground(start: float, curves: list[Curve], colour: str) -> cv.Path:
    steps: list[cv.Path.PathElement] = [P.MoveTo(0, start), *(P.CubicTo(*curve) for curve in curves)]
    return cv.Path([*steps, P.LineTo(88, 88), P.LineTo(0, 88), P.Close()], ft.Paint(color=colour))


@component
def Waiting() -> ft.Control:
    """Still, tinted blocks, shown only after 300 ms so that a quick start shows nothing of them."""
    frame = use_frame()
    blocks = [_block(frame, 178, 16), _block(frame, None, 44)]
    card = Card([ft.Column(blocks, spacing=11, tight=True)], padding=20)
    late = ft.Animation(1, ft.AnimationCurve.EASE_OUT)
    return ft.Semantics(
        label=frame.words("opening.said"),
        exclude_semantics=True,
        content=ft.Container(card, padding=16, animate_opacity=late),
    )


def _block(frame: Frame, width: float | None, height: float) -> ft.Control:
    block = ft.Container(bgcolor=frame.t.inset, border_radius=8, width=width, height=height)
    return ft.Row([block if width else ft.Container(block, expand=True)])


@component
def TroubleLine(said: str, actions: tuple[Action, ...] = ()) -> ft.Control:
    """A sentence in a tinted box, above what it is about."""
    t = use_frame().t
    line = ft.Semantics(live_region=True, content=text(said, "body", t.onNoticeTint))
    buttons: list[ft.Control] = [
        ft.TextButton(content=text(label, "button", t.onNoticeTint), on_click=use_frame().safe(handler))
        for label, handler in actions
    ]
    return ft.Container(
        ft.Column([line, *([ft.Row(buttons, wrap=True, spacing=8)] if buttons else [])], spacing=4, tight=True),
        bgcolor=t.noticeTint,
        border_radius=20,
        padding=ft.Padding(20, 14, 20, 12),
    )
