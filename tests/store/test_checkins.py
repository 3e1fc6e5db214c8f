"""Check-ins: saved, edited, undone, and found again by day."""

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from entries import NOON, draft, earlier, entry, some_entry
from homes import home_in, silent
from hypothesis import given, settings
from hypothesis.strategies import text
from sqlalchemy import select

from companion.care.mood import CheckIn, Noticed, Signals
from companion.store import checkins
from companion.store.database import Database
from companion.store.journal import Journal
from companion.store.schema import check_in


async def test_what_is_saved_comes_back(journal: Journal, dice: Random) -> None:
    wanted = {str(i): some_entry(dice, str(i)) for i in range(50)}
    for saved in wanted.values():
        await journal.save(saved)
    assert {found.id: found for found in journal.newest(100)} == wanted


async def test_many_at_once_are_one_change_all_or_none(journal: Journal, dice: Random) -> None:
    many = [some_entry(dice, str(number)) for number in range(40)]
    with pytest.raises(ValueError, match="half-way"):
        await journal.save_all(_torn(many))
    assert journal.newest(1) == ()
    before = journal._store._journal._generation
    await journal.save_all(many)
    assert journal._store._journal._generation == before + 1
    assert {found.id: found for found in journal.newest(100)} == {one.id: one for one in many}


def _torn(entries: list[CheckIn]) -> Iterator[CheckIn]:
    yield from entries[:20]
    raise ValueError("half-way")


@given(note=text(), tag=text())
@settings(deadline=None)
def test_any_text_comes_back(note: str, tag: str) -> None:
    kept = Database.load(None)
    wanted = entry("a", note, tags=(tag,))
    checkins.save(kept.begin(), wanted, NOON)
    kept.commit()
    assert checkins.by_id(kept.connection, "a") == wanted
    kept.close()


async def test_unset_stays_unset_and_zero_stays_zero(journal: Journal) -> None:
    await journal.save(entry("blank"))
    await journal.save(entry("zero", mood=0, signals={"feeling": 0}, sleep_hours=0))
    blank, zero = journal.check_in("blank"), journal.check_in("zero")
    assert blank is not None
    assert blank.noticed == Noticed()
    assert zero is not None
    assert zero.noticed == Noticed(mood=0, signals=Signals(feeling=0), sleep_hours=0.0)
    row = journal._store.reading.execute(select(check_in).where(check_in.c.id == "blank")).one()
    assert (row.mood, row.feeling, row.sleep_hours) == (None, None, None)


async def test_every_edit_keeps_what_was_there_before(journal: Journal) -> None:
    for note in ("one", "two", "three", "two"):
        await journal.save(entry("a", note))
    assert journal.check_in("a") == entry("a", "two")
    assert [version.noticed.note for version in earlier(journal, "a")] == ["one", "two", "three"]


async def test_saving_the_same_again_makes_no_version(journal: Journal) -> None:
    await journal.save(entry("a", "one"))
    await journal.save(entry("a", "one"))
    assert earlier(journal, "a") == []


async def test_saving_lets_the_draft_go(journal: Journal) -> None:
    journal.hold(draft("a", "words"))
    await journal.save(entry("a", "words"))
    assert journal.drafts() == ()
    assert journal.draft_of("a") is None


async def test_words_that_a_save_leaves_out_outlive_a_kill(tmp_path: Path) -> None:
    """Just the mood is saved, and the app is killed before the drafts were kept again."""
    journal = await Journal.open(home_in(tmp_path / "one"), silent)
    journal.hold(draft("a", "the whole of it"))
    await journal.flush()
    await journal.save(entry("a", mood=7))
    shutil.copytree(tmp_path / "one", tmp_path / "killed", ignore=shutil.ignore_patterns("*.lock"))
    await journal.close()
    again = await Journal.open(home_in(tmp_path / "killed"), silent)
    assert [left.noticed.note for left in again.drafts()] == ["the whole of it"]
    await again.close()


def lived(id: str, day: int, hour: int, offset: int) -> CheckIn:
    """A check-in on a clock `offset` hours from UTC."""
    return entry(id, at=datetime(2026, 3, day, hour, tzinfo=timezone(timedelta(hours=offset))))


async def test_days_are_local_wherever_the_patient_was(journal: Journal) -> None:
    tokyo, honolulu = lived("tokyo", 2, 1, 9), lived("honolulu", 1, 20, -10)
    assert tokyo.at.utc < honolulu.at.utc
    await journal.save(honolulu)
    await journal.save(tokyo)
    await journal.save(lived("noon", 1, 12, 0))
    assert [found.id for found in journal.newest(9)] == ["tokyo", "honolulu", "noon"]
    assert [found.id for found in journal.newest(1)] == ["tokyo"]
    assert [found.id for found in journal.between(date(2026, 3, 2), date(2026, 3, 2))] == ["tokyo"]
    first = journal.between(date(2026, 3, 1), date(2026, 3, 1))
    assert [found.id for found in first] == ["honolulu", "noon"]
    assert len(journal.between(date(2026, 3, 1), date(2026, 3, 2))) == 3
    assert journal.between(date(2026, 3, 3), date(2026, 3, 9)) == ()


async def test_tags_most_used_first(journal: Journal) -> None:
    for id, tags in {
        "a": ("walk", "music"),
        "b": ("walk",),
        "c": ("art", "music", "walk"),
        "d": ("gone",),
    }.items():
        await journal.save(entry(id, tags=tags))
    await journal.delete("d")
    assert journal.tags() == ("walk", "music", "art")
