"""Early taps: each acknowledged one becomes a check-in exactly once, whatever happens in between."""

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from early_journals import AT, MS, Cut, at_rest, opened
from early_page import MemoryPage, no_room
from entries import NOON, entry
from homes import MemoryKeeper, WishedFor, silent

from companion.care.moment import Moment
from companion.care.mood import still_fresh
from companion.errors import FolderClosed, NotKept
from companion.home.ports import Home
from companion.store.journal import Journal

# A tap


async def test_a_tap_becomes_a_check_in(home: Home, early: MemoryPage) -> None:
    id = early.tap(7, AT - 90_000, -300)
    async with opened(home) as journal:
        (found,) = journal.newest(9)
    assert (found.id, found.noticed.mood, found.noticed.only_mood) == (id, 7, True)
    assert found.at == Moment.of((NOON - timedelta(seconds=90)).astimezone(found.at.local.tzinfo))
    assert found.at.offset_minutes == -300
    assert early.sealed == {}


async def test_it_is_fresh_as_one_that_was_just_made(home: Home, early: MemoryPage) -> None:
    early.tap(7, AT - 9_000)
    async with opened(home) as journal:
        assert still_fresh(journal.newest(1)[0], Moment.of(NOON))


async def test_its_day_is_the_day_of_the_clock_it_was_tapped_by(home: Home, early: MemoryPage) -> None:
    early.tap(1, AT, 14 * 60)
    async with opened(home) as journal:
        assert journal.newest(1)[0].at.local_date.isoformat() == "2026-03-02"


async def test_the_page_takes_no_more_taps_before_they_are_merged(home: Home, early: MemoryPage) -> None:
    before = early.frozen
    early.stops["waiting"] = Cut()
    with pytest.raises(Cut):
        await Journal.open(home, silent)
    assert early.frozen == before + 1


async def test_another_face_in_its_place_is_one_check_in(home: Home, early: MemoryPage) -> None:
    first = early.tap(3, AT)
    second = early.tap(9, AT, instead_of=first)
    async with opened(home) as journal:
        assert [(one.id, one.noticed.mood) for one in journal.newest(9)] == [(second, 9)]


@pytest.mark.parametrize(("told", "kept"), [(AT, AT), (AT + 1, AT), (AT + 10**11, AT), (0, 0), (1_000, 1_000)])
async def test_a_time_that_is_still_to_come_is_now_and_an_early_one_stays(
    home: Home, early: MemoryPage, told: int, kept: int
) -> None:
    early.tap(5, told, 120)
    async with opened(home) as journal:
        (found,) = journal.newest(9)
    assert found.at == Moment.of(datetime.fromtimestamp(kept / MS, UTC).astimezone(found.at.local.tzinfo))


# Exactly once


@pytest.mark.parametrize("call", ["freeze", "waiting", "open", "forget"])
@pytest.mark.parametrize("trouble", [Cut(), FolderClosed("as wished"), no_room(), WishedFor()])
async def test_whatever_ends_it_the_next_opening_has_it_once(
    home: Home, early: MemoryPage, call: str, trouble: BaseException
) -> None:
    ids = {early.tap(3, AT), early.tap(9, AT + 1)}
    early.stops[call] = trouble
    with suppress(Cut):
        async with opened(home):
            pass
    early.stops.clear()
    for _ in range(2):
        async with opened(home) as journal:
            assert {one.id for one in journal.newest(9)} == ids
            assert len(journal.newest(9)) == 2
    assert early.sealed == {}


async def test_a_failing_page_keeps_no_journal_closed(home: Home, early: MemoryPage) -> None:
    for call in ("freeze", "waiting", "open", "forget", "show", "new_key"):
        early.stops[call] = WishedFor()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("companion.home.tasks"), "disabled", True)
        async with opened(home) as journal:
            await journal.save(entry("one"))


async def test_a_journal_that_cannot_be_kept_leaves_every_tap_where_it_is(home: Home, early: MemoryPage) -> None:
    id = early.tap(3, AT)
    async with opened(home) as journal:
        assert journal.check_in(id)
    early.put(id, json.dumps({"id": id, "mood": 3, "utc_ms": AT, "offset_minutes": 0}).encode())
    other = early.tap(5, AT)
    full = MemoryKeeper()
    full.slots, full.trouble = dict(await home.journal.load()), NotKept("no room")
    async with opened(replace(home, journal=full)) as journal:
        assert journal.check_in(other) is None
        assert set(early.sealed) == {id, other}
    async with opened(home) as journal:
        assert [one.id for one in journal.newest(9)].count(id) == 1
        assert journal.check_in(other)


async def test_one_that_was_deleted_or_erased_does_not_come_back(home: Home, early: MemoryPage) -> None:
    deleted, erased = early.tap(3, AT), early.tap(5, AT)
    again = dict(early.sealed)
    async with opened(home) as journal:
        await journal.delete(deleted)
        await journal.erase(erased)
    early.sealed |= again
    async with opened(home) as journal:
        assert journal.newest(9) == ()
        assert [one.check_in.id for one in journal.deleted()] == [deleted]
        assert journal.check_in(erased) is None
    assert early.sealed == {}


async def test_one_that_was_changed_is_not_changed_back(home: Home, early: MemoryPage) -> None:
    id = early.tap(3, AT)
    again = dict(early.sealed)
    async with opened(home) as journal:
        await journal.save(entry(id, "said more"))
    early.sealed |= again
    async with opened(home) as journal:
        assert journal.newest(9) == (entry(id, "said more"),)


# While the app is open in another tab


async def test_one_from_another_tab_is_taken_in_once(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        assert not await journal.take_in_taps()
        frozen, id = early.frozen, early.tap(7, AT)
        again = dict(early.sealed)
        assert await asyncio.gather(journal.take_in_taps(), journal.take_in_taps()) == [True, False]
        early.sealed |= again
        await journal.take_in_taps()
        assert [one.id for one in journal.newest(9)] == [id]
        assert (early.sealed, early.frozen) == ({}, frozen), "this page's own faces are long gone"


@pytest.mark.parametrize("call", ["waiting", "open", "forget"])
async def test_one_that_cannot_be_taken_in_now_waits(home: Home, early: MemoryPage, call: str) -> None:
    async with opened(home) as journal:
        id = early.tap(7, AT)
        early.stops[call] = no_room()
        await journal.take_in_taps()
        assert set(early.sealed) == {id}
        early.stops.clear()
        assert await journal.take_in_taps()
        assert [one.id for one in journal.newest(9)] == [id]
    assert early.sealed == {}


async def test_a_closed_journal_takes_nothing_in(home: Home, early: MemoryPage) -> None:
    journal = await Journal.open(home, silent)
    await at_rest(home)
    id = early.tap(7, AT)
    await journal.close()
    assert not await journal.take_in_taps()
    assert set(early.sealed) == {id}
