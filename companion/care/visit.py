"""What a patient takes to a visit: what they work towards, what they want to ask, and when it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from companion.care.course import LONGEST_LINE

Sense = Literal["closer", "same", "further"]
"""How a goal seems to the patient: nothing here measures it."""


class Goal(BaseModel):
    """What the patient works towards. `icon` is the name of a small picture; `seemed` is how it seemed on the local
    day `looked_at`, compared with the local day `since`. `let_go` goals are kept, and not shown."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    words: str = Field(min_length=1, max_length=LONGEST_LINE)
    since: date
    icon: str = ""
    seemed: Sense | None = None
    looked_at: date | None = None
    let_go: bool = False


class ToAsk(BaseModel):
    """A question for the clinician, and the local day it was asked on, if it was."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    words: str = Field(min_length=1, max_length=1000)
    written_on: date
    asked_on: date | None = None


class Appointment(BaseModel):
    """A visit that is no session: a talk, or (`review`) a look back at the plan together."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    day: date
    at: time | None = None
    review: bool = False
    words: str = Field(default="", max_length=LONGEST_LINE)


_Kind = TypeVar("_Kind", Goal, ToAsk, Appointment)


class Visits(BaseModel):
    """All of it, in the order it was written; appointments by day."""

    model_config = ConfigDict(frozen=True)

    goals: tuple[Goal, ...] = ()
    to_ask: tuple[ToAsk, ...] = ()
    appointments: tuple[Appointment, ...] = ()

    def next(self, today: date) -> Appointment | None:
        """The next appointment, today's included."""
        return next((one for one in self.appointments if one.day >= today), None)

    def with_goal(self, goal: Goal) -> Visits:
        """With a goal added last, or changed in its place."""
        return self.model_copy(update={"goals": _placed(self.goals, goal)})

    def without_goal(self, id: str) -> Visits:
        """Without a goal."""
        return self.model_copy(update={"goals": tuple(one for one in self.goals if one.id != id)})

    def with_question(self, question: ToAsk) -> Visits:
        """With a question added last, or changed in its place."""
        return self.model_copy(update={"to_ask": _placed(self.to_ask, question)})

    def without_question(self, id: str) -> Visits:
        """Without a question."""
        return self.model_copy(update={"to_ask": tuple(one for one in self.to_ask if one.id != id)})

    def with_appointment(self, appointment: Appointment) -> Visits:
        """With an appointment added or changed, by day."""
        placed = _placed(self.appointments, appointment)
        by_day = sorted(placed, key=lambda one: (one.day, one.at or time.min, one.id))
        return self.model_copy(update={"appointments": tuple(by_day)})

    def without_appointment(self, id: str) -> Visits:
        """Without an appointment."""
        return self.model_copy(update={"appointments": tuple(one for one in self.appointments if one.id != id)})


def _placed(held: Iterable[_Kind], one: _Kind) -> tuple[_Kind, ...]:
    by_id = {other.id: other for other in held}
    return tuple((by_id | {one.id: one}).values())
