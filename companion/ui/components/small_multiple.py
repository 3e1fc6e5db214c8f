"""One questionnaire in Trends: its last whole total, what it was at first, and the way between."""

from collections.abc import Sequence

import flet as ft
import flet.canvas as cv

from companion.care.answer_sheet import AnswerSheet
from companion.care.questionnaire import Questionnaire
from companion.care.score import score
from companion.ui.calendar_words import month_name
from companion.ui.components.card import Card
from companion.ui.components.text import text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.navigation import SHEET
from companion.ui.score_words import change_shortly, plain

_HEIGHT, _SHOWN = 58.0, 12


@component
def SmallMultiple(form: Questionnaire, sheets: Sequence[AnswerSheet], width: float) -> ft.Control:
    """`sheets` are finished ones with whole totals, oldest first. The card is the way to the last one."""
    frame = use_frame()
    words, t = frame.words, frame.t
    shown = sheets[-_SHOWN:]
    first, last = shown[0], shown[-1]
    totals = [score(form, one.answers).total or 0.0 for one in shown]
    band = score(form, last.answers).band
    numbers: list[ft.Control] = [text(plain(totals[-1]), "display")]
    if len(shown) > 1:
        numbers.append(text(words("trends.was", total=plain(totals[0])), "small", t.inkSoft))
    parts: list[ft.Control] = [text(form.title, "card"), ft.Row(numbers, spacing=10, wrap=True)]
    parts += [text(band.name, "small", t.inkSoft)] if band else []
    if not frame.look.plain and len(shown) > 1:
        parts += [_line(frame, form, totals, width - 36), _months(frame, first, last)]
    changed = change_shortly(words, form, last, sheets)
    parts += [text(changed, "caption", t.inkSoft)] if changed else []
    card = Card([ft.Column(parts, spacing=4, tight=True)], padding=18)
    way = ft.Container(
        card, ink=True, border_radius=24, on_click=frame.safe(lambda: frame.session.go(f"{SHEET}/{last.id}"))
    )
    return ft.MergeSemantics(ft.Semantics(button=True, content=way))


def _line(frame: Frame, form: Questionnaire, totals: Sequence[float], width: float) -> ft.Control:
    t, most = frame.t, form.measure.most if form.measure else max(*totals, 1)
    inset = 7.0

    def at(number: int) -> tuple[float, float]:
        share = number / (len(totals) - 1)
        return inset + share * (width - 2 * inset), inset + (1 - totals[number] / most) * (_HEIGHT - 2 * inset)

    points = [at(number) for number in range(len(totals))]
    pen = ft.Paint(color=t.primary, stroke_width=2.5, style=ft.PaintingStyle.STROKE)
    steps: list[cv.Path.PathElement] = [cv.Path.MoveTo(*points[0]), *(cv.Path.LineTo(*one) for one in points[1:])]
    shapes: list[cv.Shape] = [
        cv.Line(inset, _HEIGHT, width - inset, _HEIGHT, ft.Paint(color=t.hairline, stroke_width=1))
    ]
    shapes.append(cv.Path(steps, pen))
    for point in points[:-1]:
        shapes += [cv.Circle(*point, 4, ft.Paint(color=t.card)), cv.Circle(*point, 4, pen)]
    shapes += [
        cv.Circle(*points[-1], 6.5, ft.Paint(color=t.card)),
        cv.Circle(*points[-1], 4.5, ft.Paint(color=t.primary)),
    ]
    return ft.Container(cv.Canvas(shapes, width=width, height=_HEIGHT + 2), margin=ft.Margin(top=6))


def _months(frame: Frame, first: AnswerSheet, last: AnswerSheet) -> ft.Control:
    names = [month_name(frame.words, one.day.month)[:3] for one in (first, last)]
    signs: list[ft.Control] = [text(name, "chart", frame.t.inkSoft) for name in names]
    return ft.Row(signs if names[0] != names[1] else signs[:1], alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
