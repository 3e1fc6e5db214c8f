"""The keys of early taps: what the page goes by, and that none goes while a tap may need it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from backups import backed_up, moved_in
from early_journals import AT, at_rest, key_count, opened
from early_page import MemoryPage, no_room, pair, seal
from homes import home_in, silent
from locks import lock_with, passcode

from companion.errors import DamagedJournal, Locked
from companion.home.ports import Home
from companion.store.journal import Journal

# Keys


async def test_a_first_run_shows_no_faces_until_the_patient_was_welcomed(tmp_path: Path, early: MemoryPage) -> None:
    home = replace(home_in(tmp_path), early_taps=early)
    async with opened(home) as journal:
        assert key_count(journal) == 1
        assert early.page is None
        await journal.prefer(welcomed=True)
        await at_rest(home)
        assert early.page is not None
        assert early.page.faces


async def test_the_page_goes_by_the_choices(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        await journal.prefer(country="GB", appearance="dark", text_scale=1.3, paused=True)
        await at_rest(home)
        shown = early.page
        assert shown is not None
        assert (shown.country, shown.appearance, shown.text_scale, shown.faces) == ("GB", "dark", 1.3, False)
        await journal.prefer(paused=False)
        await at_rest(home)
        assert early.page == replace(shown, faces=True)


async def test_a_page_that_was_not_told_is_told_at_the_next_opening(home: Home, early: MemoryPage) -> None:
    early.stops["show"] = no_room()
    async with opened(home) as journal:
        await journal.prefer(appearance="dark")
    early.stops.clear()
    async with opened(home):
        assert early.page is not None
        assert early.page.appearance == "dark"


async def test_every_change_of_the_lock_brings_a_new_key_and_the_old_one_goes(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        seen = set()
        for number in (1, 2, 0, 0):
            await lock_with(journal, number)
            await at_rest(home)
            assert early.page is not None
            seen.add(early.page.key)
            assert key_count(journal) == 1
        assert len(seen) == 4


async def test_the_old_key_stays_while_a_tap_waits(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        before = early.tap(3, AT)  # on a page in another tab
        await lock_with(journal, 1)
        await lock_with(journal, 0)
        await at_rest(home)
        assert key_count(journal) == 3
    after = early.tap(5, AT)
    async with opened(home) as journal:
        assert {one.id for one in journal.newest(9)} == {before, after}
        assert key_count(journal) == 1


async def test_the_old_key_stays_until_the_page_shows_the_new_one(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        early.stops["show"] = no_room()
        await lock_with(journal, 1)
        await lock_with(journal, 0)
        await at_rest(home)
    id = early.tap(3, AT)
    early.stops.clear()
    async with opened(home) as journal:
        assert journal.check_in(id)


async def test_an_opening_without_taps_writes_nothing(home: Home, early: MemoryPage) -> None:
    before = await home.journal.load()
    async with opened(home):
        pass
    assert await home.journal.load() == before


async def test_a_locked_journal_merges_once_it_is_open(home: Home, early: MemoryPage) -> None:
    async with opened(home) as journal:
        await lock_with(journal, 1)
    before = early.frozen
    id = early.tap(3, AT)
    with pytest.raises(Locked):
        await Journal.open(home, silent)
    assert set(early.sealed) == {id}
    assert early.frozen == before
    journal = await Journal.open(home, silent, passcode(1))
    await at_rest(home)
    assert journal.check_in(id)
    assert early.sealed == {}
    await journal.close()


@pytest.mark.parametrize("end", [Journal.close, Journal.erase_everything])
async def test_a_key_that_comes_late_leaves_a_closed_journal_alone(
    tmp_path: Path, early: MemoryPage, caplog: pytest.LogCaptureFixture, end: Callable[[Journal], Awaitable[None]]
) -> None:
    home = replace(home_in(tmp_path), early_taps=early)
    early.gate.clear()
    journal = await Journal.open(home, silent)
    await journal.prefer(welcomed=True)
    await end(journal)
    early.gate.set()
    await at_rest(home)
    assert early.page is None
    assert caplog.text == ""


async def test_two_that_ask_at_once_get_one_key(tmp_path: Path, early: MemoryPage) -> None:
    home = replace(home_in(tmp_path), early_taps=early)
    early.gate.clear()
    journal = await Journal.open(home, silent)
    await journal.prefer(welcomed=True)
    before = journal._store.generation
    early.gate.set()
    await at_rest(home)
    assert (key_count(journal), journal._store.generation) == (1, before + 1)
    await journal.close()


async def test_a_backup_that_moves_in_leaves_no_tap_behind(
    home: Home, early: MemoryPage, dice: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw, _ = await backed_up(tmp_path_factory.mktemp("elsewhere"), dice)
    async with opened(home) as journal:
        before = early.tap(3, AT)  # on a page in another tab
        await moved_in(journal, raw, lock=1)
        await at_rest(home)
        after = early.tap(5, AT)
    journal = await Journal.open(home, silent, passcode(1))
    assert journal.check_in(before)
    assert journal.check_in(after)
    assert early.sealed == {}
    await at_rest(home)
    assert key_count(journal) == 1
    await journal.close()


async def test_a_tap_is_sealed_to_one_key_alone(early: MemoryPage) -> None:
    sealed = seal(pair(0).public, b"tap")
    assert await early.open(pair(0).private, sealed) == b"tap"
    with pytest.raises(DamagedJournal):
        await early.open(pair(1).private, sealed)


async def test_a_backup_that_moves_in_keeps_the_keys_of_this_home_from_its_first_byte_on(
    home: Home, early: MemoryPage, dice: Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The app is gone before there is a key of the new lock, which takes seconds."""
    raw, _ = await backed_up(tmp_path_factory.mktemp("elsewhere"), dice)
    journal = await Journal.open(home, silent)
    await at_rest(home)
    waits = early.tap(3, AT)  # on a page in another tab
    early.gate.clear()
    await moved_in(journal, raw, lock=1)
    await journal.close()
    after = early.tap(5, AT)
    early.gate.set()
    await at_rest(home)
    async with opened(home, 1) as journal:
        assert journal.check_in(waits)
        assert journal.check_in(after)
        assert (early.sealed, key_count(journal)) == ({}, 1)
