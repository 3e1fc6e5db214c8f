"""My people: whom Help now offers to call, and whether it does before unlocking."""

import flet as ft

from companion.care.people import Person
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Tonal
from companion.ui.components.card import RowCard, SwitchRow
from companion.ui.components.initials import Initials, tint_of
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import PERSON


@component
def People() -> ft.Control:
    """Everybody in order, each the way to change them, and the way to add someone."""
    frame = use_frame()
    words, session = frame.words, frame.session
    add = (words("people.add"), lambda: session.go(PERSON))
    if frame.shown.people:
        parts = [*_listed(frame), Tonal(*add), _before_unlock(frame)]
    else:
        parts = [Empty(words("people.empty"), words("people.empty_line"), add)]
    return ft.Column([SubPageTitle(words("help.my_people")), page_body(parts)], spacing=0, expand=True)


def _listed(frame: Frame) -> list[ft.Control]:
    explained = text(frame.words("people.explained"), "small", frame.t.inkSoft)
    rows: list[ft.Control] = [_Row(one, place) for place, one in enumerate(frame.shown.people)]
    return [
        ft.Container(explained, padding=ft.Padding.symmetric(horizontal=4)),
        RowCard(rows, indent=20 if frame.look.large_text else 74),
    ]


@component
def _Row(person: Person, place: int) -> ft.Control:
    """The number stands in it as it was written, so that it can be checked at a glance."""
    frame = use_frame()
    t, large = frame.t, frame.look.large_text
    lines: list[ft.Control] = [text(person.name, "row", t.ink)]
    lines += [text(line, "row_sub", t.inkSoft) for line in (person.about, person.phone) if line]
    row = ft.Row(
        [
            *([] if large else [Initials(person.name, tint_of(place))]),
            ft.Column(lines, spacing=1, tight=True, expand=True),
            ft.Icon(ft.Icons.CHEVRON_RIGHT_ROUNDED, size=24, color=t.inkSoft),
        ],
        spacing=14,
    )
    tappable = ft.Container(
        row,
        padding=ft.Padding(20 if large else 16, 11.5, 12, 11.5),
        ink=True,
        on_click=frame.safe(lambda: frame.session.go(f"{PERSON}/{person.id}")),
        border_radius=20,
    )
    return ft.MergeSemantics(ft.Semantics(button=True, content=tappable))


def _before_unlock(frame: Frame) -> ft.Control:
    words, on, people = frame.words, frame.shown.preferences.people_before_unlock, frame.session.people
    title, line = words("people.before_unlock"), words("people.before_unlock_line")
    turn = lambda: people.show_before_unlocking(not on)  # noqa: E731
    return RowCard([SwitchRow(title, line, ft.Icons.LOCK_OPEN_OUTLINED, on, turn)])
