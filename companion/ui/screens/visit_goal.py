"""A goal: its words, a small picture, and how it seems."""

from typing import get_args

import flet as ft

from companion.care.course import LONGEST_LINE
from companion.care.visit import Sense
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.field import Field
from companion.ui.components.goal_icons import ICONS
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import record_in

_SENSES: tuple[Sense, ...] = get_args(Sense)


@component
def OneGoal() -> ft.Control:
    """Nothing is kept before Save, but what is typed outlives a kill."""
    frame = use_frame()
    words, session = frame.words, frame.session
    here = frame.shown.trail.behind_sheet
    id = (record_in(here) or ("", "new"))[1]
    held = next((one for one in frame.shown.visits.goals if one.id == id), None)
    icon, set_icon = ft.use_state(held.icon if held else "")
    seems, set_seems = ft.use_state(held.seemed if held else None)
    told, set_told = ft.use_state("")

    async def save() -> None:
        typed = " ".join(session.wording.of(here, held.words if held else "").split())
        wrong = "visit.no_words" if not typed else "person.too_long" if len(typed) > LONGEST_LINE else ""
        set_told(wrong)
        if not wrong:
            await session.visiting.save_goal(id, typed, icon, seems)

    parts: list[ft.Control] = [
        Field(
            words("visit.goal"),
            session.wording.of(here, held.words if held else ""),
            lambda typed: session.wording.write(here, typed),
            words(told) if told else "",
            words("visit.goal_hint"),
            capitals=ft.TextCapitalization.SENTENCES,
            lines=2,
        ),
        _pictures(frame, icon, set_icon),
        *(_senses(frame, seems, set_seems) if held else []),
        NotReadNow(),
        Filled(words("visit.save"), save),
    ]
    if held is not None:
        let_go = Link(words("visit.let_go"), lambda: session.visiting.let_go(id))
        parts.append(ft.Row([let_go], alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column([SubPageTitle(words("visit.goal")), page_body(parts)], spacing=0, expand=True)


def _pictures(frame: Frame, chosen: str, choose: object) -> ft.Control:
    """Small pictures to choose from, each named."""
    cells = [_picture(frame, name, chosen == name, choose) for name in ICONS]
    return ft.Row(cells, wrap=True, spacing=8, run_spacing=8)


def _picture(frame: Frame, name: str, chosen: bool, choose: object) -> ft.Control:
    t = frame.t
    button = ft.Container(
        ft.Icon(ICONS[name], size=24, color=t.onTint if chosen else t.ink),
        width=48,
        height=48,
        border_radius=24,
        bgcolor=t.tint if chosen else t.card,
        border=ft.Border.all(2, t.primary if chosen else "transparent"),
        ink=True,
        on_click=frame.safe(lambda: choose(name)),  # type: ignore[operator]
        alignment=ft.Alignment.CENTER,
    )
    label = frame.words(f"visit.icon_{name}")
    return ft.MergeSemantics(ft.Semantics(button=True, selected=chosen, label=label, content=button))


def _senses(frame: Frame, chosen: Sense | None, choose: object) -> list[ft.Control]:
    rows = [_sense(frame, one, chosen == one, choose) for one in _SENSES]
    return [text(frame.words("visit.how"), "body_strong"), RowCard(list(rows), indent=INDENT)]


def _sense(frame: Frame, one: Sense, chosen: bool, choose: object) -> ft.Control:
    return ChoiceRow(frame.words(f"visit.{one}"), chosen, lambda: choose(one))  # type: ignore[operator]
