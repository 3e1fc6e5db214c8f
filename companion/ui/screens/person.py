"""Someone to call: a name, a number, and a few words."""

import flet as ft

from companion.ui.components.bars import SubPageTitle
from companion.ui.components.buttons import Filled, Link
from companion.ui.components.card import STRETCH
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.person_form import PersonForm


@component
def OnePerson() -> ft.Control:
    """The fields of a new person or a known one, who can also be removed."""
    frame = use_frame()
    words, form = frame.words, frame.shown.person
    if form is None:
        parts: list[ft.Control] = [Empty(words("person.gone"), words("person.gone_line"))]
    else:
        parts = [*_fields(frame, form), _actions(frame, form), NotReadNow()]
    side = 16 if frame.look.large_text else 24
    body = page_body(parts, ft.Padding(side, 6, side, 24))
    return ft.Column([SubPageTitle(words("person.title")), body], spacing=0, expand=True)


def _fields(frame: Frame, form: PersonForm) -> list[ft.Control]:
    words, people = frame.words, frame.session.people
    told = {name: words(said) for name, said in form.told.items()}
    return [
        Field(
            words("person.name"),
            form.name,
            lambda typed: people.write("name", typed),
            told.get("name", ""),
            capitals=ft.TextCapitalization.WORDS,
        ),
        Field(
            words("person.phone"),
            form.phone,
            lambda typed: people.write("phone", typed),
            told.get("phone", ""),
            keyboard=ft.KeyboardType.PHONE,
        ),
        Field(
            words("person.about"),
            form.about,
            lambda typed: people.write("about", typed),
            told.get("about", ""),
            words("person.about_hint"),
            capitals=ft.TextCapitalization.SENTENCES,
            lines=2,
        ),
    ]


def _actions(frame: Frame, form: PersonForm) -> ft.Control:
    words, people = frame.words, frame.session.people
    actions: list[ft.Control] = [Filled(words("person.save"), people.save)]
    if form.known:
        remove = Link(words("person.remove"), people.remove)
        actions.append(ft.Row([remove], alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column(actions, spacing=8, horizontal_alignment=STRETCH, margin=ft.Margin(top=8))
