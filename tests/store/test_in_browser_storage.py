"""The journal over a browser's storage: cut anywhere it opens, refused anywhere it says so, and forgets what it must."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from browser_storage import Cut, MemoryStorage, home_in
from entries import draft, entry
from homes import silent
from locks import lock_with, opened, passcode, words
from thief import Thief

from companion.errors import Locked, NotErased, NotKept
from companion.store.journal import Journal

NOTE, ERASED, HALF = "quillfeatherbrook", "tumblewickmoss", "driftwoodcaraway"


async def lived(storage: MemoryStorage, told: list[str] | None = None) -> None:
    """A short life with a lock at its end. `told` is what the patient was told, in its order."""
    told = [] if told is None else told
    journal = await opened(home_in(storage))
    told.append("begun")
    await journal.save(entry("a", note=NOTE))
    told.append("a")
    await journal.save(entry("b", note=ERASED))
    await journal.delete("b")
    await journal.erase("b")
    told.append("erased")
    journal.hold(draft("c", note=HALF))
    await journal.flush()
    told.append("draft")
    await journal.lock.set(passcode(1), words(1))
    told.append("locked")
    await journal.close()


async def reopened(storage: MemoryStorage) -> tuple[Journal, bool]:
    """The journal after a restart, and whether it was locked."""
    try:
        return await opened(home_in(storage)), False
    except Locked:
        return await opened(home_in(storage), passcode(1)), True


def stolen(
    storage: MemoryStorage, folder: Path, *canaries: str, thief: Thief | None = None, without: bytes | None = None
) -> list[str]:
    """Those of the words that a thief reads from the raw disk, perhaps without a key that lies there."""
    for number, raw in enumerate(sorted(storage.raw - {without})):
        (folder / f"{number}").write_bytes(raw)
    read = b"".join((thief or Thief()).loot(folder).values())
    for path in folder.iterdir():
        path.unlink()
    return [word for word in canaries if word.encode() in read]


def who_knows(number: int, *copied: bytes) -> Thief:
    """A thief who knows a secret, or copied the device's key before."""
    chosen = passcode(number)
    return Thief([chosen.text], [words(number).entropy]) if chosen else Thief(keys=copied)


async def about_to_change(storage: MemoryStorage, old: int) -> Journal:
    """An open journal with words in it, under the old secret."""
    journal = await opened(home_in(storage))
    await journal.save(entry("a", note=NOTE))
    journal.hold(draft("c", note=HALF))
    await journal.flush()
    await lock_with(journal, old)
    return journal


async def steps() -> int:
    whole = MemoryStorage()
    await lived(whole)
    return whole.steps


async def test_cut_at_any_step_it_has_what_was_told() -> None:
    for left in range(await steps()):
        storage, told = MemoryStorage(), list[str]()
        storage.left = left
        with pytest.raises(Cut):
            await lived(storage, told)
        after = MemoryStorage(storage.files)
        journal, locked = await reopened(after)
        assert (journal.check_in("a") is not None) or "a" not in told
        assert (journal.check_in("b") is None) or "erased" not in told
        assert (journal.draft_of("c") is not None) or "draft" not in told
        assert locked or "locked" not in told
        await journal.close()


async def test_refused_at_any_step_it_says_so_and_has_what_was_told() -> None:
    for left in range(await steps()):
        storage, told = MemoryStorage(), list[str]()
        storage.left, storage.refuses = left, True
        with suppress(NotKept):
            await lived(storage, told)
        journal, locked = await reopened(MemoryStorage(storage.files))
        assert (journal.check_in("a") is not None) or "a" not in told
        assert locked or "locked" not in told
        await journal.close()


@pytest.mark.parametrize(("old", "new"), [(0, 1), (1, 2), (1, 0)], ids=["set", "changed", "removed"])
async def test_refused_at_any_step_a_change_is_whole_once_no_other_key_opens_anything(
    old: int, new: int, tmp_path: Path
) -> None:
    told: list[tuple[int, bool]] = []
    while (new, True) not in told:
        storage = MemoryStorage()
        journal, number = await about_to_change(storage, old), old
        copied = [raw for name, raw in storage.files.items() if name == "device.key"]
        storage.left, storage.refuses = storage.steps + len(told), True
        with suppress(NotKept):
            await lock_with(journal, new)
            number = new
        told.append((number, journal.lock.is_whole))
        in_force = None if number else storage.files["device.key"]
        thief = who_knows(old if number == new else new, *copied)
        read = partial(stolen, storage, tmp_path, NOTE, HALF, thief=thief, without=in_force)
        assert not journal.lock.is_whole or read() == []
        await journal.close()
        journal = await opened(home_in(storage), passcode(number))
        assert not journal.lock.is_whole or read() == [], "a start that is refused, too"
        storage.left = 10**9
        await journal.lock.bring_together()
        assert (journal.lock.is_whole, read()) == (True, [])
        await journal.close()
    assert {(old, False), (new, False)} <= set(told)


async def test_once_a_lock_is_set_the_raw_disk_tells_nothing_and_the_device_key_is_gone(tmp_path: Path) -> None:
    storage = MemoryStorage()
    await lived(storage)
    assert "device.key" not in storage.files
    assert [raw for raw in storage.raw if len(raw) == 32] == [storage.files["help.key"]]
    assert stolen(storage, tmp_path, NOTE, ERASED, HALF) == []


async def test_erased_words_are_gone_from_the_raw_disk_at_once(tmp_path: Path) -> None:
    storage = MemoryStorage()
    journal = await opened(home_in(storage))
    await journal.save(entry("b", note=ERASED))
    assert stolen(storage, tmp_path, ERASED) == [ERASED]
    await journal.delete("b")
    await journal.erase("b")
    assert stolen(storage, tmp_path, ERASED) == []
    await journal.close()


@pytest.mark.parametrize("refuses", [True, False])
@pytest.mark.parametrize("later", range(3))
async def test_delete_everything_cut_or_refused_anywhere_ends_at_the_next_start(later: int, refuses: bool) -> None:
    storage = MemoryStorage()
    journal = await opened(home_in(storage))
    await journal.save(entry("a", note=NOTE))
    storage.left, storage.refuses = storage.steps + later, refuses
    with pytest.raises(NotErased if refuses else Cut):
        await journal.erase_everything()
    assert not later or await home_in(storage).wiper.begun()
    assert later < 2 or storage.raw == set(), "the key goes before the files do"
    storage.left = 10**9
    again = await opened(home_in(storage))
    assert (again.check_in("a") is None) == bool(later)
    await again.close()


async def test_delete_everything_leaves_nothing() -> None:
    storage = MemoryStorage()
    journal = await opened(home_in(storage))
    await journal.save(entry("a", note=NOTE))
    await journal.erase_everything()
    assert (storage.files, storage.raw) == ({}, set())


async def test_a_copy_that_was_set_aside_is_found_again_and_kept_under_the_keys_in_force() -> None:
    storage = MemoryStorage()
    journal = await opened(home_in(storage))
    for id in ("a", "b"):
        await journal.save(entry(id, note=NOTE))
    await journal.close()
    storage.files["journal.0.sealed"] = b""  # what storage.js gives for a file whose key is lost
    journal = await Journal.open(home_in(storage), silent)
    assert journal.set_aside
    assert [name for name in storage.files if ".damaged-" in name] == list(journal.set_aside)
    await journal.close()
