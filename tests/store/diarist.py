"""Keeps a journal full of canaries, in a process of its own that logs all it can. Arguments: folder, seed, log."""

import asyncio
import logging
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from canaries import Canary, canaries
from homes import QuickDisk, home_on

from companion.care.answer_sheet import AnswerSheet
from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed
from companion.care.people import Person
from companion.care.visit import Goal
from companion.errors import NotKept
from companion.home.local_clock import LocalClock
from companion.store.journal import Journal

NUMBER = 700
"""Each with a note, its edit, words typed before, a tag, a day, five ratings and hours of sleep."""

log = logging.getLogger("diarist")


def noticed(canary: Canary, note: str) -> Noticed:
    return Noticed(mood=7, signals=canary.signals, sleep_hours=canary.sleep_hours, tags=(canary.tag,), note=note)


def moment(canary: Canary) -> Moment:
    return Moment.of(datetime.combine(canary.day, time(12), UTC))


async def live(journal: Journal, canary: Canary) -> None:
    """Type, save, edit, search, and sometimes delete, put back or erase."""
    number, at = int(canary.id), moment(canary)
    touched = datetime.now(UTC)
    journal.hold(Draft(id=canary.id, at=at, touched=touched, noticed=noticed(canary, canary.typed)))
    if number % 10 == 0:
        await journal.flush()
    await journal.save(CheckIn(id=canary.id, at=at, noticed=noticed(canary, canary.note)))
    if number % 3 == 0:
        await journal.save(CheckIn(id=canary.id, at=at, noticed=noticed(canary, canary.edited)))
    else:
        journal.hold(Draft(id=canary.id, at=at, touched=touched, noticed=noticed(canary, canary.edited)))
    await part_with(journal, canary, number)
    if number % 20 == 5:
        await tell_of_treatment(journal, canary)
    if number % 50 == 3:
        await journal.keep_person(Person(id=canary.id, name=canary.note, phone="112", about=canary.typed))
    if number % 100 == 3:
        await journal.remove_person(canary.id)


async def tell_of_treatment(journal: Journal, canary: Canary) -> None:
    """Words around a session, kept and on their way; a goal, an answer in words, and one that is still typed."""
    kept, at = journal.course, moment(canary)
    kept.write(canary.id, "fragments", canary.note)
    await kept.keep_words(canary.id)
    kept.write(canary.id, "later", canary.typed)
    goal = Goal(id=canary.id, words=canary.edited, since=canary.day)
    await kept.change_visits(lambda visits: visits.with_goal(goal))
    await kept.change(lambda course: course.telling(supports=canary.note, earlier=canary.tag))
    sheet = AnswerSheet(id=canary.id, url="urn:sheet", version="1", begun=at, answers={"1": canary.typed})
    await journal.sheets.keep(sheet, "{}")
    journal.sheets.write(canary.id, "2", canary.edited)


async def part_with(journal: Journal, canary: Canary, number: int) -> None:
    if number % 7 == 0:
        await journal.delete(canary.id)
    if number % 14 == 0:
        await journal.put_back(canary.id)
    if number % 35 == 0:
        await journal.erase(canary.id)
    if number % 50 == 1:
        found = journal.search(canary.edited if number % 3 == 0 else canary.note)
        assert [check_in.id for check_in in found] == ([canary.id] if number % 7 else [])
        await refuse(journal, canary)


async def refuse(journal: Journal, canary: Canary) -> None:
    """A check-in that SQLite refuses, with the whole error in the log."""
    wrong = noticed(canary, canary.note).model_copy(update={"mood": 99})
    try:
        await journal.save(CheckIn(id=canary.id, at=moment(canary), noticed=wrong))
    except Exception:
        log.exception("refused")


def say(trouble: NotKept | None) -> None:
    print("drafts:", trouble)


async def main(folder: Path, seed: int) -> None:
    home = home_on(QuickDisk(folder), LocalClock())
    for half in (canaries(seed, NUMBER)[: NUMBER // 2], canaries(seed, NUMBER)[NUMBER // 2 :]):
        journal = await Journal.open(home, say)
        for canary in half:
            await live(journal, canary)
        await journal.close()
    print("the end")


if __name__ == "__main__":
    logging.basicConfig(filename=sys.argv[3], level=logging.DEBUG)
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])), debug=True)
