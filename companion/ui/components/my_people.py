"""My people in Help now: everybody the patient named, then the clinic, each one tap from a call."""

import flet as ft

from companion.ui.components.buttons import Link
from companion.ui.components.card import STRETCH, RowCard
from companion.ui.components.initials import CLINIC_TINT, Initials, tint_of
from companion.ui.components.text import heading, text
from companion.ui.crisis_words import link
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import CHECK_IN, PERSON


def my_people(frame: Frame) -> list[ft.Control]:
    """Heading, card and, while there is nobody, the way to add someone; nothing where none of it is to show."""
    words, clinic = frame.words, frame.session.around.help_lines.clinic
    rows: list[ft.Control] = [
        CallRow(one.name, one.about, one.number, tint_of(place)) for place, one in enumerate(frame.shown.people)
    ]
    if clinic is not None:
        rows.append(CallRow(clinic.name, clinic.hours, clinic.phone, CLINIC_TINT))
    parts: list[ft.Control] = [RowCard(rows, indent=20 if frame.look.large_text else 74)] if rows else []
    if not frame.shown.people and _can_add(frame):
        add = Link(words("people.add_to_call"), lambda: frame.session.go(PERSON), "button")
        parts.append(ft.Row([add]))
    if not parts:
        return []
    title = heading(words("help.my_people"), "card", level=2)
    head = ft.Container(title, padding=ft.Padding(left=4, top=4, bottom=12))
    return [ft.Column([head, *parts], spacing=0, horizontal_alignment=STRETCH)]


def _can_add(frame: Frame) -> bool:
    """Only in an open journal, and not above the check-in sheet, which would have to close at the same time."""
    shown = frame.shown
    is_open = shown.phase == "ready" and shown.preferences.welcomed
    return is_open and not shown.trail.under_help.startswith(CHECK_IN)


@component
def CallRow(name: str, about: str, number: str, tint: str) -> ft.Control:
    """Who, a few words, and a button that calls `number`. The device opens the link itself."""
    frame = use_frame()
    t = frame.t
    lines: list[ft.Control] = [text(name, "row", t.ink), *([text(about, "row_sub", t.inkSoft)] if about else [])]
    call = ft.IconButton(
        ft.Icons.CALL_OUTLINED,
        icon_color=t.ink,
        icon_size=24,
        tooltip=frame.words("people.call", name=name),
        width=48,
        height=48,
        bgcolor=t.inset,
        url=link(f"tel:{number}"),
        style=ft.ButtonStyle(side={ft.ControlState.FOCUSED: ft.BorderSide(3, t.primary)}),
    )
    sign = [] if frame.look.large_text else [Initials(name, tint)]
    row = ft.Row(
        [*sign, ft.Column(lines, spacing=1, tight=True, expand=True), ft.MergeSemantics(call)],
        spacing=14,
    )
    return ft.Container(row, padding=ft.Padding(20 if frame.look.large_text else 16, 8, 12, 8))
