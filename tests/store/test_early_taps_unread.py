"""Early taps that do not open: they hold up nothing, stay while a key may come, and are told once none can."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from early_journals import AT, at_rest, key_count, opened
from early_page import MemoryPage, no_room, pair, seal
from entries import entry
from homes import files_in, silent
from locks import lock_with

from companion.care.early_tap import EarlyTap
from companion.errors import Locked
from companion.home.ports import Home
from companion.store.journal import Journal

# What does not open


def told(**other: object) -> bytes:
    return json.dumps({"id": "f" * 32, "mood": 5, "utc_ms": AT, "offset_minutes": 0} | other).encode()


NONSENSE = {
    "no JSON": b"{",
    "nothing": b"",
    "a list": b"[]",
    "a mood between": told(mood=4),
    "no mood": told(mood=None),
    "a mood in words": told(mood="5"),
    "true": told(mood=True),
    "another id": told(id="e" * 32),
    "an id that is none": told(id="../journal"),
    "no time": told(utc_ms=None),
    "before time": told(utc_ms=-1),
    "after time": told(utc_ms=10**18),
    "half a millisecond": told(utc_ms=AT + 0.5),
    "an offset of days": told(offset_minutes=5000),
}


@pytest.mark.parametrize("plain", NONSENSE.values(), ids=NONSENSE)
async def test_what_makes_no_sense_stays_and_holds_up_nothing(
    home: Home, early: MemoryPage, plain: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    early.put("f" * 32, plain)
    good = early.tap(9, AT)
    async with opened(home) as journal:
        assert [one.id for one in journal.newest(9)] == [good]
    assert set(early.sealed) == {"f" * 32}
    assert "one stays sealed" in caplog.text
    assert "journal" not in caplog.messages[-1]


async def test_a_tap_for_a_lost_key_stays_until_the_key_is_back(
    home: Home, early: MemoryPage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """As when the journal's files were put back from before its lock was changed, or lost."""
    old = files_in(tmp_path)
    async with opened(home) as journal:
        await lock_with(journal, 1)
        await lock_with(journal, 0)
    newer = files_in(tmp_path)
    id = early.tap(7, AT)
    _put_back(tmp_path, old)
    async with opened(home) as journal:
        assert journal.newest(9) == ()
        assert early.sealed
        assert "one stays sealed" in caplog.text
        assert early.page is not None
        later = early.tap(1, AT)
    _put_back(tmp_path, newer)
    async with opened(home) as journal:
        assert [one.id for one in journal.newest(9)] == [id]
    assert set(early.sealed) == {later}


def _put_back(folder: Path, files: Mapping[str, bytes]) -> None:
    for name in files_in(folder):
        (folder / name).unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def test_the_tap_says_nothing_when_it_is_shown_in_a_log() -> None:
    key = pair(0)
    assert "private" not in repr(key)
    with pytest.raises(ValueError, match="mood"):
        EarlyTap.model_validate_json(told(mood=2))


# Telling it


async def test_a_tap_that_no_key_opens_is_told_and_forgotten_once_that_was_read(home: Home, early: MemoryPage) -> None:
    lost = await with_a_lost_one(home, early)
    for _ in range(2):  # as long as nobody has read it
        async with opened(home) as journal:
            assert journal.tap_unread
            assert set(early.sealed) == {lost}
    async with opened(home) as journal:
        await lock_with(journal, 1)
        await lock_with(journal, 0)
        await at_rest(home)
        assert key_count(journal) == 3, "an older key may be wanted while it waits"
        waits = early.tap(9, AT)  # on a page in another tab
        journal.understood()
        assert not journal.tap_unread
        await at_rest(home)
        assert set(early.sealed) == {waits}
        assert await journal.take_in_taps()
    async with opened(home) as journal:
        assert not journal.tap_unread
        assert key_count(journal) == 1


async def test_one_that_cannot_be_forgotten_now_is_told_again(
    home: Home, early: MemoryPage, caplog: pytest.LogCaptureFixture
) -> None:
    lost = await with_a_lost_one(home, early)
    async with opened(home) as journal:
        early.stops["forget"] = no_room()
        journal.understood()
    assert set(early.sealed) == {lost}
    assert "background work ended early" in caplog.text
    async with opened(home) as journal:
        assert journal.tap_unread


async def test_what_opens_and_makes_no_sense_is_not_told(home: Home, early: MemoryPage) -> None:
    early.put("f" * 32, told(mood=4))
    async with opened(home) as journal:
        await journal.save(entry("one"))
    async with opened(home) as journal:
        assert not journal.tap_unread


async def test_nothing_is_told_while_a_key_may_still_come(home: Home, early: MemoryPage, tmp_path: Path) -> None:
    """With a lock that is still closed, with a copy put back from before, or with a backup that may move in."""
    await with_a_lost_one(home, early)
    old = files_in(tmp_path, "seen")
    async with opened(home) as journal:
        await lock_with(journal, 1)
    with pytest.raises(Locked):
        await Journal.open(home, silent)
    async with opened(home, 1) as journal:
        assert journal.tap_unread
    _put_back(tmp_path, old | {"seen": (tmp_path / "seen").read_bytes()})
    async with opened(home) as journal:
        assert (journal.older, journal.tap_unread) == ("older", False)
        journal.understood()
        await at_rest(home)
        assert early.sealed
    async with opened(home) as journal:
        assert journal.tap_unread
        await journal.erase("one")
    async with opened(home) as journal:
        assert journal.backups.may_move_in
        assert not journal.tap_unread


async def with_a_lost_one(home: Home, early: MemoryPage) -> str:
    """A journal with something in it, and a tap that none of its keys opens. Returns its id."""
    async with opened(home) as journal:
        await journal.save(entry("one"))
    early.sealed["e" * 32] = seal(pair(9).public, told(id="e" * 32))
    return "e" * 32
