"""A question for the clinician."""

import flet as ft

from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import record_in

_LONGEST = 1000


@component
def OneQuestion() -> ft.Control:
    """Nothing is kept before Save, but what is typed outlives a kill."""
    frame = use_frame()
    words, session = frame.words, frame.session
    here = frame.shown.trail.behind_sheet
    id = (record_in(here) or ("", "new"))[1]
    held = next((one for one in frame.shown.visits.to_ask if one.id == id), None)
    told, set_told = ft.use_state("")

    async def save() -> None:
        typed = session.wording.of(here, held.words if held else "").strip()
        wrong = "visit.no_words" if not typed else "person.too_long" if len(typed) > _LONGEST else ""
        set_told(wrong)
        if not wrong:
            await session.visiting.save_question(id, typed)

    parts: list[ft.Control] = [
        Field(
            words("visit.question"),
            session.wording.of(here, held.words if held else ""),
            lambda typed: session.wording.write(here, typed),
            words(told) if told else "",
            capitals=ft.TextCapitalization.SENTENCES,
            lines=4,
        ),
        NotReadNow(),
        Filled(words("visit.save"), save),
    ]
    if held is not None:
        asked = "visit.not_asked" if held.asked_on else "visit.was_asked"
        links: list[ft.Control] = [
            Link(words(asked), lambda: session.visiting.asked(id)),
            Link(words("course.remove"), lambda: session.visiting.remove_question(id)),
        ]
        parts.append(ft.Row(links, wrap=True, alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column([SubPageTitle(words("visit.question")), page_body(parts)], spacing=0, expand=True)
