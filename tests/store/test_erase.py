"""Erasing: afterwards no word of a check-in is left in any copy, even for who has the key."""

from pathlib import Path
from random import Random

import pytest
from entries import draft, entry
from faulty_disk import BrokenDisk
from homes import HeldClock, MemoryKeeper, home_in, home_on, silent
from opened import plain_of
from sqlalchemy import select

from companion.care.mood import CheckIn
from companion.errors import NotKept
from companion.store.journal import Journal
from companion.store.schema import tombstone


def wordy(dice: Random, id: str, edition: int = 0) -> CheckIn:
    """A check-in of any length, every word of which names it."""
    words = " ".join(f"erase-{id}-{edition}-{i}" for i in range(dice.choice((1, 5, 50, 700))))
    return entry(id, words, tags=(f"erase-{id}-tag",))


async def all_plain(folder: Path) -> bytes:
    journal, drafts = await plain_of(folder, "journal"), await plain_of(folder, "drafts")
    assert len(journal) == 2
    return b"\0".join([*journal.values(), *drafts.values()])


async def test_no_word_is_left(journal: Journal, tmp_path: Path) -> None:
    words = entry("a", "canary-one", tags=("canary-tag",))
    await journal.save(words)
    await journal.save(entry("a", "canary-two"))
    journal.hold(draft("a", "canary-three"))
    await journal.flush()
    await journal.delete("a")
    assert b"canary" in await all_plain(tmp_path)
    await journal.erase("a")
    assert b"canary" not in await all_plain(tmp_path)


@pytest.mark.parametrize("seed", [None, 3157988748])
async def test_no_word_is_left_among_many(seed: int | None, dice: Random, tmp_path: Path) -> None:
    """With the second seed SQLite moves a row between pages and leaves bytes of it behind."""
    dice = dice if seed is None else Random(seed)
    journal = await Journal.open(home_in(tmp_path), silent)
    ids = [f"<{number}>" for number in range(120)]
    for edition in range(3):
        for id in dice.sample(ids, 60) if edition else ids:
            await journal.save(wordy(dice, id, edition))
        await journal.close()
        journal = await Journal.open(home_in(tmp_path), silent)
    erased = dice.sample(ids, 40)
    for id in erased[:20]:
        await journal.erase(id)
    await journal.erase(*erased[20:])
    plain = await all_plain(tmp_path)
    assert [id for id in erased if f"erase-{id}-".encode() in plain] == []
    assert all(f"erase-{id}-".encode() in plain for id in set(ids) - set(erased))
    await journal.close()


async def test_only_a_tombstone_stays(journal: Journal) -> None:
    await journal.save(entry("a", "words"))
    await journal.erase("a")
    assert journal.check_in("a") is None
    graves = journal._store.reading.execute(select(tombstone)).all()
    assert [tuple(grave) for grave in graves] == [("a", "2026-03-01")]


async def test_erasing_twice_or_nothing_is_no_error(journal: Journal) -> None:
    await journal.erase("a", "a")
    await journal.erase()


@pytest.mark.parametrize("keepings", [0, 1, 2, 3])
async def test_erasing_that_fails_can_be_done_again(keepings: int, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk, HeldClock()), silent)
    await journal.save(entry("a", "canary"))
    journal.hold(draft("a", "canary"))
    await journal.flush()
    disk.break_after(keepings)
    with pytest.raises(NotKept):
        await journal.erase("a")
    disk.mend()
    await journal.erase("a")
    assert b"canary" not in await all_plain(tmp_path)
    await journal.close()


async def test_what_is_due_for_erasing_does_not_keep_a_journal_shut(tmp_path: Path) -> None:
    clock, drafts = HeldClock(), MemoryKeeper()
    journal = await Journal.open(home_on(BrokenDisk(tmp_path), clock, drafts), silent)
    await journal.save(entry("a", "words"))
    await journal.delete("a")
    await journal.close()
    await clock.pass_by(31 * 86_400)
    journal = await Journal.open(home_on(BrokenDisk(tmp_path, ("write",)), clock, drafts), silent)
    assert [deleted.check_in.id for deleted in journal.deleted()] == ["a"]
    await journal.close()
    journal = await Journal.open(home_in(tmp_path, clock), silent)
    assert journal.deleted() == ()
    await journal.close()
