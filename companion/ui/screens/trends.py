"""Trends: what was, in pictures and in words. It looks back, and says nothing of what comes."""

from collections.abc import Sequence

import flet as ft

from companion.care.answer_sheet import AnswerSheet
from companion.care.four_signals import Signal
from companion.care.questionnaire import Questionnaire
from companion.care.response import Response
from companion.care.score import score
from companion.ui import trend_words
from companion.ui.components.bars import TabTitle
from companion.ui.components.card import STRETCH, Card
from companion.ui.components.chart_card import ChartCard
from companion.ui.components.mood_chart import MoodChart
from companion.ui.components.overlay_chart import OverlayChart, OverlayLegend
from companion.ui.components.page_body import page_body
from companion.ui.components.quiet_states import Empty
from companion.ui.components.range_chart import RangeChart
from companion.ui.components.small_multiple import SmallMultiple
from companion.ui.components.span_choice import SpanChoice
from companion.ui.components.text import heading, text
from companion.ui.frame import Frame, use_frame
from companion.ui.guard import component
from companion.ui.trends_shown import SPANS, TrendsShown

_SIDES = 2 * 16 + 2 * 20
"""Pixels beside a chart: the page's margins and the card's."""

_MOST_WIDE = 640


@component
def Trends() -> ft.Control:
    """One card below another; before five check-ins, one quiet line."""
    frame = use_frame()
    words, trends = frame.words, frame.shown.trends
    if trends.mood is None:
        parts: list[ft.Control] = [Empty(words("trends.empty"), words("trends.empty_line")), *_measures(frame)]
    else:
        parts = [_spans(frame), *_charts(frame, trends), *_measures(frame)]
    return ft.Column([TabTitle(words("tabs.trends")), page_body(parts)], spacing=0, expand=True)


def _width(frame: Frame) -> float:
    return min(frame.look.width, _MOST_WIDE) - _SIDES


def _spans(frame: Frame) -> ft.Control:
    choices = [(span, frame.words(f"trends.{span}")) for span in SPANS]
    return ft.Row([SpanChoice(choices, frame.shown.span, frame.session.trending.choose_named)])


def _charts(frame: Frame, trends: TrendsShown) -> list[ft.Control]:
    words, wide, mood = frame.words, _width(frame), trends.mood
    assert mood is not None
    said = trend_words.mood_said(words, mood)
    title, line = trend_words.mood_sentence(words, mood), trend_words.mood_line(words, mood)
    cards: list[ft.Control] = [ChartCard(title, line, MoodChart(mood, wide), said)]
    if trends.after is not None:
        line, said = trend_words.after_line(words, trends.after), trend_words.after_said(words, trends.after)
        picture = OverlayChart(trends.after, wide)
        cards.append(ChartCard(words("trends.after"), line, picture, said, [OverlayLegend()]))
        cards.append(_lasted(frame, trends.lasted))
    if trends.steady is not None and trends.steady.weeks:
        title, line = trend_words.steady_sentence(words, trends.steady), trend_words.steady_line(words, trends.steady)
        said = trend_words.steady_said(words, trends.steady)
        cards.append(ChartCard(title, line, RangeChart(trends.steady, wide), said))
    return [*cards, *_signals(frame, trends.signals)]


def _lasted(frame: Frame, found: Response | None) -> ft.Control:
    """How long it lasted: usually, then after each session; a still line while it is being worked out."""
    words, t = frame.words, frame.t
    rows: list[ft.Control] = [heading(words("trends.lasted"), "card", level=2)]
    if found is None:
        rows.append(text(words("trends.working"), "body", t.inkSoft))
    else:
        rows.append(text(trend_words.usually(words, found.usual), "body"))
        for one in reversed(found.sessions[-4:]):
            said = {"number": one.session.number, "length": trend_words.length(words, one.length)}
            rows.append(text(words("trends.after_number", **said), "small", t.inkSoft))
    rows.append(text(words("trends.looks_back"), "caption", t.inkSoft))
    return Card([ft.Column(rows, spacing=6, tight=True)])


def _signals(frame: Frame, signals: Sequence[Signal]) -> list[ft.Control]:
    if all(one.direction is None for one in signals):
        return []
    tiles = [_tile(frame, one) for one in signals]
    across = 1 if frame.look.stacked or frame.look.large_text else 2
    rows = [tiles[at : at + across] for at in range(0, len(tiles), across)]
    grid: list[ft.Control] = [
        ft.Row(list(row), spacing=12, vertical_alignment=ft.CrossAxisAlignment.START) for row in rows
    ]
    title = ft.Container(heading(frame.words("trends.signals"), "card", level=2), padding=ft.Padding(4, 8, 4, 0))
    return [title, ft.Column(grid, spacing=12, horizontal_alignment=STRETCH)]


def _tile(frame: Frame, signal: Signal) -> ft.Control:
    words = frame.words
    name = text(words(f"trends.{signal.name}"), "small", frame.t.inkSoft)
    said = text(trend_words.signal_word(words, signal), "card")
    tile = Card([ft.Column([name, said], spacing=4, tight=True)], padding=18)
    return ft.Container(ft.MergeSemantics(tile), expand=True)


def _measures(frame: Frame) -> list[ft.Control]:
    """A small picture for each questionnaire with a whole total."""
    groups = _whole(frame)
    if not groups:
        return []
    alone = frame.look.stacked or frame.look.large_text
    wide = frame.look.width - 32 if alone else (frame.look.width - 32 - 12) / 2
    tiles = [ft.Container(SmallMultiple(form, sheets, wide), expand=True) for form, sheets in groups]
    across = 1 if alone else 2
    rows = [tiles[at : at + across] for at in range(0, len(tiles), across)]
    if not alone and len(rows[-1]) == 1:
        rows[-1] = [*rows[-1], ft.Container(expand=True)]
    words = frame.words
    title = ft.Container(heading(words("questionnaires.title"), "card", level=2), padding=ft.Padding(4, 8, 4, 0))
    note = ft.Container(text(words("questionnaires.lower_is_fewer"), "small", frame.t.inkSoft), padding=4)
    grid = [ft.Row(list(row), spacing=12, vertical_alignment=ft.CrossAxisAlignment.START) for row in rows]
    return [title, *grid, note]


def _whole(frame: Frame) -> list[tuple[Questionnaire, list[AnswerSheet]]]:
    """Finished sheets with whole totals by questionnaire, the one answered last first."""
    groups: dict[tuple[str, str], list[AnswerSheet]] = {}
    for sheet in frame.shown.sheets:
        if sheet.finished:
            groups.setdefault((sheet.url, sheet.version), []).append(sheet)
    found: list[tuple[Questionnaire, list[AnswerSheet]]] = []
    for sheets in groups.values():
        form = frame.session.answering.form_of(sheets[0])
        whole = [one for one in sheets if form is not None and score(form, one.answers).complete]
        if form is not None and whole:
            found.append((form, whole))
    return sorted(found, key=lambda pair: (-len(pair[1]), pair[0].title))
