"""Puts the demo patient's check-ins and people into a journal."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from companion.care.answer_sheet import AnswerSheet
from companion.care.around_session import Part
from companion.care.course import Course
from companion.care.mood import CheckIn
from companion.care.people import Person
from companion.care.questionnaire import Questionnaire
from companion.care.visit import Visits
from companion.demo import course, sheets
from companion.demo.people import PEOPLE


class KeepsCourse(Protocol):
    """What filling asks of a journal for the course and the visits."""

    async def change(self, step: Callable[[Course], Course]) -> Course: ...
    async def change_visits(self, step: Callable[[Visits], Visits]) -> Visits: ...
    def write(self, session_id: str, part: Part, words: str) -> None: ...
    async def keep_words(self, session_id: str) -> None: ...


class KeepsSheets(Protocol):
    """What filling asks of a journal for answered questionnaires."""

    async def keep(self, sheet: AnswerSheet, file: str) -> None: ...


class Keeps(Protocol):
    """What filling asks of a journal. The store's Journal offers it."""

    async def save_all(self, entries: Iterable[CheckIn]) -> None: ...
    async def keep_person(self, person: Person) -> None: ...
    async def prefer(self, **choices: object) -> None: ...
    @property
    def course(self) -> KeepsCourse: ...
    @property
    def sheets(self) -> KeepsSheets: ...


async def fill(
    journal: Keeps,
    entries: Iterable[CheckIn],
    today: date | None = None,
    questionnaires: Iterable[Questionnaire] = (),
) -> None:
    """Keep the check-ins in one change, for a patient who has been welcomed and has named their people; with
    `today`, the course in which they stand then, too, and their answers to those `questionnaires` that they know.
    Raises NotKept."""
    lived = tuple(entries)
    await journal.save_all(lived)
    if today is not None:
        await _fill_course(journal.course, today, lived[0].at.local_date if lived else today)
        for sheet, file in sheets.answered(questionnaires, today):
            await journal.sheets.keep(sheet, file)
    for person in PEOPLE:
        await journal.keep_person(person)
    await journal.prefer(welcomed=True)


async def _fill_course(kept: KeepsCourse, today: date, since: date) -> None:
    told = course.course(today, since)
    await kept.change(lambda _: told)
    await kept.change_visits(lambda _: course.visits(today))
    last = told.done(today)[-1].id
    for part, words in course.WORDS.items():
        kept.write(last, part, words)
    await kept.keep_words(last)
