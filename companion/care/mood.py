"""Check-ins: how the patient is, in points from 0 to 10, with blanks allowed everywhere."""

from datetime import timedelta
from enum import IntEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from companion.care.moment import Moment

Points = Annotated[int, Field(ge=0, le=10)]
"""A self-rating from 0 to 10."""

FRESH_FOR = timedelta(hours=4)
"""How long Today shows the last check-in before it asks again, within one local day. A product
choice, not a clinical rule: moods are asked for "right now", and nobody is asked twice in a row."""


class Face(IntEnum):
    """The five faces a patient can tap, from very low to very good."""

    VERY_LOW = 1
    LOW = 2
    SO_SO = 3
    GOOD = 4
    VERY_GOOD = 5

    @property
    def points(self) -> int:
        """What a tap on this face stores: 1, 3, 5, 7 or 9 points."""
        return 2 * self.value - 1


def face_of(points: float) -> Face:
    """The face that stands for 0 to 10 points: two points a face, 10 with the highest."""
    return Face(min(5, int(points) // 2 + 1))


class Signals(BaseModel):
    """Five optional self-ratings, each 0 to 10 points; higher is easier. None is unset, never 0."""

    model_config = ConfigDict(frozen=True)

    mind_at_ease: Points | None = None
    feeling: Points | None = None
    getting_started: Points | None = None
    clear_thinking: Points | None = None
    closeness: Points | None = None


class Noticed(BaseModel):
    """What a patient noticed. Everything may stay blank, and blank stays blank."""

    model_config = ConfigDict(frozen=True)

    mood: Points | None = None
    signals: Signals = Signals()
    sleep_hours: float | None = Field(default=None, ge=0, le=24)
    tags: tuple[str, ...] = ()
    note: str = ""

    @property
    def face(self) -> Face | None:
        """The face of the mood, or None when no mood was given."""
        return None if self.mood is None else face_of(self.mood)

    @property
    def is_blank(self) -> bool:
        """True when nothing at all was noticed."""
        return self.only_mood and self.mood is None

    @property
    def only_mood(self) -> bool:
        """True when nothing but perhaps a mood was noticed."""
        return self.model_copy(update={"mood": None, "note": self.note.strip()}) == Noticed()


class CheckIn(BaseModel):
    """One check-in: who it is (`id`, made on the device), when it was, and what was noticed."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    at: Moment
    noticed: Noticed


class DeletedCheckIn(BaseModel):
    """A check-in in "recently deleted", and when (UTC) it was put there."""

    model_config = ConfigDict(frozen=True)

    check_in: CheckIn
    deleted_at: AwareDatetime


def still_fresh(last: CheckIn, now: Moment) -> bool:
    """True while Today need not ask again: same local day and less than `FRESH_FOR` ago."""
    age = now.utc - last.at.utc
    return last.at.local_date == now.local_date and timedelta(0) <= age < FRESH_FOR
