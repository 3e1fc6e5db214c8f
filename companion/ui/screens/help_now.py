"""Help now: someone to talk to, one tap away, without network, journal or unlocking.

One order everywhere: crisis lines, my people, my plan (safety convention 1). The links open on the
device itself, so that they work even when this app does not answer.
"""

import flet as ft

from companion.care.safety import CrisisLine, CrisisLines
from companion.ui.calendar_words import full_date
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Link, tall
from companion.ui.components.card import STRETCH
from companion.ui.components.my_people import my_people
from companion.ui.components.page_body import page_body
from companion.ui.components.text import heading, text
from companion.ui.crisis_words import address, link, what_it_does
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import COUNTRY

_S = ft.ControlState
_SIGNS = {"call": ft.Icons.CALL_ROUNDED, "text": ft.Icons.SMS_ROUNDED}


@component
def HelpNow() -> ft.Control:
    """The chosen country's lines, my people with the clinic, and how old the numbers are."""
    frame = use_frame()
    words, given = frame.words, frame.session.around.help_lines
    lines = given.of(frame.shown.preferences.country)
    parts = [_lead(frame, lines), *(_lines(frame, lines) if lines else [])]
    parts += [*my_people(frame), _where_from(frame, lines)]
    return ft.Column([SubPageTitle(words("help.title")), page_body(parts)], spacing=0, expand=True)


def _lead(frame: Frame, lines: CrisisLines | None) -> ft.Control:
    words, t = frame.words, frame.t
    if lines is None:
        title, note = words("help.lead_unlisted"), words("help.lead_unlisted_line")
    else:
        title, note = words("help.lead"), lines.note
    if frame.look.large_text:
        title = title.replace("\n", " ")  # the break is for one size of text
    under = [text(note, "lead", t.inkSoft)] if note else []
    column = ft.Column([heading(title, "talk"), *under], spacing=4)
    return ft.Container(column, padding=ft.Padding.symmetric(horizontal=8))


def _lines(frame: Frame, lines: CrisisLines) -> list[ft.Control]:
    first, second, rest = lines.lines[:1], lines.lines[1:2], lines.lines[2:]
    pair: list[ft.Control] = [
        *(_big(frame, line, True) for line in first),
        *(_big(frame, line, False) for line in second),
    ]
    stacked = frame.look.stacked
    row = ft.Column(pair, spacing=12, horizontal_alignment=STRETCH) if stacked else ft.Row(pair, spacing=12)
    others = [_pill(frame, line.name, what_it_does(frame.words, line), address(line)) for line in rest]
    danger = frame.words("help.in_danger"), frame.words("help.call", number=lines.emergency)
    return [row, *others, _pill(frame, *danger, f"tel:{lines.emergency}")]


def _big(frame: Frame, line: CrisisLine, first: bool) -> ft.Control:
    t = frame.t
    ground, ink = (t.primary, t.onPrimary) if first else (t.tint, t.onTint)
    label = text(what_it_does(frame.words, line), "big_button", ink)
    return ft.FilledButton(
        content=ft.Row(
            [ft.Icon(_SIGNS[line.way], size=28, color=ink), label],
            spacing=14,
            alignment=ft.MainAxisAlignment.CENTER,
        ),
        url=link(address(line)),
        height=tall(frame.look, 72),
        expand=not frame.look.stacked,
        tooltip=line.name,
        style=ft.ButtonStyle(
            bgcolor=ground,
            elevation=0,
            shadow_color="transparent",
            padding=ft.Padding.symmetric(horizontal=12),
            side={_S.FOCUSED: ft.BorderSide(3, t.outline), _S.DEFAULT: ft.BorderSide(0, "transparent")},
        ),
    )


def _pill(frame: Frame, why: str, what: str, reached_at: str) -> ft.Control:
    t = frame.t
    reason, action = text(why, "body", t.ink), text(what, "body_strong", t.ink)
    if frame.look.stacked:
        inside: ft.Control = ft.Row([ft.Column([reason, action], spacing=2, tight=True, expand=True)])
    else:
        inside = ft.Row([ft.Container(reason, expand=True), action], spacing=12)
    return ft.OutlinedButton(
        content=ft.Container(inside, padding=ft.Padding.symmetric(vertical=13)),
        url=link(reached_at),
        style=ft.ButtonStyle(
            padding=ft.Padding.symmetric(horizontal=20),
            side={_S.FOCUSED: ft.BorderSide(3, t.primary), _S.DEFAULT: ft.BorderSide(1, t.outline)},
        ),
    )


def _where_from(frame: Frame, lines: CrisisLines | None) -> ft.Control:
    """Which country, how old the numbers are, and that no network is needed."""
    words, t = frame.words, frame.t
    if lines is None:
        said = words("help.from_unlisted")
    else:
        said = words("help.from_country", country=lines.country_name, checked=full_date(words, lines.checked_on))
    change = Link(words("help.change_country"), lambda: frame.session.go(COUNTRY), "caption_strong")
    return ft.Column(
        [text(said, "caption", t.inkSoft, text_align=ft.TextAlign.CENTER), change],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
