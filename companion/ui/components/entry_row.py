"""One check-in in a list: its face, its word, its time and its words."""

import flet as ft

from companion.care.mood import CheckIn
from companion.ui.calendar_words import clock_time
from companion.ui.components.mood_faces import face_canvas, face_word
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import ENTRY

LEAD = 42


def entry_title(frame: Frame, entry: CheckIn) -> str:
    """The mood's word, or "A note" when no mood was given."""
    face = entry.noticed.face
    return frame.words(face_word(face)) if face else frame.words("journal.a_note")


def entry_sign(frame: Frame, entry: CheckIn, size: float) -> ft.Control:
    """The face of a check-in, or a pen when no mood was given."""
    face = entry.noticed.face
    if face:
        return face_canvas(face, size, frame.t)
    return ft.Icon(ft.Icons.EDIT_OUTLINED, size=size * 0.7, color=frame.t.inkSoft)


@component
def EntryRow(entry: CheckIn) -> ft.Control:
    """Opens the check-in. The whole note is shown: nothing a patient wrote is cut."""
    frame = use_frame()
    t, noticed = frame.t, entry.noticed
    head = ft.Row(
        [
            text(entry_title(frame, entry), "row", t.ink, expand=True),
            text(clock_time(entry.at.local), "caption", t.inkSoft),
        ],
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    below = [text(line, "body", t.ink) for line in (noticed.note.strip(), ", ".join(noticed.tags)) if line][:1]
    row = ft.Row(
        [
            ft.Container(entry_sign(frame, entry, 36), width=LEAD, alignment=ft.Alignment.TOP_CENTER),
            ft.Column([head, *below], spacing=0, tight=True, expand=True),
        ],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    opens = frame.safe(lambda: frame.session.go(f"{ENTRY}/{entry.id}"))
    tappable = ft.Container(row, padding=ft.Padding(6, 8, 4, 8), ink=True, border_radius=16, on_click=opens)
    return ft.MergeSemantics(ft.Semantics(button=True, content=tappable))
