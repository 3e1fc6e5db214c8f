"""The sun's way across the sky from the last session to the next."""

import math
from collections.abc import Callable

import flet as ft
import flet.canvas as cv

from companion.care.course_day import CourseDay
from companion.ui.components.sky import HEAD, SKY, HillsAndSun, far_hill, near_hill
from companion.ui.components.text import text
from companion.ui.frame import use_frame
from companion.ui.guard import component
from companion.ui.strings import Words
from companion.ui.theme import Palette

P, STROKE, ROUND = cv.Path, ft.PaintingStyle.STROKE, ft.StrokeCap.ROUND
_FOOT, _RISE = 244.0, 116.0
Point = tuple[float, float]


def sun_on_arc(width: float, course: CourseDay) -> Point:
    """Where the sun stands today (drawn pixels). Raises ValueError without a next session."""
    x, y = _along(width)(_share(course))
    return x, y


def _share(course: CourseDay) -> float:
    """How far the sun has come, 0 to 1."""
    return min(1.0, course.day / _days_between(course))


def _days_between(course: CourseDay) -> int:
    if course.days is None:
        raise ValueError(course)
    return course.days


def _reach(width: float) -> float:
    return min(150.0, width / 2 - 45)


def _along(width: float) -> Callable[[float], Point]:
    reach = _reach(width)
    return lambda u: (width / 2 - reach * math.cos(math.pi * u), _FOOT - _RISE * math.sin(math.pi * u))


@component
def DayArc(course: CourseDay) -> ft.Control:
    """The drawn arc with real text on it, so that words scale and are read aloud."""
    frame = use_frame()
    look, words = frame.look, frame.words
    middle = _words(words, course)
    ends = [words("today.session", number=number) for number in (course.last, course.next)]
    picture = ft.Stack(
        [
            cv.Canvas(_shapes(look.width, course, look.t), width=look.width, height=SKY - HEAD),
            ft.Container(middle, left=0, right=0, top=52, alignment=ft.Alignment.CENTER),
            ft.Container(text(ends[0], "caption_strong"), left=24, top=158),
            ft.Container(text(ends[1], "caption_strong"), right=24, top=158),
        ],
        height=SKY - HEAD,
    )
    said = words(
        "today.arc_said", day=course.day, after=after(words, course), series=course.series, next=course.last + 1
    )
    return ft.Semantics(container=True, exclude_semantics=True, label=said, content=picture)


@component
def DayWithoutArc(course: CourseDay) -> ft.Control:
    """The same words over hills and sun, while no next session is planned."""
    frame = use_frame()
    words = ft.Container(_words(frame.words, course), left=0, right=0, top=52, alignment=ft.Alignment.CENTER)
    return ft.Stack([HillsAndSun(), words], height=SKY - HEAD)


def after(words: Words, course: CourseDay) -> str:
    """After which session a day is: of how many, in a series that is counted."""
    if course.of is None:
        return words("today.after_open", last=course.last)
    return words("today.after_session", last=course.last, of=course.of)


def _words(words: Words, course: CourseDay) -> ft.Control:
    return ft.Column(
        [
            text(words("today.day", day=course.day), "display"),
            ft.Container(text(after(words, course), "card"), margin=ft.Margin(top=4)),
            ft.Container(text(course.series, "small"), margin=ft.Margin(top=3)),
        ],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _shapes(width: float, course: CourseDay, t: Palette) -> list[cv.Shape]:
    along, u, reach = _along(width), _share(course), _reach(width)

    def at(share: float) -> Point:
        x, y = along(share)
        return x, y - HEAD

    def arc(start: float, sweep: float, paint: ft.Paint) -> cv.Path:
        box = (width / 2 - reach, _FOOT - _RISE - HEAD, 2 * reach, 2 * _RISE)
        return cv.Path([P.Arc(*box, start, sweep)], paint)

    def pen(colour: str, thick: float, dashes: list[float] | None = None) -> ft.Paint:
        return ft.Paint(color=colour, style=STROKE, stroke_width=thick, stroke_cap=ROUND, stroke_dash_pattern=dashes)

    return [
        far_hill(width, t),
        arc(math.pi, math.pi * u, pen(t.primary, 2.5)),
        arc(math.pi * (1 + u), math.pi * (1 - u), pen(t.outline, 1.6, [1, 7])),
        *_days(course, at, t),
        cv.Circle(*at(u), 15, ft.Paint(color=t.sun)),
        cv.Circle(*at(0), 6, ft.Paint(color=t.primary)),
        cv.Circle(*at(1), 6, ft.Paint(color=t.bg)),
        cv.Circle(*at(1), 6, pen(t.primary, 2.5)),
        near_hill(width, t),
    ]


def _days(course: CourseDay, at: Callable[[float], Point], t: Palette) -> list[cv.Shape]:
    """A dot a day: filled once lived, a ring before."""
    dots: list[cv.Shape] = []
    days = _days_between(course)
    for day in range(1, days):
        if day < course.day:
            dots.append(cv.Circle(*at(day / days), 3, ft.Paint(color=t.primary)))
        elif day > course.day:
            ring = ft.Paint(color=t.outline, style=STROKE, stroke_width=1.4)
            place = at(day / days)
            dots += [cv.Circle(*place, 3, ft.Paint(color=t.skyMid)), cv.Circle(*place, 3, ring)]
    return dots
