"""What the patient tells of the treatment as a whole: why, with whom, what helps, what was before."""

import flet as ft

from companion.care.course import LONGEST_LINE, LONGEST_WORDS, Told
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled
from companion.ui.components.card import RowCard
from companion.ui.components.choice_row import INDENT, ChoiceRow
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

_FIELDS = (("own_reason", 1), ("clinician", 1), ("supports", 4), ("earlier", 4))


@component
def CourseTold() -> ft.Control:
    """All of it may stay blank. What is typed is kept on its way."""
    frame = use_frame()
    words, told = frame.words, frame.shown.course.told
    reason, choose = ft.use_state(told.reason)
    longer, say_longer = ft.use_state("")

    async def save() -> None:
        typed = {name: frame.session.wording.of(f"course/{name}", getattr(told, name)).strip() for name, _ in _FIELDS}
        too_long = next((name for name, lines in _FIELDS if len(typed[name]) > _most(lines)), "")
        say_longer(too_long)
        if not too_long:
            await frame.session.course.save_told(reason=reason, **typed)

    reasons = [(one.id, one.name) for one in frame.session.around.templates().reason]
    shown = [(name, lines) for name, lines in _FIELDS if name != "own_reason" or not reason]
    rows = [_choice(id, name, reason == id, choose) for id, name in (*reasons, ("", words("course.own_reason")))]
    parts: list[ft.Control] = [
        text(words("course.reason"), "body_strong"),
        RowCard(rows, indent=INDENT),
        *(_field(frame, told, name, lines, longer == name) for name, lines in shown),
        NotReadNow(),
        Filled(words("course.save"), save),
    ]
    return ft.Column([SubPageTitle(words("course.told")), page_body(parts)], spacing=0, expand=True)


def _most(lines: int) -> int:
    return LONGEST_LINE if lines == 1 else LONGEST_WORDS


def _choice(id: str, name: str, chosen: bool, choose: object) -> ft.Control:
    return ChoiceRow(name, chosen, lambda: choose(id))  # type: ignore[operator]


def _field(frame: Frame, told: Told, name: str, lines: int, too_long: bool) -> ft.Control:
    address, wording = f"course/{name}", frame.session.wording
    return Field(
        frame.words(f"course.{name}"),
        wording.of(address, getattr(told, name)),
        lambda typed: wording.write(address, typed),
        frame.words("person.too_long") if too_long else "",
        capitals=ft.TextCapitalization.SENTENCES,
        lines=lines,
    )
