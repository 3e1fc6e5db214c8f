"""A lock that was told as set stays set, also where an older copy could not follow it."""

from dataclasses import replace
from pathlib import Path

import pytest
from entries import entry
from homes import QuickDisk, home_in, home_on, silent

from companion.errors import Locked, NotKept, WrongSecret
from companion.home.files import FileKeeper
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store.journal import Journal

PHRASE, WORDS = Passcode(text="blue kettle walks home"), RecoveryWords.of(bytes(16))


class StuckSlot(FileKeeper):
    """From some keeping on nothing can be written any more, as when another program holds the file."""

    left: int | None = None

    async def keep(self, slot: int, sealed: bytes) -> None:
        if self.left is not None:
            if not self.left:
                raise NotKept("as the test wished")
            self.left -= 1
        await super().keep(slot, sealed)


@pytest.fixture
async def half_set(tmp_path: Path) -> Path:
    """The newest copy asks for the passphrase; the older one and the drafts still open with device.key."""
    disk = QuickDisk(tmp_path)
    journal_file, drafts_file = StuckSlot(disk, "journal"), StuckSlot(disk, "drafts")
    journal = await Journal.open(replace(home_on(disk), journal=journal_file, drafts=drafts_file), silent)
    await journal.save(entry("a", "words"))
    journal_file.left = 1
    await journal.lock.set(PHRASE, WORDS)
    assert journal.lock.is_set
    assert not journal.lock.is_whole
    drafts_file.left = 0
    await journal.close()
    return tmp_path


async def test_without_the_passphrase_it_does_not_open(half_set: Path) -> None:
    assert (half_set / "device.key").exists()
    with pytest.raises(Locked):
        await Journal.open(home_in(half_set), silent)
    with pytest.raises(WrongSecret):
        await Journal.open(home_in(half_set), silent, Passcode(text="something else"))


async def test_the_next_start_with_it_makes_it_whole(half_set: Path) -> None:
    journal = await Journal.open(home_in(half_set), silent, PHRASE)
    assert journal.check_in("a") == entry("a", "words")
    assert journal.lock.is_whole
    await journal.close()
    assert not (half_set / "device.key").exists()
    with pytest.raises(Locked):
        await Journal.open(home_in(half_set), silent)
