"""The lock: set, changed, removed, and opened by what the patient knows, and by nothing else."""

import asyncio
from pathlib import Path

import pytest
from entries import draft, entry
from homes import files_unchanged, home_in
from locks import lock_with, opened, passcode, words
from opened import copies

from companion.errors import Locked, WrongSecret
from companion.secret.passcode import Passcode
from companion.store import journal_file
from companion.store.journal import Journal
from companion.store.keyring import Secret


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A closed journal, locked with the first secret."""
    journal = await opened(home_in(tmp_path))
    await journal.save(entry("a", "first"))
    journal.hold(draft("d", "on their way"))
    await lock_with(journal, 1)
    assert (journal.lock.is_set, journal.lock.is_whole) == (True, True)
    await journal.save(entry("b", "second"))
    await journal.close()
    return tmp_path


async def says(folder: Path, secret: Secret | None) -> tuple[set[str], list[str]]:
    """Check-ins and drafts of a journal that was closed."""
    journal = await opened(home_in(folder), secret)
    assert (journal.set_aside, journal.drafts_set_aside, journal.older) == ((), False, "")
    told = {one.id for one in journal.newest(9)}, [one.noticed.note for one in journal.drafts()]
    await journal.close()
    return told


WHOLE = {"a", "b"}, ["on their way"]


@pytest.mark.parametrize("secret", [passcode(1), words(1)], ids=["passcode", "words"])
async def test_each_secret_opens(secret: Secret, folder: Path) -> None:
    assert await says(folder, secret) == WHOLE
    assert await says(folder, secret) == WHOLE


async def test_without_a_secret_it_stays_locked_and_untouched(folder: Path) -> None:
    with files_unchanged(folder), pytest.raises(Locked):
        await opened(home_in(folder))


@pytest.mark.parametrize("secret", [passcode(2), words(2), Passcode(text="")], ids=["passcode", "words", "empty"])
async def test_a_wrong_secret_opens_nothing(secret: Secret, folder: Path) -> None:
    with files_unchanged(folder, "attempts"), pytest.raises(WrongSecret):
        await opened(home_in(folder), secret)
    assert await says(folder, passcode(1)) == WHOLE


async def test_a_lock_takes_the_devices_key_away(folder: Path) -> None:
    assert not (folder / "device.key").exists()
    assert {slot.kind for path in copies(folder) for slot in slots(path)} == {"passcode", "recovery"}
    assert {slot.kind for path in copies(folder, "drafts") for slot in slots(path)} == {"passcode", "recovery"}


def slots(path: Path) -> tuple[journal_file.KeySlot, ...]:
    return journal_file.read(path.read_bytes()).header.slots


async def test_a_changed_lock_opens_to_the_new_secrets_alone(folder: Path) -> None:
    journal = await opened(home_in(folder), passcode(1))
    await lock_with(journal, 2)
    await journal.close()
    assert await says(folder, passcode(2)) == await says(folder, words(2)) == WHOLE
    for old in (passcode(1), words(1)):
        with pytest.raises(WrongSecret):
            await opened(home_in(folder), old)


async def test_the_same_words_can_be_kept_with_another_passcode(folder: Path) -> None:
    journal = await opened(home_in(folder), words(1))
    await journal.lock.set(Passcode(text="another"), words(1))
    await journal.close()
    assert await says(folder, words(1)) == await says(folder, Passcode(text="another")) == WHOLE


async def test_a_removed_lock_asks_for_nothing(folder: Path) -> None:
    journal = await opened(home_in(folder), passcode(1))
    await lock_with(journal, 0)
    assert (journal.lock.is_set, journal.lock.is_whole) == (False, True)
    await journal.close()
    assert await says(folder, None) == WHOLE


async def test_every_change_makes_new_keys(folder: Path) -> None:
    before = {slot.wrapped for path in copies(folder) for slot in slots(path)}
    journal = await opened(home_in(folder), passcode(1))
    old = journal._store.vault.data_key
    await lock_with(journal, 1)
    assert journal._store.vault.data_key != old
    await journal.close()
    assert before.isdisjoint(slot.wrapped for path in copies(folder) for slot in slots(path))


async def test_what_fits_is_told_without_closing(folder: Path) -> None:
    journal = await opened(home_in(folder), passcode(1))
    await journal.lock.fits(Passcode(text="passcode 1"))
    await journal.lock.fits(words(1))
    for wrong in (Passcode(text="passcode 2"), words(2)):
        with pytest.raises(WrongSecret):
            await journal.lock.fits(wrong)
    await journal.save(entry("c"))
    await journal.close()


async def test_every_keyboards_spelling_opens(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    await journal.lock.set(Passcode(text="Äpfel ﬁnden №5"), words(1))
    await journal.close()
    for spelled in ("Äpfel ﬁnden №5", "A\u0308pfel finden No5", "Äpfel finden No5"):
        await (await opened(home_in(tmp_path), Passcode(text=spelled))).close()
    with pytest.raises(WrongSecret):
        await opened(home_in(tmp_path), Passcode(text="äpfel finden No5"))


async def test_two_changes_at_once_come_one_after_the_other(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    await journal.save(entry("a"))
    saving = [journal.save(entry(f"s{number}")) for number in range(5)]
    await asyncio.gather(lock_with(journal, 1), lock_with(journal, 2), *saving, typing(journal))
    await journal.close()
    told, drafts = await says(tmp_path, passcode(2))
    assert (len(told), drafts) == (6, ["typed 29"])


async def typing(journal: Journal) -> None:
    for number in range(30):
        journal.hold(draft("d", f"typed {number}"))
        await journal.flush()


async def test_closing_waits_for_a_change_under_way(tmp_path: Path) -> None:
    journal = await opened(home_in(tmp_path))
    journal.hold(draft("d", "words"))
    changing = asyncio.ensure_future(lock_with(journal, 1))
    await asyncio.sleep(0)
    await journal.close()
    await changing
    assert (await says(tmp_path, passcode(1)))[1] == ["words"]
