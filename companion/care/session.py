"""One session of a course: when it is or was, and what became of it."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

State = Literal["planned", "done", "skipped"]
"""What is known of a session. A planned one on a past day stays planned until the patient says what became of it."""


class Session(BaseModel):
    """A session on a local day, perhaps at a local time, in the phase with the id `phase`.

    `moved_from` are the days it was planned for before, oldest first.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    phase: str = Field(min_length=1)
    day: date
    at: time | None = None
    state: State = "planned"
    moved_from: tuple[date, ...] = ()

    def moved_to(self, day: date, at: time | None) -> Session:
        """The same session on another day or at another time. Another day is remembered; going back is not."""
        if day == self.day:
            return self.model_copy(update={"at": at})
        before = tuple(past for past in (*self.moved_from, self.day) if past != day)
        return self.model_copy(update={"day": day, "at": at, "moved_from": before})

    def become(self, state: State) -> Session:
        """The same session once more is known of it."""
        return self.model_copy(update={"state": state})


def in_order(session: Session) -> tuple[date, time, str]:
    """Sorts sessions by day and time; one without a time comes first."""
    return session.day, session.at or time.min, session.id
