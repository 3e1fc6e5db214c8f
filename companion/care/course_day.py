"""Where a day lies in a course."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from companion.care.course import Course


class CourseDay(BaseModel):
    """A day after a session.

    `day` counts local days since session `last`, `days` is how many lie between it and session `next`; both are None
    while no next one is planned. `of` is how many sessions its series has, None in an open phase. `series` is the
    present phase's name.
    """

    model_config = ConfigDict(frozen=True)

    day: int = Field(ge=0)
    days: int | None = Field(default=None, ge=1)
    last: int = Field(ge=1)
    of: int | None = Field(default=None, ge=1)
    next: int | None = Field(default=None, ge=1)
    series: str


def course_day(course: Course, today: date) -> CourseDay | None:
    """Where today lies; None before the first session took place. Local days are counted, not hours: a flight or a
    change of the clock moves nothing."""
    done = course.done(today)
    phase = course.phase_on(today)
    if not done or phase is None:
        return None
    last, following = done[-1], course.next(today)
    number, own = course.number(last), course.phase(last.phase)
    return CourseDay(
        day=(today - last.day).days,
        days=(following.day - last.day).days or None if following else None,
        last=number or 1,
        of=len(course.counted(last.phase)) if own and own.series else None,
        next=course.number(following) if following else None,
        series=phase.name,
    )
