"""Where a patient stands in a series of sessions."""

from pydantic import BaseModel, ConfigDict, Field


class CourseDay(BaseModel):
    """A day between two sessions of a series.

    `day` counts local days since session `last`; `days` is how many lie between it and the next.
    """

    model_config = ConfigDict(frozen=True)

    day: int = Field(ge=0)
    days: int = Field(ge=1)
    last: int = Field(ge=1)
    of: int = Field(ge=1)
    series: str
