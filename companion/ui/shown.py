"""One frozen picture of everything the screens draw."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from companion.care.answer_sheet import AnswerSheet
from companion.care.course import Course
from companion.care.course_day import CourseDay
from companion.care.draft import Draft
from companion.care.due import Due
from companion.care.moment import Moment
from companion.care.mood import CheckIn, DeletedCheckIn
from companion.care.people import Person
from companion.care.preferences import Preferences
from companion.care.visit import Visits
from companion.ui.course_setup import CourseSetup
from companion.ui.deleting import Deletion
from companion.ui.navigation import Trail
from companion.ui.person_form import PersonForm
from companion.ui.sheet_shown import SheetShown
from companion.ui.surroundings import FoundBackup, Stand
from companion.ui.trends_shown import Span, TrendsShown

_NO_CHOICES, _AT_TODAY, _NOTHING_DELETED = Preferences(), Trail(), Deletion()
_NO_COURSE, _NO_VISITS, _NO_TRENDS, _NO_SETUP = Course(), Visits(), TrendsShown(), CourseSetup()


Phase = Literal["opening", "locked", "ready", "refused", "elsewhere"]
"""Where the journal is: on its way, locked, here, closed for a reason, or in another window."""


@dataclass(frozen=True)
class Toast:
    """A short word at the foot of the screen, perhaps with a way to take something back."""

    text: str
    undo: Callable[[], Awaitable[None]] | None = None


@dataclass(frozen=True)
class Shown:
    """What a session shows. `refusal` is the key of why the journal stays closed or a step of its lock was not
    taken, with the word it is about and one that it may be; `tries` counts wrong secrets, `wait_seconds` is how
    long the next passcode must wait, `strength` how well a new one holds. `found` is None while nobody
    searches; `trouble` and `draft_trouble` are sentences' keys: what was just tried, and the keeping of words
    on their way. `has_words` tells whether a backup would open for somebody, `is_blank` whether one may move in,
    `backup` what the one that was opened holds, and `busy` that a backup is being worked on. `stand` is None where
    no browser keeps the journal, or has not told yet."""

    now: Moment
    phase: Phase = "opening"
    refusal: str = ""
    refused_word: str = ""
    perhaps: str = ""
    unlocking: bool = False
    tries: int = 0
    wait_seconds: int = 0
    strength: str = ""
    notices: tuple[str, ...] = ()
    preferences: Preferences = _NO_CHOICES
    trail: Trail = _AT_TODAY
    course: Course = _NO_COURSE
    course_day: CourseDay | None = None
    visits: Visits = _NO_VISITS
    setup: CourseSetup = _NO_SETUP
    around: str = ""
    span: Span = "weeks_6"
    trends: TrendsShown = _NO_TRENDS
    sheet: SheetShown | None = None
    sheets: tuple[AnswerSheet, ...] = ()
    offered: tuple[Due, ...] = ()
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
    people: tuple[Person, ...] = ()
    person: PersonForm | None = None
    draft: Draft | None = None
    trouble: str = ""
    draft_trouble: str = ""
    toast: Toast | None = None
    has_lock: bool = False
    has_words: bool = False
    is_blank: bool = False
    busy: bool = False
    backup: FoundBackup | None = None
    stand: Stand | None = None
    deletion: Deletion = _NOTHING_DELETED
