"""A face tapped before the journal was open."""

from datetime import datetime, timedelta, timezone
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Face, Noticed

_END_OF_TIME = 253_370_764_800_000
"""The year 9999, in milliseconds: no clock that a person reads says more."""


def _of_a_face(points: int) -> int:
    if points not in [face.points for face in Face]:
        raise ValueError("no face stands for these points")
    return points


class EarlyTap(BaseModel):
    """What a tap says: `id` (made on the page), the mood in points, when, and the clock's distance from UTC."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")

    id: str = Field(pattern=r"^[0-9a-f]{32}$")
    mood: Annotated[int, AfterValidator(_of_a_face)]
    utc_ms: int = Field(ge=0, lt=_END_OF_TIME)
    offset_minutes: int = Field(ge=-24 * 60 + 1, le=24 * 60 - 1)

    def as_check_in(self, now: datetime) -> CheckIn:
        """The check-in of this tap. It was before `now`: a later time comes from a clock that was wrong, and would
        stand in the journal as a day that nobody lived yet, so `now` stands for it. An early time stays."""
        zone = timezone(timedelta(minutes=self.offset_minutes))
        told = datetime.fromtimestamp(0, zone) + timedelta(milliseconds=self.utc_ms)
        return CheckIn(id=self.id, at=Moment.of(min(told, now).astimezone(zone)), noticed=Noticed(mood=self.mood))
