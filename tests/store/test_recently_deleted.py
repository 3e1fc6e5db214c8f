"""Recently deleted: thirty days to think again, then only a tombstone."""

from datetime import timedelta
from pathlib import Path

import pytest
from entries import NOON, draft, entry
from homes import HeldClock, home_in, silent
from sqlalchemy import select

from companion.store.journal import Journal
from companion.store.schema import tombstone

DAY = timedelta(days=1)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


async def at_next_start(journal: Journal, folder: Path, clock: HeldClock) -> Journal:
    await journal.close()
    return await Journal.open(home_in(folder, clock), silent)


def graves(journal: Journal) -> dict[str, str]:
    rows = journal._store.reading.execute(select(tombstone))
    return {row.id: row.erased_on for row in rows}


async def test_a_deleted_check_in_waits_and_can_be_put_back(journal: Journal) -> None:
    await journal.save(entry("a", "words"))
    await journal.delete("a")
    assert journal.newest(9) == ()
    assert [(waiting.check_in, waiting.deleted_at) for waiting in journal.deleted()] == [(entry("a", "words"), NOON)]
    assert journal.check_in("a") == entry("a", "words")
    await journal.put_back("a")
    assert journal.newest(9) == (entry("a", "words"),)
    assert journal.deleted() == ()


async def test_saving_a_deleted_check_in_brings_it_back(journal: Journal) -> None:
    await journal.save(entry("a", "words"))
    await journal.delete("a")
    await journal.save(entry("a", "words"))
    assert journal.newest(9) == (entry("a", "words"),)


async def test_last_deleted_comes_first(tmp_path: Path, clock: HeldClock) -> None:
    journal = await Journal.open(home_in(tmp_path, clock), silent)
    for id in ("a", "b", "c"):
        await journal.save(entry(id))
    for id in ("b", "c", "a"):
        await journal.delete(id)
        clock.at += timedelta(hours=1)
    assert [waiting.check_in.id for waiting in journal.deleted()] == ["a", "c", "b"]
    await journal.close()


async def test_after_thirty_days_only_a_tombstone_stays(tmp_path: Path, clock: HeldClock) -> None:
    journal = await Journal.open(home_in(tmp_path, clock), silent)
    await journal.save(entry("old"))
    await journal.save(entry("stays"))
    await journal.delete("old")
    clock.at += 30 * DAY - timedelta(microseconds=1)
    journal = await at_next_start(journal, tmp_path, clock)
    assert [waiting.check_in.id for waiting in journal.deleted()] == ["old"]
    clock.at += timedelta(microseconds=1)
    journal = await at_next_start(journal, tmp_path, clock)
    assert journal.deleted() == ()
    assert journal.check_in("old") is None
    assert graves(journal) == {"old": "2026-03-31"}
    assert [kept.id for kept in journal.newest(9)] == ["stays"]
    await journal.close()


async def test_a_check_in_with_words_on_their_way_is_not_erased_of_itself(tmp_path: Path, clock: HeldClock) -> None:
    journal = await Journal.open(home_in(tmp_path, clock), silent)
    for id in ("drafted", "due"):
        await journal.save(entry(id))
        await journal.delete(id)
    clock.at += 31 * DAY
    journal.hold(draft("drafted", "words on their way", clock.now()))
    journal = await at_next_start(journal, tmp_path, clock)
    assert journal.check_in("drafted") == entry("drafted")
    assert [held.noticed.note for held in journal.drafts()] == ["words on their way"]
    assert set(graves(journal)) == {"due"}
    journal.let_go("drafted")
    journal = await at_next_start(journal, tmp_path, clock)
    assert journal.check_in("drafted") is None
    assert set(graves(journal)) == {"due", "drafted"}
    await journal.close()


async def test_erasing_now_does_not_wait(journal: Journal) -> None:
    await journal.save(entry("a"))
    await journal.delete("a")
    await journal.erase("a")
    assert journal.deleted() == ()
    assert graves(journal) == {"a": "2026-03-01"}
    await journal.put_back("a")
    assert journal.newest(9) == ()
