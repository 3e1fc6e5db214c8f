"""Recently deleted: 30 days to change one's mind, or erase now."""

from collections.abc import Callable

import flet as ft

from companion.care.mood import DeletedCheckIn
from companion.ui.calendar_words import clock_time, day_title
from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Link, Pair, Tonal
from companion.ui.components.card import Card
from companion.ui.components.entry_row import entry_sign, entry_title
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component

SetAsking = Callable[[bool], None]


@component
def RecentlyDeleted() -> ft.Control:
    """What was deleted, last deleted first."""
    frame = use_frame()
    words, deleted = frame.words, frame.shown.deleted
    if deleted:
        explained = text(words("deleted.explained"), "small", frame.t.inkSoft)
        parts = [explained, *(_Deleted(one, key=one.check_in.id) for one in deleted)]  # type: ignore[call-arg]
    else:
        parts = [Empty(words("deleted.empty"), words("deleted.empty_line"))]
    return ft.Column([SubPageTitle(words("deleted.title")), page_body(parts)], spacing=0, expand=True)


@component
def _Deleted(one: DeletedCheckIn) -> ft.Control:
    frame = use_frame()
    asking, set_asking = ft.use_state(False)
    note = one.check_in.noticed.note.strip()
    actions = _sure(frame, one, set_asking) if asking else _ways(frame, one, set_asking)
    return Card(
        [
            _head(frame, one),
            *([ft.Container(text(note), margin=ft.Margin(top=8))] if note else []),
            ft.Container(actions, margin=ft.Margin(top=10)),
        ]
    )


def _head(frame: Frame, one: DeletedCheckIn) -> ft.Control:
    entry, words = one.check_in, frame.words
    day = day_title(words, entry.at.local_date, frame.shown.now.local_date)
    when = words("deleted.when", day=day, time=clock_time(entry.at.local))
    lines: list[ft.Control] = [text(entry_title(frame, entry), "row"), text(when, "row_sub", frame.t.inkSoft)]
    sign = ft.Container(entry_sign(frame, entry, 40), width=40)
    return ft.Row([sign, ft.Column(lines, spacing=1, tight=True, expand=True)], spacing=14)


def _ways(frame: Frame, one: DeletedCheckIn, set_asking: SetAsking) -> ft.Control:
    words, reading, id = frame.words, frame.session.reading, one.check_in.id
    put_back = Tonal(words("deleted.put_back"), lambda: reading.put_back(id), height=48)
    return Pair(put_back, Link(words("deleted.erase"), lambda: set_asking(True)))


def _sure(frame: Frame, one: DeletedCheckIn, set_asking: SetAsking) -> ft.Control:
    words, reading, id = frame.words, frame.session.reading, one.check_in.id
    keep = Tonal(words("deleted.keep"), lambda: set_asking(False), height=48)
    erase = Link(words("deleted.erase_sure"), lambda: reading.erase(id))
    return ft.Column([text(words("deleted.sure"), "body"), Pair(keep, erase)], spacing=8)
