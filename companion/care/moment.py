"""When something was lived: the instant, the offset, and the local day."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field


class Moment(BaseModel):
    """An instant as the patient lived it.

    `utc` orders records; `offset_minutes` is the distance of the local clock from UTC then and
    there; `local_date` is the day on that clock, and stays when the patient travels.
    """

    model_config = ConfigDict(frozen=True)

    utc: AwareDatetime
    offset_minutes: int = Field(ge=-24 * 60, le=24 * 60)
    local_date: date

    @classmethod
    def of(cls, local: datetime) -> Self:
        """The moment of an aware local time. Raises ValueError when `local` has no offset."""
        offset = local.utcoffset()
        if offset is None:
            raise ValueError("a moment needs an aware time")
        return cls(
            utc=local.astimezone(UTC),
            offset_minutes=round(offset.total_seconds() / 60),
            local_date=local.date(),
        )

    @property
    def local(self) -> datetime:
        """The time on the patient's clock then."""
        return self.utc.astimezone(timezone(timedelta(minutes=self.offset_minutes)))
