"""The check-in sheet: faces, a stepper, sliders that start unset, tags, a note, and a bar that stays."""

from collections.abc import Callable

import flet as ft

from companion.care.draft import Draft
from companion.care.mood import Signals
from companion.errors import NotKept
from companion.ui.calendar_words import day_title, hours_asleep
from companion.ui.components.buttons import Filled, HelpNow, IconButton, Tonal
from companion.ui.components.card import STRETCH
from companion.ui.components.mood_picker import MoodPicker
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.quiet_states import TroubleLine
from companion.ui.components.signal_slider import SignalSlider
from companion.ui.components.stepper import MoodStepper, Stepper
from companion.ui.components.tag_chips import TagChips
from companion.ui.components.text import heading, text
from companion.ui.components.written import use_text_field
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.theme import style

_OFFERED = ("outside", "with_people", "moved", "work", "rest")
_USUAL_SLEEP = 7.0
"""Where the first press of plus or minus starts from; nothing is set until then."""


@component
def CheckInSheet(draft: Draft) -> ft.Control:
    """Everything typed or moved goes into the draft at once; Save makes it a check-in."""
    frame = use_frame()
    grab = ft.Container(bgcolor=frame.t.outline, width=36, height=4, border_radius=2)
    close = IconButton(ft.Icons.CLOSE_ROUNDED, frame.words("bars.close"), frame.session.back)
    head = ft.Row([close, HelpNow()], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    return ft.Column(
        [
            ft.Container(grab, alignment=ft.Alignment.CENTER, margin=ft.Margin(top=12)),
            ft.Container(head, padding=ft.Padding.symmetric(horizontal=12)),
            ft.Column(
                [_mood(frame, draft), _extras(frame, draft)],
                spacing=0,
                scroll=ft.ScrollMode.AUTO,
                expand=True,
                horizontal_alignment=STRETCH,
            ),
            _foot(frame, draft),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=STRETCH,
    )


def _mood(frame: Frame, draft: Draft) -> ft.Control:
    checking_in, noticed = frame.session.check_in, draft.noticed
    return ft.Column(
        [
            *_day(frame, draft),
            ft.Container(heading(frame.words("today.ask")), margin=ft.Margin(left=24, right=24, top=2, bottom=14)),
            ft.Container(
                MoodPicker(checking_in.choose, noticed.face, framed=True),
                padding=ft.Padding.symmetric(horizontal=12),
            ),
            MoodStepper(noticed.mood, checking_in.set_mood),
            ft.Container(NotReadNow(), margin=ft.Margin(left=24, right=24, top=14)),
        ],
        spacing=0,
        horizontal_alignment=STRETCH,
    )


def _day(frame: Frame, draft: Draft) -> list[ft.Control]:
    """Which day this is about, when it is not today."""
    day, today = draft.at.local_date, frame.shown.now.local_date
    title = text(day_title(frame.words, day, today), "bar", frame.t.inkSoft)
    return [] if day == today else [ft.Container(title, margin=ft.Margin(left=24, right=24, bottom=2))]


def _extras(frame: Frame, draft: Draft) -> ft.Control:
    words = frame.words
    parts: list[ft.Control] = [
        heading(words("check_in.if_energy"), "card", 2),
        text(words("check_in.blank_is_fine"), "small", frame.t.inkSoft),
        ft.Column(_signals(frame, draft), spacing=0 if not frame.look.large_text else 22, margin=ft.Margin(bottom=22)),
        _sleep(frame, draft),
        ft.Container(text(words("check_in.around"), "body_strong"), margin=ft.Margin(top=14, bottom=10)),
        _tags(frame, draft),
        ft.Container(text(words("check_in.note"), "body_strong"), margin=ft.Margin(top=16, bottom=10)),
        _note(frame, draft),
        ft.Container(NotReadNow(), margin=ft.Margin(top=12)),
    ]
    column = ft.Column(parts, spacing=0, horizontal_alignment=STRETCH)
    return ft.Container(column, margin=ft.Margin(left=24, right=24, top=22, bottom=24))


def _signals(frame: Frame, draft: Draft) -> list[ft.Control]:
    def moved(name: str) -> Callable[[int | None], None]:
        return lambda points: frame.session.check_in.set_signal(name, points)

    values = draft.noticed.signals
    return [
        SignalSlider(name, getattr(values, name), moved(name), key=name)  # type: ignore[call-arg]
        for name in Signals.model_fields
    ]


def _sleep(frame: Frame, draft: Draft) -> ft.Control:
    hours, words = draft.noticed.sleep_hours, frame.words
    shown = words("check_in.not_set") if hours is None else hours_asleep(words, hours)

    def by(step: float) -> None:
        moved = _USUAL_SLEEP if hours is None else min(24.0, max(0.0, hours + step))
        frame.session.check_in.set_sleep(moved)

    names = (words("check_in.sleep_less"), words("check_in.sleep_more"))
    clear = None if hours is None else lambda: frame.session.check_in.set_sleep(None)
    return Stepper(words("check_in.sleep"), shown, lambda: by(-0.5), lambda: by(0.5), names, clear)


def _tags(frame: Frame, draft: Draft) -> ft.Control:
    offered = [frame.words(f"check_in.tag_{name}") for name in _OFFERED]
    used = [tag for tag in frame.shown.tags if tag not in offered][:5]
    return TagChips((*offered, *used), draft)


def _note(frame: Frame, draft: Draft) -> ft.Control:
    """The field with a name that stays: its hint, which names it too, goes with the first letter."""
    t = frame.t
    field = use_text_field(
        draft.noticed.note,
        frame.session.check_in.write,
        multiline=True,
        min_lines=2,
        hint_text=frame.words("check_in.note_hint"),
        border=ft.OutlineInputBorder(side=ft.BorderSide(1, t.outline), border_radius=18),
        hint_style=style("body", t.inkSoft),
        content_padding=18,
        capitalization=ft.TextCapitalization.SENTENCES,
    )
    return ft.MergeSemantics(ft.Semantics(label=frame.words("check_in.note"), content=field))


def _foot(frame: Frame, draft: Draft) -> ft.Control:
    look, words, checking_in = frame.look, frame.words, frame.session.check_in
    side = not look.stacked
    no_mood = draft.noticed.mood is None
    buttons = [
        Tonal(words("check_in.just_mood"), checking_in.save_mood_only, expand=side, disabled=no_mood),
        Filled(words("check_in.save"), checking_in.save, expand=side),
    ]
    pair = ft.Row(buttons, spacing=12) if side else ft.Column(buttons, spacing=12, horizontal_alignment=STRETCH)
    return ft.Container(
        ft.Column([*_trouble(frame), pair], spacing=12, horizontal_alignment=STRETCH, tight=True),
        padding=ft.Padding(16, 12, 16, 10 + look.inset_bottom),
        bgcolor=frame.t.card,
        border=ft.Border(top=ft.BorderSide(1, frame.t.hairline)),
    )


def _trouble(frame: Frame) -> list[ft.Control]:
    """What could not be kept, above the buttons: the words stay on the sheet."""
    said, words, checking_in = frame.shown.trouble or frame.shown.draft_trouble, frame.words, frame.session.check_in
    if not said:
        return []
    ways = (
        (words("errors.try_again"), checking_in.try_again),
        (words("errors.copy_text"), checking_in.copy_words),
    )
    return [TroubleLine(words(said), ways if said == NotKept.said else ())]
