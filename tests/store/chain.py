"""A journal whose power is cut again and again, each life beginning with what the last cut left over.

Random lives: saving, typing, erasing, and changing the lock. Every so often it begins anew: with no folder,
or with a journal of an older schema, which is then migrated.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from entries import entry
from fixtures import make as released
from homes import home_in
from locks import opened_by_one_of
from power_cut import CutDisk, Folder
from replay import Later, SleeplessClock, Told, live, missing, plain_home, put

from companion.care.mood import CheckIn
from companion.store.journal import Journal

CUTS_A_CHAIN = 25
LONGEST_LIFE = 90
"""Steps of the disk. A change of keys takes about forty."""

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass
class Tally:
    """What was tried, and what was lost."""

    cuts: int = 0
    in_key_changes: int = 0
    in_migrations: int = 0
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        self.cuts += other.cuts
        self.in_key_changes += other.in_key_changes
        self.in_migrations += other.in_migrations
        self.lost += other.lost


class Chain:
    """One folder, cut after cut."""

    def __init__(self, folder: Path, dice: Random) -> None:
        self.tally = Tally()
        self._folder = folder
        self._dice = dice
        self._number = 0
        self._left, self._told = self._beginning()
        self._older = {raw for name, raw in (self._left or {}).items() if name.startswith("journal.")}

    async def run(self, cuts: int) -> Tally:
        """Cut the power that many times; stops at the first loss."""
        while self.tally.cuts < cuts and not self.tally.lost:
            await self._cut()
        return self.tally

    def _beginning(self) -> tuple[Folder | None, Told]:
        name = self._dice.choice([None, None, *released.TOLD])
        if name is None:
            return None, Told()
        return older_journal(name)

    async def _cut(self) -> None:
        put(self._folder, self._left)
        disk = CutDisk(self._folder, self._dice.randrange(1, self._dice.choice([20, LONGEST_LIFE])))
        self._told = await live(disk, plain_home(disk), self._life, self._told)
        self._left = self._dice.choice(list(disk.outlasting()))
        disk.close()
        if self._left is not None:
            self._left.pop("attempts", None)  # a secret that is not in force yet is tried, too: no waiting for that
        self._count()
        await self._look()

    def _count(self) -> None:
        self.tally.cuts += 1
        self.tally.in_key_changes += len(self._told.locks) > 1
        self.tally.in_migrations += bool(self._left) and not self._older.isdisjoint((self._left or {}).values())

    async def _look(self) -> None:
        """Open a copy of what is left over, and know from now on what it says."""
        copy = self._folder.with_name("copy")
        put(copy, self._left)
        try:
            journal, _ = await opened_by_one_of(home_in(copy, SleeplessClock()), self._told.locks)
        except Exception as error:
            self._lose(f"{type(error).__name__} {error}")
            return
        for loss in missing(journal, self._told):
            self._lose(loss)
        self._learn(journal)
        await journal.close()

    def _lose(self, what: str) -> None:
        self.tally.lost.append(f"cut {self.tally.cuts}, locks {self._told.locks}: {what}")

    def _learn(self, journal: Journal) -> None:
        told = self._told
        told.check_ins |= {id: journal.check_in(id) for id in told.under_way}
        told.typed = {held.id: held.noticed.note for held in journal.drafts()}
        told.under_way = {}

    async def _life(self, journal: Journal, work: Later, told: Told) -> None:
        while True:
            self._number += 1
            await self._dice.choice([self._save, self._save, self._type, self._erase, self._lock])(journal, work, told)

    async def _save(self, journal: Journal, work: Later, told: Told) -> None:
        known = [id for id, one in told.check_ins.items() if one is not None and id != "deleted"]
        id = self._dice.choice([f"new {self._number}", *known[-3:]])
        wanted = entry(id, f"note {self._number}", mood=self._number % 11)
        told.typed.pop(id, None)
        await told.do(journal.save(wanted), **{id: wanted})
        await work.run()

    async def _type(self, journal: Journal, work: Later, told: Told) -> None:
        id = self._dice.choice(["draft", "other"])
        text = told.typed.get(id, "") + f" {self._number}"
        await told.type(journal, work, id, text)

    async def _erase(self, journal: Journal, work: Later, told: Told) -> None:
        known = [id for id, one in told.check_ins.items() if one is not None and id != "deleted"]
        if known:
            id = self._dice.choice(known)
            await told.do(journal.erase(id), **{id: None})

    async def _lock(self, journal: Journal, work: Later, told: Told) -> None:
        await told.lock(journal, self._dice.choice([0, self._number, self._number]))
        await work.run()


def older_journal(name: str) -> tuple[Folder, Told]:
    """The files of a released schema, and what they say."""
    known: dict[str, CheckIn | None] = {one.id: one for one in (released.FULL, released.BLANK, released.EDITED)}
    known |= {"deleted": released.DELETED, "erased": None}
    left = {path.name: path.read_bytes() for path in (FIXTURES / name).iterdir()}
    return left, Told(check_ins=known, typed={"draft": released.DRAFT.noticed.note})


async def cut_again_and_again(place: Path, dice: Random, cuts: int) -> Tally:
    """`cuts` power cuts, in chains of `CUTS_A_CHAIN`."""
    tally = Tally()
    while tally.cuts < cuts:
        put(place, {})
        tally.add(await Chain(place / "journal", dice).run(min(CUTS_A_CHAIN, cuts - tally.cuts)))
    return tally
