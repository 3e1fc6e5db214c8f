"""A questionnaire: one question a screen, and the end."""

import flet as ft

from companion.care.answer_sheet import Answer
from companion.care.questionnaire import Question
from companion.ui.components.answer_card import AnswerCard
from companion.ui.components.answered_card import AnsweredCard
from companion.ui.components.bars import ClosableTitle
from companion.ui.components.buttons import Filled, Link, Pair, Tonal
from companion.ui.components.card import STRETCH
from companion.ui.components.field import Field
from companion.ui.components.not_read_now import NotReadNow
from companion.ui.components.page_body import page_body
from companion.ui.components.progress_segments import ProgressSegments
from companion.ui.components.quiet_states import Empty
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.score_words import plain
from companion.ui.sheet_shown import SheetShown

_ROOM = 340
"""Pixels that bar, question and buttons want; what is left is for the answers, or all of it scrolls."""
_CARD = 78


@component
def Sheet() -> ft.Control:
    """The question that is shown, or what was answered."""
    frame = use_frame()
    shown, words = frame.shown.sheet, frame.words
    if shown is None:
        body = page_body([Empty(words("sheet.gone"), words("sheet.gone_line"))])
        return ft.Column([ClosableTitle(words("questionnaires.title")), body], spacing=0, expand=True)
    question = shown.question
    if question is None:
        return ft.Column([ClosableTitle(shown.form.title), page_body(_end(frame, shown))], spacing=0, expand=True)
    return ft.Column(
        [
            ClosableTitle(shown.form.title),
            ProgressSegments(_place(shown, question), len(shown.counted)),
            *_asked(frame, shown, question),
            ft.Container(_steps(frame, shown, question), padding=ft.Padding(16, 8, 16, 16)),
        ],
        spacing=0,
        expand=True,
        horizontal_alignment=STRETCH,
        key=question.link_id,
    )


def _place(shown: SheetShown, question: Question) -> int:
    """Which of the counted ones it is; those beyond them stand at the last."""
    ids = [one.link_id for one in shown.counted]
    return ids.index(question.link_id) + 1 if question.link_id in ids else len(ids)


def _asked(frame: Frame, shown: SheetShown, question: Question) -> list[ft.Control]:
    """The question above its answers; all in one scrolling page where they do not fit."""
    side = ft.Padding(20, 20, 20, 8)
    parts, answers = _question(frame, shown, question), _answers(frame, shown, question)
    fits = frame.look.height - _ROOM >= _CARD * len(question.choices)
    if frame.look.large_text or not question.choices or not fits:
        return [page_body([*parts, *answers, NotReadNow()], side)]
    above = ft.Column(parts, spacing=10, scroll=ft.ScrollMode.AUTO, expand=True, horizontal_alignment=STRETCH)
    below = ft.Column([*answers, NotReadNow()], spacing=10, horizontal_alignment=STRETCH)
    return [
        ft.Container(above, padding=side, expand=True),
        ft.Container(below, padding=ft.Padding(20, 0, 20, 4)),
    ]


def _question(frame: Frame, shown: SheetShown, question: Question) -> list[ft.Control]:
    words, counted = frame.words, shown.counted
    if question.kind == "display":
        number = words("sheet.read")
    elif question in counted:
        number = words("sheet.number", number=_place(shown, question), of=len(counted))
    else:
        number = words("sheet.one_more")
    return [
        text(number, "body", frame.t.inkSoft),
        *(text(line, "body") for line in question.lead),
        heading(question.text, "prompt"),
    ]


def _answers(frame: Frame, shown: SheetShown, question: Question) -> list[ft.Control]:
    words = frame.words
    held = shown.sheet.answers.get(question.link_id)
    told = _told(frame, shown, question)
    if question.kind == "display":
        return []
    if question.kind == "boolean":
        pairs: list[tuple[Answer, str]] = [(True, words("sheet.yes")), (False, words("sheet.no"))]
    else:
        pairs = [(choice.key, choice.text) for choice in question.choices]
    cards = [_card(frame, key, name, chosen=held == key and type(held) is type(key)) for key, name in pairs]
    if cards and question.kind != "open-choice":
        said = [ft.Semantics(live_region=True, content=text(told, "small", frame.t.notice))] if told else []
        return [*cards, *said]
    return [*cards, _field(frame, shown, question, told)]


def _card(frame: Frame, key: Answer, name: str, chosen: bool) -> ft.Control:
    return AnswerCard(name, chosen, lambda: frame.session.answering.choose(key))


def _field(frame: Frame, shown: SheetShown, question: Question, told: str) -> ft.Control:
    numbers = question.kind in ("integer", "decimal")
    return Field(
        frame.words("sheet.answer"),
        shown.typed,
        frame.session.answering.write,
        told,
        frame.words("sheet.day_hint") if question.kind == "date" else "",
        keyboard=ft.KeyboardType.NUMBER if numbers else ft.KeyboardType.TEXT,
        capitals=ft.TextCapitalization.SENTENCES,
        lines=4 if question.kind == "text" else 1,
    )


def _told(frame: Frame, shown: SheetShown, question: Question) -> str:
    if shown.told == "sheet.outside":
        return _outside(frame, question)
    if shown.told == "sheet.too_long":
        return frame.words("sheet.too_long", longest=question.longest or 0)
    return frame.words(shown.told) if shown.told else ""


def _outside(frame: Frame, question: Question) -> str:
    least, most = question.least, question.most
    if least is None or most is None:
        key, bound = ("sheet.at_least", least) if most is None else ("sheet.at_most", most)
        return frame.words(key, bound=plain(bound or 0))
    return frame.words("sheet.outside", least=plain(least), most=plain(most))


def _steps(frame: Frame, shown: SheetShown, question: Question) -> ft.Control:
    answering, words = frame.session.answering, frame.words
    empty = question.link_id not in shown.sheet.answers and not shown.typed.strip()
    may_stay_blank = empty and not question.required and question.kind != "display"
    on = words("sheet.blank") if may_stay_blank else words("sheet.next")
    back = Tonal(words("sheet.back"), answering.before, expand=1)
    following = Tonal if may_stay_blank else Filled
    forward = following(on, answering.leave_blank if may_stay_blank else answering.next, expand=2)
    return Pair(back, forward)


def _end(frame: Frame, shown: SheetShown) -> list[ft.Control]:
    words, session = frame.words, frame.session
    erase = Link(words("sheet.erase"), lambda: session.answering.erase(shown.sheet.id))
    return [
        AnsweredCard(shown.form, shown.sheet),
        Filled(words("sheet.done"), session.back),
        ft.Row([erase], alignment=ft.MainAxisAlignment.CENTER),
        NotReadNow(),
    ]
