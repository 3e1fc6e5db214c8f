"""Backups: all that was there comes back in another home, and never in the place of what is written."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random

import pytest
from backups import LOCK, backed_up, lived, moved_in
from canaries import found_in
from dump import dump
from entries import draft, entry
from estate import EVERYTHING, SOUGHT, told_by, write
from faulty_disk import BrokenDisk
from homes import HeldClock, files_in, files_unchanged, home_in, home_on, silent
from locks import lock_with, opened, passcode, words

from companion.care.people import Person
from companion.errors import (
    Locked,
    NotBlank,
    NotKept,
    WordsMissing,
)
from companion.store import backup
from companion.store.journal import Journal
from companion.store.keys import Purpose

# There and back


@pytest.mark.parametrize("entries", [0, 1, 40])
async def test_all_that_was_there_comes_back(entries: int, dice: Random, tmp_path: Path) -> None:
    raw, said = await backed_up(tmp_path / "old", dice, entries)
    journal = await Journal.open(home_in(tmp_path / "new"), silent)
    await moved_in(journal, raw, lock=3)
    assert dump(journal) == said
    await journal.close()
    journal = await opened(home_in(tmp_path / "new"), passcode(3))
    assert (dump(journal), journal.set_aside, journal.lock.is_whole) == (said, (), True)
    await journal.close()


async def test_it_is_under_this_homes_lock_from_its_first_byte_on(dice: Random, tmp_path: Path) -> None:
    raw, said = await backed_up(tmp_path / "old", dice)
    journal = await Journal.open(home_in(tmp_path / "new"), silent)
    await moved_in(journal, raw, lock=3)
    await journal.close()
    assert "device.key" not in files_in(tmp_path / "new")
    with pytest.raises(Locked):
        await opened(home_in(tmp_path / "new"))
    for secret in (passcode(3), words(LOCK)):
        journal = await opened(home_in(tmp_path / "new"), secret)
        assert dump(journal) == said
        await journal.close()


async def test_the_same_paper_opens_what_is_backed_up_next(dice: Random, tmp_path: Path) -> None:
    raw, said = await backed_up(tmp_path / "old", dice)
    for name in ("second", "third"):
        journal = await Journal.open(home_in(tmp_path / name), silent)
        await moved_in(journal, raw)
        raw = await journal.backups.make()
        assert dump(journal) == said
        await journal.close()


async def test_the_journal_goes_on_after_moving_in(dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path / "old", dice)
    journal = await Journal.open(home_in(tmp_path / "new"), silent)
    await moved_in(journal, raw)
    await journal.save(entry("next", "and on"))
    journal.hold(draft("next draft", "and on"))
    await journal.close()
    journal = await opened(home_in(tmp_path / "new"), passcode(LOCK))
    assert journal.check_in("next") == entry("next", "and on")
    assert journal.draft_of("next draft") is not None
    assert journal.older == ""
    await journal.close()


async def test_help_now_follows_what_moved_in(dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path / "old", dice)
    journal = await Journal.open(home_in(tmp_path / "new"), silent)
    await moved_in(journal, raw)
    seen = await journal._help.load()
    assert seen is not None
    assert (seen.country, [one.name for one in seen.people]) == ("CA", ["Anna", "Ünïcode 日本語 \N{SEEDLING}"])
    await journal.close()


async def test_what_waited_longer_than_thirty_days_is_erased_when_it_comes_back(dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path / "old", dice)
    later = HeldClock(HeldClock().at + timedelta(days=31))
    journal = await Journal.open(home_in(tmp_path / "new", later), silent)
    await moved_in(journal, raw)
    assert journal.deleted() == ()
    assert journal.check_in("id 4") is None
    await journal.close()


async def test_what_it_holds_is_told_before_anything_changes(tmp_path: Path) -> None:
    clock = HeldClock(datetime(2026, 5, 3, 23, 30, tzinfo=timezone(timedelta(hours=-5))))
    journal = await Journal.open(home_in(tmp_path / "old", clock), silent)
    await journal.save(entry("a", at=datetime(2026, 5, 1, 23, 30, tzinfo=timezone(timedelta(hours=-5)))))
    await journal.save(entry("b", at=datetime(2026, 4, 1, 12, tzinfo=UTC)))
    await journal.save(entry("c", at=datetime(2026, 5, 2, 12, tzinfo=UTC)))
    await journal.delete("c")
    await lock_with(journal, LOCK)
    raw = await journal.backups.make()
    found = await journal.backups.open(raw, words(LOCK))
    assert (found.check_ins, found.last_on, found.made_on) == (2, date(2026, 5, 1), date(2026, 5, 3))
    await journal.close()


async def test_an_empty_journal_has_no_last_day(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    await lock_with(journal, LOCK)
    found = await journal.backups.open(await journal.backups.make(), words(LOCK))
    assert (found.check_ins, found.last_on) == (0, None)
    await journal.close()


async def test_a_backup_is_made_while_the_disk_takes_nothing(dice: Random, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path / "old")
    journal = await Journal.open(home_on(disk), silent)
    await journal.save(entry("a"))
    await lock_with(journal, LOCK)
    disk.steps = ("write",)
    journal.hold(draft("d", "only in memory"))
    found = await journal.backups.open(await journal.backups.make(), words(LOCK))
    assert found.drafts["d"].noticed.note == "only in memory"
    disk.mend()
    await journal.close()


async def test_without_words_there_is_no_backup_that_nobody_could_open(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    assert not journal.backups.can_be_opened
    with pytest.raises(WordsMissing):
        await journal.backups.make()
    await lock_with(journal, LOCK)
    assert journal.backups.can_be_opened
    await lock_with(journal, 0)
    assert not journal.backups.can_be_opened
    await journal.close()


# Where something is written already


async def _typed(journal: Journal) -> None:
    journal.hold(draft("d", "words"))


async def _deleted(journal: Journal) -> None:
    await journal.save(entry("a"))
    await journal.delete("a")


WRITTEN = {
    "a check-in": lambda journal: journal.save(entry("a")),
    "a deleted one": _deleted,
    "words on their way": _typed,
    "somebody": lambda journal: journal.keep_person(Person(id="x", name="Anna", phone="112")),
}


@pytest.mark.parametrize("what", WRITTEN)
async def test_what_is_written_is_never_replaced(what: str, dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path / "old", dice)
    journal = await Journal.open(home_in(tmp_path / "new", HeldClock()), silent)
    assert journal.backups.may_move_in
    found = await journal.backups.open(raw, words(LOCK))
    await WRITTEN[what](journal)
    await journal.flush()
    before = dump(journal)
    assert not journal.backups.may_move_in
    with files_unchanged(tmp_path / "new"), pytest.raises(NotBlank):
        await journal.backups.move_in(found, passcode(3), words(LOCK))
    with pytest.raises(NotBlank):  # nor by whoever does not ask first
        await journal.lock.move_in(found, passcode(3), words(LOCK))
    assert dump(journal) == before
    await journal.close()
    journal = await opened(home_in(tmp_path / "new"))
    assert dump(journal) == before
    await journal.close()


async def test_what_was_erased_for_good_is_no_reason_to_stay(dice: Random, tmp_path: Path) -> None:
    raw, said = await backed_up(tmp_path / "old", dice)
    journal = await Journal.open(home_in(tmp_path / "new"), silent)
    await journal.save(entry("a"))
    await journal.erase("a")
    await moved_in(journal, raw)
    assert dump(journal) == said
    await journal.close()


@pytest.mark.parametrize("step", ["write", "fill", "push", "rename", "push_names"])
async def test_a_disk_that_refuses_leaves_the_home_as_it_was(step: str, dice: Random, tmp_path: Path) -> None:
    raw, said = await backed_up(tmp_path / "old", dice)
    disk = BrokenDisk(tmp_path / "new")
    journal = await Journal.open(home_on(disk), silent)
    before = dump(journal)
    disk.steps = (step,)
    with pytest.raises(NotKept):
        await moved_in(journal, raw, lock=3)
    assert (dump(journal), journal.lock.is_set, journal.backups.may_move_in) == (before, False, True)
    disk.mend()
    await moved_in(journal, raw, lock=3)
    assert dump(journal) == said
    await journal.close()


@pytest.mark.parametrize("writes", range(12))
async def test_a_disk_that_fills_up_in_the_middle_leaves_one_or_the_other(
    writes: int, dice: Random, tmp_path: Path
) -> None:
    raw, said = await backed_up(tmp_path / "old", dice)
    disk = BrokenDisk(tmp_path / "new")
    journal = await Journal.open(home_on(disk), silent)
    before = dump(journal)
    disk.break_after(writes)
    try:
        await moved_in(journal, raw, lock=3)
        expected, secret = said, passcode(3)
    except NotKept:
        expected, secret = before, None
    assert dump(journal) == expected
    disk.mend()
    await journal.close()
    journal = await opened(home_in(tmp_path / "new"), secret)
    assert (dump(journal), journal.lock.is_whole) == (expected, True)
    await journal.close()


# Who may read it


async def test_a_backup_carries_the_recovery_slot_alone(dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path, dice)
    header = backup.recognise(raw).header
    assert [slot.kind for slot in header.slots] == ["recovery"]
    assert (header.purpose, header.generation) == (Purpose.BACKUP, 1)


async def test_no_canary_is_readable_in_a_backup(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path, HeldClock()), silent)
    await write(journal)
    await lock_with(journal, LOCK)
    raw = await journal.backups.make()
    spellings = {spelling for one in SOUGHT for spelling in one.spellings()}
    assert found_in(raw, spellings) == set()
    assert told_by(raw) == set()
    found = await journal.backups.open(raw, words(LOCK))
    drafts = "".join(one.model_dump_json() for one in found.drafts.values()).encode()
    assert told_by(found.plain + drafts) == EVERYTHING, "they are in there"
    assert "note" not in repr(found)
    await journal.close()


async def test_two_backups_of_one_moment_are_not_the_same_bytes(dice: Random, tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    await lived(journal, dice, 4)
    await lock_with(journal, LOCK)
    assert await journal.backups.make() != await journal.backups.make()
    await journal.close()


async def test_a_keystore_here_or_there_makes_no_difference(dice: Random, tmp_path: Path) -> None:
    phone = replace(home_in(tmp_path / "phone"), keystore=True)
    journal = await Journal.open(phone, silent)
    await lived(journal, dice, 4)
    await lock_with(journal, LOCK)
    raw, said = await journal.backups.make(), dump(journal)
    await journal.close()
    for name, keystore in (("desk", False), ("phone two", True)):
        home = replace(home_in(tmp_path / name), keystore=keystore)
        journal = await Journal.open(home, silent)
        await moved_in(journal, raw)
        assert dump(journal) == said
        await journal.close()
