"""An appointment that is no session: its day, perhaps its time, and whether it looks back on the plan."""

import flet as ft

from companion.care.course import LONGEST_LINE
from companion.care.visit import Appointment
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import RowCard, SwitchRow
from companion.ui.components.day_picker import DayPicker
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.navigation import record_in
from companion.ui.typed_time import read_time


@component
def OneAppointment() -> ft.Control:
    """Nothing is kept before Save."""
    frame = use_frame()
    words, session, today = frame.words, frame.session, frame.shown.now.local_date
    here = frame.shown.trail.behind_sheet
    id = (record_in(here) or ("", "new"))[1]
    held = next((one for one in frame.shown.visits.appointments if one.id == id), None)
    day, set_day = ft.use_state(held.day if held else today)
    hour, set_hour = ft.use_state(f"{held.at.hour}:{held.at.minute:02d}" if held and held.at else "")
    review, set_review = ft.use_state(held.review if held else False)
    told, set_told = ft.use_state("")
    said = session.wording.of(here, held.words if held else "")

    async def save() -> None:
        at, wrong = read_time(hour)
        typed = " ".join(session.wording.of(here, held.words if held else "").split())
        set_told("time" if wrong else "words" if len(typed) > LONGEST_LINE else "")
        if not wrong and len(typed) <= LONGEST_LINE:
            kept = Appointment(id="new", day=day, at=at, review=review, words=typed)
            await session.visiting.save_appointment(id, kept)

    parts: list[ft.Control] = [
        DayPicker(day, day, set_day),
        Field(
            words("session.time"),
            hour,
            set_hour,
            words("session.time_wrong") if told == "time" else "",
            words("session.time_hint"),
            keyboard=ft.KeyboardType.DATETIME,
        ),
        RowCard(
            [
                SwitchRow(
                    words("visit.review"),
                    words("visit.review_line"),
                    ft.Icons.EVENT_REPEAT_OUTLINED,
                    review,
                    lambda: set_review(not review),
                )
            ]
        ),
        Field(
            words("visit.about"),
            said,
            lambda typed: session.wording.write(here, typed),
            words("person.too_long") if told == "words" else "",
            capitals=ft.TextCapitalization.SENTENCES,
        ),
        NotReadNow(),
        Filled(words("visit.save"), save),
    ]
    if held is not None:
        remove = Link(words("course.remove"), lambda: session.visiting.remove_appointment(id))
        parts.append(ft.Row([remove], alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column([SubPageTitle(words("visit.appointment")), page_body(parts)], spacing=0, expand=True)
