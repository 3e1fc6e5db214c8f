"""Memory and file agree, whatever fails and whoever is cancelled, a hundred times over."""

import asyncio
import contextlib
import shutil
from collections.abc import Coroutine
from pathlib import Path
from random import Random
from typing import Any

from entries import draft, some_entry
from faulty_disk import FaultyDisk
from homes import HeldClock, home_in, home_on, silent
from sqlalchemy import select

from companion.care.draft import Draft
from companion.care.mood import CheckIn
from companion.errors import NotKept
from companion.store import checkins
from companion.store.journal import Journal
from companion.store.schema import check_in_version

ROUNDS = 100


class BriskClock(HeldClock):
    """Each look at it is a second later, and nobody rests."""

    async def sleep(self, seconds: float) -> None:
        await self.pass_by(1)


class Patient:
    """Uses a journal in many ways at once, and remembers what was answered."""

    def __init__(self, journal: Journal, dice: Random) -> None:
        self.journal = journal
        self.known: dict[str, CheckIn] = {}
        self.outcomes = {"kept": 0, "not kept": 0, "cancelled": 0}
        self._dice = dice

    async def use(self, number: int) -> None:
        """Several tasks at once, each with a check-in of its own, and some of them cancelled."""
        ids = [f"{number}-{i}" for i in range(3)]
        edited = self._dice.sample(sorted(self.known), min(2, len(self.known)))
        work: list[Coroutine[Any, Any, None]] = [self._save(id) for id in ids + edited]
        work += [self._type(f"typed-{number}"), self._type(ids[0]), self._delete_and_put_back()]
        self._dice.shuffle(work)
        tasks = [asyncio.ensure_future(one) for one in work]
        for task in self._dice.sample(tasks, 2):
            await self._wait_a_little()
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in tasks:
            assert task.cancelled() or task.exception() is None

    async def _wait_a_little(self) -> None:
        for _ in range(self._dice.randrange(40)):
            await asyncio.sleep(0)

    async def _save(self, id: str) -> None:
        before, wanted = self.known.get(id), some_entry(self._dice, id)
        try:
            await self.journal.save(wanted)
        except NotKept:
            self.outcomes["not kept"] += 1
            assert self.journal.check_in(id) == before
        except asyncio.CancelledError:
            self.outcomes["cancelled"] += 1
            self._remember(id, self.journal.check_in(id), before, wanted)
            raise
        else:
            self.outcomes["kept"] += 1
            self._remember(id, self.journal.check_in(id), wanted)

    def _remember(self, id: str, found: CheckIn | None, *allowed: CheckIn | None) -> None:
        assert found in allowed
        if found is not None:
            self.known[id] = found

    async def _type(self, id: str) -> None:
        for i in range(self._dice.randrange(1, 5)):
            self.journal.hold(draft(id, f"typed {i}", self.journal._now()))
            await self._wait_a_little()

    def give_drafts_up(self) -> None:
        for held in self.journal.drafts():
            self.journal.let_go(held.id)

    async def _delete_and_put_back(self) -> None:
        id = f"{self._dice.randrange(ROUNDS)}-1"
        with contextlib.suppress(NotKept):
            await self.journal.delete(id)
            await self.journal.put_back(id)


def check_ins(journal: Journal) -> list[object]:
    """Everything but drafts."""
    versions = journal._store.reading.execute(select(check_in_version)).all()
    return [journal.newest(100_000), journal.deleted(), journal.tags(), journal.preferences(), versions]


async def assert_agreement(patient: Patient, folder: Path, copy: Path) -> None:
    """The file, opened beside the open journal, says what memory says."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    reopened = await Journal.open(home_in(copy), silent)
    assert reopened.set_aside == ()
    assert check_ins(reopened) == check_ins(patient.journal)
    assert drafts_not_saved(reopened) == drafts_not_saved(patient.journal)
    there = {saved.id: saved for saved in reopened.newest(100_000)}
    there |= {deleted.check_in.id: deleted.check_in for deleted in reopened.deleted()}
    assert {id: there.get(id) for id in patient.known} == patient.known
    await reopened.close()


def drafts_not_saved(journal: Journal) -> dict[str, str]:
    """Drafts by id. One whose save was cancelled after it was kept is let go at the next start."""
    return {held.id: held.noticed.note for held in journal.drafts() if not is_saved(journal, held)}


def is_saved(journal: Journal, held: Draft) -> bool:
    saved = checkins.saved_at(journal._store.reading, held.id)
    return saved is not None and saved > held.touched


async def test_memory_and_file_agree(dice: Random, tmp_path: Path) -> None:
    folder, copy = tmp_path / "journal", tmp_path / "copy"
    disk = FaultyDisk(folder, dice)
    patient = Patient(await Journal.open(home_on(disk, BriskClock()), silent), dice)
    for number in range(ROUNDS):
        disk.chance = dice.choice((0.0, 0.1, 0.3))
        await patient.use(number)
        disk.chance = 0.0
        await patient.journal.flush()
        await assert_agreement(patient, folder, copy)
        if number % 10 == 9:
            patient.give_drafts_up()
            await patient.journal.close()
            patient.journal = await Journal.open(home_on(disk, BriskClock()), silent)
    await patient.journal.close()
    print(f"{patient.outcomes}, {disk.failures} failures of the disk")
    assert min(patient.outcomes.values()) > 10
