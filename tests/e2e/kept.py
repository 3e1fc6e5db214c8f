"""What lies in a folder while no app runs: written before a test, read after it."""

import asyncio
import uuid
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from companion import questionnaires
from companion.app import assets_folder
from companion.care.answer_sheet import AnswerSheet
from companion.care.course import Course
from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import CheckIn, DeletedCheckIn, Noticed, Signals
from companion.care.people import Person
from companion.demo import filling
from companion.demo.patient import SEED, DemoPatient
from companion.home import desktop
from companion.store.journal import Journal

T = TypeVar("T")

WITHIN = 2.5
"""Seconds after the last key in which a killed app has kept its words."""

FULL = Noticed(
    mood=7,
    signals=Signals(mind_at_ease=6, feeling=7, clear_thinking=5, closeness=8),
    sleep_hours=6.5,
    tags=("Outside", "With people", "A long walk by the lake"),
    note="Woke before the alarm and did not mind. Made real coffee, and read the unreasonably long letter twice.",
)


def fill(folder: Path, *noticed: Noticed, welcomed: bool = True) -> list[CheckIn]:
    """Check-ins of the last hours, the first given the newest, and a patient who has been welcomed."""
    now = datetime.now(UTC).astimezone()
    entries = [
        CheckIn(id=uuid.uuid4().hex, at=Moment.of(now - timedelta(seconds=40 * number + 1)), noticed=one)
        for number, one in enumerate(noticed)
    ]

    async def write(journal: Journal) -> None:
        await journal.prefer(welcomed=welcomed)
        for entry in entries:
            await journal.save(entry)

    use(folder, write)
    return entries


def demo(folder: Path) -> None:
    """The demo patient as of today, in their series, with their answered questionnaires."""
    now = datetime.now(UTC).astimezone()
    lived = DemoPatient(SEED, now.date(), now.tzinfo or UTC).check_ins()
    forms = questionnaires.load(assets_folder())
    use(folder, lambda journal: filling.fill(journal, lived, now.date(), forms))


def course(folder: Path) -> Course:
    """The course as it was told."""

    async def read(journal: Journal) -> Course:
        return journal.course.load()

    return use(folder, read)


def session_words(folder: Path, id: str) -> dict[str, str]:
    """What was written around a session."""

    async def read(journal: Journal) -> dict[str, str]:
        return dict(journal.course.words(id))

    return use(folder, read)


def sheets(folder: Path) -> list[AnswerSheet]:
    """Every answer sheet, oldest first."""

    async def read(journal: Journal) -> list[AnswerSheet]:
        return list(journal.sheets.all())

    return use(folder, read)


def prefer(folder: Path, **choices: object) -> None:
    """Choices of the patient."""
    use(folder, lambda journal: journal.prefer(**choices))


def people(folder: Path, *people: Person) -> None:
    """Whom the patient wants to reach."""

    async def write(journal: Journal) -> None:
        for one in people:
            await journal.keep_person(one)

    use(folder, write)


def delete(folder: Path, id: str) -> None:
    """Move a check-in to "recently deleted"."""
    use(folder, lambda journal: journal.delete(id))


def check_ins(folder: Path) -> list[CheckIn]:
    """Every check-in that is not deleted, newest first."""

    async def read(journal: Journal) -> list[CheckIn]:
        return list(journal.newest(1000))

    return use(folder, read)


def deleted(folder: Path) -> list[DeletedCheckIn]:
    """Everything in "recently deleted"."""

    async def read(journal: Journal) -> list[DeletedCheckIn]:
        return list(journal.deleted())

    return use(folder, read)


def drafts(folder: Path) -> list[Draft]:
    """Every draft."""

    async def read(journal: Journal) -> list[Draft]:
        return list(journal.drafts())

    return use(folder, read)


live: dict[Path, Callable[[], None]] = {}
"""Brings a folder up to date, where the app keeps its files elsewhere while it runs."""


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder by name, the writer's lock left out, as they are now."""
    live.get(folder, lambda: None)()
    return on_disk(folder)


def on_disk(folder: Path) -> dict[str, bytes]:
    """The files that lie in a folder."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
    found.pop("writer.lock", None)
    return found


def use(folder: Path, use: Callable[[Journal], Coroutine[Any, Any, T]]) -> T:
    """Open the journal of a folder, in a thread of its own: Playwright has this one's event loop."""

    async def opened() -> T:
        journal = await Journal.open(desktop.at(folder), lambda trouble: None)
        try:
            return await use(journal)
        finally:
            await journal.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, opened()).result()
