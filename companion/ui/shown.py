"""One frozen picture of everything the screens draw."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from companion.care.course import CourseDay
from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import CheckIn, DeletedCheckIn
from companion.care.preferences import Preferences
from companion.ui.navigation import Trail

_NO_CHOICES, _AT_TODAY = Preferences(), Trail()


@dataclass(frozen=True)
class Toast:
    """A short word at the foot of the screen, perhaps with a way to take something back."""

    text: str
    undo: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True)
class Shown:
    """What a session shows. `found` is None while nobody searches; `trouble` and
    `draft_trouble` are sentences' keys: what was just tried, and the keeping of words on their way."""

    now: Moment
    phase: Literal["opening", "ready", "refused", "elsewhere"] = "opening"
    refusal: str = ""
    notices: tuple[str, ...] = ()
    preferences: Preferences = _NO_CHOICES
    trail: Trail = _AT_TODAY
    course: CourseDay | None = None
    fresh: CheckIn | None = None
    waiting: tuple[Draft, ...] = ()
    month: date = date.min
    entries: tuple[CheckIn, ...] = ()
    newest: CheckIn | None = None
    entry: CheckIn | None = None
    year_number: int = 0
    year: tuple[CheckIn, ...] = ()
    words: str = ""
    found: tuple[CheckIn, ...] | None = None
    deleted: tuple[DeletedCheckIn, ...] = ()
    tags: tuple[str, ...] = ()
    draft: Draft | None = None
    trouble: str = ""
    draft_trouble: str = ""
    toast: Toast | None = None
    has_lock: bool = False
