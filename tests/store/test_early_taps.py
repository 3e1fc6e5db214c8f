"""Early taps: each acknowledged one becomes a check-in exactly once, whatever happens in between."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from backups import backed_up, moved_in
from early_page import MemoryPage, no_room, pair, seal
from entries import NOON, entry
from homes import HeldClock, MemoryKeeper, WishedFor, files_in, home_in, home_in_memory, silent
from locks import lock_with, opened_by_one_of, passcode

from companion.care.early_tap import EarlyTap
from companion.care.moment import Moment
from companion.care.mood import still_fresh
from companion.errors import DamagedJournal, FolderClosed, Locked, NotKept
from companion.home.ports import Home
from companion.store import tap_keys
from companion.store.journal import Journal

MS = 1000
AT = int(NOON.timestamp() * MS)


class Cut(BaseException):
    """The app is gone at this very point."""


@pytest.fixture
def early() -> MemoryPage:
    return MemoryPage()


@pytest.fixture
async def home(tmp_path: Path, early: MemoryPage) -> Home:
    """A home whose patient was welcomed, and whose page shows its faces."""
    home = replace(home_in(tmp_path), early_taps=early)
    async with opened(home) as journal:
        await journal.prefer(welcomed=True)
    return home


@asynccontextmanager
async def opened(home: Home) -> AsyncIterator[Journal]:
    """The journal with its page settled, closed again afterwards."""
    journal = await Journal.open(home, silent)
    await at_rest(home)
    try:
        yield journal
    finally:
        await at_rest(home)
        await journal.close()


async def at_rest(home: Home) -> None:
    """Wait until nothing is done in the background any more."""
    while home.background._running:  # type: ignore[attr-defined]
        await asyncio.wait(home.background._running)  # type: ignore[attr-defined]


def key_count(journal: Journal) -> int:
    return len(tap_keys.all_of(journal._store.reading))


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


# Anything, in any order

RUNS = 1000


class Days:
    """A patient who taps, opens, deletes, locks and is interrupted by chance, and a record of what must be true."""

    def __init__(self, dice: Random, folder: Path) -> None:
        self.dice = dice
        self.page = MemoryPage()
        self.clock = HeldClock()
        self.home = replace(home_in_memory(folder, self.clock), early_taps=self.page)
        self.secret = 0
        self.tapped: set[str] = set()
        self.gone: set[str] = set()
        self.erased: set[str] = set()

    async def live(self) -> None:
        async with self.journal() as journal:
            await journal.prefer(welcomed=True)
        steps = (self.tap, self.tap, self.tap_again, self.open, self.open, self.stopped, self.use, self.lock)
        for _ in range(self.dice.randrange(2, 7)):
            await self.dice.choice(steps)()
            self.clock.at += timedelta(minutes=self.dice.randrange(-30, 200))

    @asynccontextmanager
    async def journal(self) -> AsyncIterator[Journal]:
        journal, self.secret = await opened_by_one_of(self.home, [self.secret])
        if self.dice.random() < 0.8:  # else it closes before the page was told anything
            await at_rest(self.home)
        try:
            yield journal
        finally:
            await journal.close()
            await at_rest(self.home)

    async def tap(self) -> None:
        if self.page.page is not None and self.page.page.faces:
            at = int(self.clock.at.timestamp() * MS) + self.dice.choice((0, 0, 10**9))
            self.tapped.add(self.page.tap(self.dice.choice((1, 3, 5, 7, 9)), at, self.dice.randrange(-720, 840)))

    async def tap_again(self) -> None:
        """Another face in the place of one that still waits."""
        if self.page.page is not None and self.page.sealed:
            before = self.dice.choice(sorted(self.page.sealed))
            known = await self.everything()
            self.tapped.add(self.page.tap(9, int(self.clock.at.timestamp() * MS), instead_of=before))
            if before not in known:
                self.tapped.discard(before)

    async def open(self) -> None:
        async with self.journal():
            pass

    async def stopped(self) -> None:
        """Open it, with an end at some point, or storage that refuses."""
        call = self.dice.choice(("freeze", "waiting", "open", "forget", "show", "new_key"))
        self.page.stops[call] = Cut() if call in ("freeze", "waiting", "open", "forget") else no_room()
        if self.dice.random() < 0.3:
            self.page.stops = {call: no_room()}
        with suppress(Cut):
            async with self.journal():
                pass
        await at_rest(self.home)
        self.page.stops.clear()

    async def use(self) -> None:
        async with self.journal() as journal:
            for one in journal.newest(9):
                act = self.dice.choice(("leave", "delete", "erase", "put back"))
                if act == "delete":
                    await journal.delete(one.id)
                    self.gone.add(one.id)
                if act == "erase":
                    await journal.erase(one.id)
                    self.erased.add(one.id)
            await journal.prefer(paused=self.dice.random() < 0.1)

    async def lock(self) -> None:
        async with self.journal() as journal:
            self.secret = self.dice.choice((0, 1, 2))
            await lock_with(journal, self.secret)
            if self.dice.random() < 0.3:
                await self.tap()  # on another page, before it knows of the new key
            if self.dice.random() < 0.5:
                await at_rest(self.home)

    async def everything(self) -> set[str]:
        """Ids the journal knows, read without its page."""
        plain = replace(self.home, early_taps=None)
        journal, _ = await opened_by_one_of(plain, [self.secret])
        ids = {one.id for one in journal.newest(999)} | {one.check_in.id for one in journal.deleted()}
        await journal.close()
        return ids

    async def hold(self) -> None:
        """After an opening that nothing disturbs, every tap is a check-in, once, or what became of it."""
        async with self.journal() as journal:
            newest = [one.id for one in journal.newest(999)]
            deleted = [one.check_in.id for one in journal.deleted()]
            await at_rest(self.home)
            assert key_count(journal) == 1
        assert sorted(newest + deleted) == sorted(self.tapped - self.erased)
        assert set(deleted) == self.gone - self.erased
        assert self.page.sealed == {}


@pytest.mark.timeout(400)  # a thousand short lives
async def test_exactly_once_in_any_order(
    dice: Random, tmp_path_factory: pytest.TempPathFactory, caplog: pytest.LogCaptureFixture
) -> None:
    seed = dice.getrandbits(32)
    caplog.set_level(logging.CRITICAL)
    merged = 0
    for run in range(RUNS):
        print(f"run {run} of seed {seed}")
        days = Days(Random(f"{seed} {run}"), tmp_path_factory.mktemp("days"))
        await days.live()
        await days.hold()
        merged += len(days.tapped)
    assert merged > RUNS
