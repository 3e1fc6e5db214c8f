"""Lives a few days of a journal on a disk whose power is cut at every step, and counts what is lost."""

import contextlib
import shutil
from collections.abc import Awaitable, Callable, Coroutine
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from entries import NOON, draft, entry
from homes import HeldClock, home_in, home_on
from locks import lock_with, opened_by_one_of
from power_cut import CutDisk, Folder, PowerCut

from companion.care.mood import CheckIn
from companion.home.ports import Home
from companion.store.journal import Journal

MakeDisk = Callable[[Path, int | None], CutDisk]
MakeHome = Callable[[CutDisk], Home]


@dataclass
class Told:
    """What the patient was told is kept, and what was under way when the power went."""

    check_ins: dict[str, CheckIn | None] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    under_way: dict[str, CheckIn | None] = field(default_factory=dict)
    locks: list[int] = field(default_factory=lambda: [0])
    """Numbers of the secrets that may open the journal: the one in force, and one that is under way."""

    async def do(self, work: Awaitable[None], **result: CheckIn | None) -> None:
        self.under_way = result
        await work
        self.check_ins |= result
        self.under_way = {}

    async def lock(self, journal: Journal, number: int) -> None:
        self.locks.append(number)
        await lock_with(journal, number)
        self.locks = [number]

    async def type(self, journal: Journal, work: "Later", id: str, text: str) -> None:
        journal.hold(draft(id, text, touched=NOON + timedelta(seconds=len(self.typed))))
        await work.run()
        self.typed[id] = text


class Later:
    """Background work that runs when the replay says so, and therefore the same way every time."""

    def __init__(self) -> None:
        self._waiting: list[Coroutine[Any, Any, None]] = []

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        self._waiting.append(work)

    async def run(self) -> None:
        while self._waiting:
            await self._waiting.pop(0)

    def drop(self) -> None:
        for work in self._waiting:
            work.close()


class SleeplessClock(HeldClock):
    async def sleep(self, seconds: float) -> None:
        pass


@dataclass
class Losses:
    """Where a replay found something missing, and how much it tried."""

    found: list[str] = field(default_factory=list)
    cuts: int = 0
    outlasting: int = 0


Life = Callable[[Journal, Later, Told], Coroutine[Any, Any, None]]


async def days(journal: Journal, work: Later, told: Told) -> None:
    """Consecutive changes of every kind, with drafts between them."""
    for id in ("a", "b", "c"):
        await told.do(journal.save(entry(id, f"note {id}", mood=7)), **{id: entry(id, f"note {id}", mood=7)})
    await told.type(journal, work, "d", "first words")
    await told.type(journal, work, "d", "first words and more")
    await told.do(journal.save(entry("a", "edited")), a=entry("a", "edited"))
    told.typed.pop("d")
    await told.do(journal.save(entry("d", "whole words")), d=entry("d", "whole words"))
    await work.run()
    await told.type(journal, work, "e", "other words")
    await told.do(journal.erase("b"), b=None)
    await told.do(journal.save(entry("f", "last")), f=entry("f", "last"))


async def one_day(journal: Journal, work: Later, told: Told) -> None:
    """As little as a first start can be."""
    await told.do(journal.save(entry("a", "first")), a=entry("a", "first"))


async def a_lock(journal: Journal, work: Later, told: Told) -> None:
    """A lock is set while words are on their way."""
    await told.type(journal, work, "d", "words on their way")
    await told.lock(journal, 1)
    await told.do(journal.save(entry("b", "locked")), b=entry("b", "locked"))


async def a_first_lock(journal: Journal, work: Later, told: Told) -> None:
    """A lock is set before there was ever a draft."""
    await told.lock(journal, 1)


def plain_home(disk: CutDisk) -> Home:
    return home_on(disk, SleeplessClock())


async def live(disk: CutDisk, home: Home, life: Life, told: Told | None = None) -> Told:
    """Open the journal and live until the end, or until the power goes."""
    told, work = told or Told(), Later()
    with contextlib.suppress(PowerCut):
        journal, number = await opened_by_one_of(replace(home, background=work), told.locks)
        told.locks = [number]
        with contextlib.suppress(PowerCut):
            await life(journal, work, told)
        with contextlib.suppress(PowerCut):
            await journal.close()
    await home.lock.release()
    work.drop()
    return told


async def replay(
    folder: Path,
    make_disk: MakeDisk,
    make_home: MakeHome,
    life: Life,
    until_lost: bool = False,
    begin: Folder | None = None,
    told_before: Told | None = None,
) -> Losses:
    """Cut the power at each step, and for every folder that may be left look for what is lost. The life
    begins in no folder, or with the files `begin` of which `told_before` was told."""
    losses, cut = Losses(), 1
    while True:
        put(folder, begin)
        disk = make_disk(folder, cut)
        told = await live(disk, make_home(disk), life, deepcopy(told_before))
        await check_all(folder, disk, told, losses)
        disk.close()
        if disk.steps < cut or (until_lost and losses.found):
            return losses
        cut, losses.cuts = cut + 1, losses.cuts + 1


async def check_all(folder: Path, disk: CutDisk, told: Told, losses: Losses) -> None:
    seen: list[Folder | None] = []
    for left in disk.outlasting():
        if left not in seen:
            seen.append(left)
            put(folder.with_name("left"), left)
            await check(folder.with_name("left"), told, losses, f"cut at step {disk.steps}")
    losses.outlasting += len(seen)


def put(folder: Path, left: Folder | None) -> None:
    """Make the folder that was left over."""
    shutil.rmtree(folder, ignore_errors=True)
    if left is not None:
        folder.mkdir()
        for name, content in left.items():
            (folder / name).write_bytes(content)


async def check(folder: Path, told: Told, losses: Losses, where: str) -> None:
    """The journal opens, has all that was told, and goes on."""
    try:
        journal, _ = await opened_by_one_of(home_in(folder, SleeplessClock()), told.locks)
    except Exception as error:
        losses.found.append(f"{where}: {type(error).__name__} {error}")
        return
    losses.found += [f"{where}: {loss}" for loss in missing(journal, told)]
    await journal.save(entry("afterwards"))
    await journal.close()


def missing(journal: Journal, told: Told) -> list[str]:
    """What was told and is not there."""
    lost = [f"{name} was damaged" for name in journal.set_aside]
    lost += ["a false alarm: older"] * bool(journal.older)
    for id, acknowledged in told.check_ins.items():
        if journal.check_in(id) not in (acknowledged, told.under_way.get(id, acknowledged)):
            lost.append(f"check-in {id}")
    for id, text in told.typed.items():
        held = journal.draft_of(id)
        if held is None or len(held.noticed.note) < len(text):
            lost.append(f"draft {id}")
    return lost
