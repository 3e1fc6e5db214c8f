"""Course templates: where a patient or a clinic begins, to be edited. They come from assets/courses.toml."""

from collections.abc import Callable
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict, Field

from companion.care.course import Course, Phase
from companion.care.session import Session


class Template(BaseModel):
    """A kind of phase. `gaps` are the days from each session to the next, over and over; `sessions` is how many are
    laid out at first. A `series` is counted. `measured` is how questionnaires fall due: see `care.due`. `source` is
    where its figures come from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    about: str = Field(min_length=1)
    series: bool = False
    sessions: int = Field(default=0, ge=0, le=60)
    gaps: tuple[int, ...] = ()
    source: str = Field(min_length=1)

    def days(self, first: date) -> tuple[date, ...]:
        """The days of its sessions, the first on `first`."""
        days = [first] if self.sessions else []
        while len(days) < self.sessions:
            days.append(days[-1] + timedelta(days=self.gaps[(len(days) - 1) % len(self.gaps)]))
        return tuple(days)


class Reason(BaseModel):
    """A reason for treatment, the template it begins with, and the questionnaires (names) that fit it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    template: str
    questionnaires: tuple[str, ...] = ()
    source: str = Field(min_length=1)


class Templates(BaseModel):
    """All of them, in the order in which they are offered."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    course: tuple[Template, ...] = Field(min_length=1)
    reason: tuple[Reason, ...] = ()

    def of(self, id: str) -> Template | None:
        """The template with this id."""
        return next((one for one in self.course if one.id == id), None)

    def reason_of(self, id: str) -> Reason | None:
        """The reason with this id."""
        return next((one for one in self.reason if one.id == id), None)


def begin(course: Course, template: Template, first: date, new_id: Callable[[], str]) -> Course:
    """The course with a phase of this template added: it begins on `first`, with its sessions planned."""
    phase = Phase(id=new_id(), template=template.id, name=template.name, began=first, series=template.series)
    course = course.with_phase(phase)
    for day in template.days(first):
        course = course.with_session(Session(id=new_id(), phase=phase.id, day=day))
    return course
