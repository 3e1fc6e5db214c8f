"""The root of the screens: one tab below, at most one screen above it, and the check-in sheet."""

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from companion.ui import navigation, text_scale
from companion.ui.components.bars import tab_bar
from companion.ui.components.quiet_states import TroubleLine
from companion.ui.components.text_scale_probe import TextScaleProbe
from companion.ui.components.toast import ToastBar
from companion.ui.frame import Frame, FrameContext
from companion.ui.guard import note
from companion.ui.last_view import last_view
from companion.ui.look import Look, dress, read
from companion.ui.routes import ABOVE, above_it, base_of, has_tabs
from companion.ui.screens.check_in import CheckInSheet
from companion.ui.session_state import Session
from companion.ui.strings import Words


@ft.component
def App(session: Session, first_look: Look, words: Words) -> list[ft.View]:
    """The views, or, should they ever fail as a whole, one that needs nothing and still leads to help."""
    try:
        return _app(session, first_look, words)
    except Exception as error:
        note(error)
        session.around.drawn()
        return [last_view(session, words)]


def _app(session: Session, first_look: Look, words: Words) -> list[ft.View]:
    """Follows the session and the window, and builds the views inside their frame."""
    page = ft.context.page
    look, set_look = ft.use_state(first_look)
    _, set_shown = ft.use_state(session.shown)
    shown = session.shown  # words typed quietly, too: a phone that is turned draws its fields again
    choices = shown.preferences
    text_scale.choose(page, choices.text_scale)
    frame = Frame(session, shown, look.as_chosen(choices), words)

    def follow() -> Callable[[], None]:
        _follow_window(page, frame, set_look)
        return session.listen(set_shown)

    ft.use_effect(follow, [])
    ft.use_effect(
        frame.safe(lambda: dress(page, look, choices)), [choices.appearance, choices.text_scale, look.text_scale]
    )
    ft.use_effect(frame.safe(lambda: None if shown.phase == "opening" else session.around.drawn()), [shown.phase])
    ft.use_dialog(_sheet(frame) if _sheet_is_open(frame) else None)
    on_scale = lambda scale: set_look(lambda old: replace(old, text_scale=scale))  # noqa: E731
    # Built inside the provider: a component made outside it would see no frame.
    return FrameContext(frame, lambda: _views(frame, on_scale))  # type: ignore[no-any-return]


def _follow_window(page: ft.Page, frame: Frame, set_look: Callable[[Callable[[Look], Look]], None]) -> None:
    session = frame.session

    def changed() -> None:
        set_look(lambda old: read(page, old))

    async def lifecycle(event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state in (ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESUME):
            await session.presence.came_back()
        elif event.state == ft.AppLifecycleState.INACTIVE:  # still seen, as beside another window
            await session.presence.hidden()
        else:
            await session.presence.left()

    async def motion() -> None:
        reduced = await session.around.device.motion.reduced()
        set_look(lambda old: replace(old, reduced_motion=reduced))

    page.on_resize = page.on_media_change = page.on_platform_brightness_change = frame.safe(changed)
    page.on_app_lifecycle_state_change = frame.safe(lifecycle)
    page.on_connect = frame.safe(session.presence.connected)
    page.on_disconnect = frame.safe(session.presence.disconnected)
    page.on_close = frame.safe(session.presence.gone)
    page.on_route_change = frame.safe(lambda event: session.arrived(event.route))
    page.on_view_pop = frame.safe(session.back)
    page.run_task(frame.safe(motion))
    page.run_task(frame.safe(session.open))


def _views(frame: Frame, on_scale: Callable[[float], object]) -> list[ft.View]:
    trail = frame.shown.trail
    route = trail.behind_sheet if _sheet_is_open(frame) else trail.here
    above = above_it(frame.shown, route)
    base = _view(frame, "/", base_of(frame.shown), above is None, on_scale)
    if has_tabs(frame.shown):
        base.navigation_bar = tab_bar(frame)
    return [base] if above is None else [base, _view(frame, route, above(), True)]


def _view(
    frame: Frame,
    route: str,
    body: ft.Control,
    on_top: bool,
    on_scale: Callable[[float], object] | None = None,
) -> ft.View:
    # By its key another record's screen is another screen: no letter on its way strays into it.
    layers: list[ft.Control] = [ft.Container(body, key=route, left=0, right=0, top=0, bottom=0)]
    if route == "/" and has_tabs(frame.shown):
        line = ft.Container(bgcolor=frame.t.hairline, height=1, left=0, right=0, bottom=0)
        layers.append(line)  # NavigationBar.border draws nothing
    if on_top:
        layers.append(ft.Container(ft.Column(_messages(frame), spacing=0), left=0, right=0, bottom=0))
    if on_scale is not None:
        layers.append(TextScaleProbe(on_scale))
    return ft.View(route=route, padding=0, spacing=0, bgcolor=frame.t.bg, controls=[ft.Stack(layers, expand=True)])


def _messages(frame: Frame) -> list[ft.Control]:
    """Trouble and toast at the foot, unless the sheet is open, which shows its own trouble."""
    shown = frame.shown
    if _sheet_is_open(frame):
        return []
    messages: list[ft.Control] = []
    if shown.phase == "ready" and (shown.trouble or shown.draft_trouble):
        messages.append(ft.Container(_trouble(frame), padding=ft.Padding(16, 0, 16, 12)))
    if shown.toast is not None:
        messages.append(ToastBar(shown.toast))
    return messages


def _trouble(frame: Frame) -> ft.Control:
    """What was just tried can be waved away; words that are not kept yet can only be tried again."""
    session, shown, words = frame.session, frame.shown, frame.words
    if shown.trouble:
        return TroubleLine(words(shown.trouble), ((words("errors.understood"), lambda: session.troubled("")),))
    return TroubleLine(words(shown.draft_trouble), ((words("errors.try_again"), session.check_in.try_again),))


def _sheet_is_open(frame: Frame) -> bool:
    route = frame.shown.trail.under_help
    return frame.shown.draft is not None and has_tabs(frame.shown) and route.startswith(navigation.CHECK_IN)


def _sheet(frame: Frame) -> ft.BottomSheet:
    """The check-in, or Help now in its place. No screen opens or closes together with the sheet: Flet would
    lose the sheet's closing, and it would come back and never close again."""
    look, t = frame.look, frame.t
    height = look.height - max(look.inset_top, 44) - 12
    inside = replace(frame, look=replace(look, inset_top=0))

    def dismissed() -> None:
        if _sheet_is_open(replace(frame, shown=frame.session.shown)):
            frame.session.back()

    return ft.BottomSheet(
        FrameContext(inside, lambda: ft.Container(_in_sheet(inside), height=height)),
        scrollable=True,
        use_safe_area=False,
        bgcolor=t.card,
        barrier_color=t.scrim,
        elevation=0,
        on_dismiss=frame.safe(dismissed),
        shape=ft.RoundedRectangleBorder(radius=ft.BorderRadius(28, 28, 0, 0)),
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        animation_style=ft.AnimationStyle(duration=look.ms(400), reverse_duration=look.ms(250)),
    )


def _in_sheet(frame: Frame) -> ft.Control:
    draft, above = frame.shown.draft, ABOVE.get(frame.shown.trail.here)
    assert draft is not None
    if above is not None:
        return ft.Container(above(), bgcolor=frame.t.bg, padding=ft.Padding(top=8))
    return CheckInSheet(draft, key=draft.id)  # type: ignore[call-arg]
