"""A phase that is being begun: which kind, from which day, and whether its past sessions took place."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CourseSetup:
    """What was chosen so far."""

    template: str = ""
    first: date | None = None
    took_place: bool = True
