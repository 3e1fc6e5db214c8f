"""Backups that are not whole, not of this app, newer, or of other words: refused in words, and nothing is touched."""

import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest
from backups import LOCK, backed_up, moved_in
from entries import entry
from fixtures import make as released
from homes import HeldClock, files_unchanged, home_in, silent
from locks import lock_with, opened, passcode, words
from opened import plain_of

from companion.errors import (
    BackupError,
    DamagedBackup,
    NewerBackup,
    NotABackup,
    OtherWords,
)
from companion.home.aes_gcm import AesGcm
from companion.store import backup, journal_file, migrations
from companion.store.backup import Beside
from companion.store.journal import Journal
from companion.store.journal_file import Header
from companion.store.keyring import recovery_key
from companion.store.keys import Purpose, WayIn
from companion.store.vault import Vault, new_vault

FIXTURES = Path(__file__).parent / "fixtures"
FIXTURE_SAYS = FIXTURES / "journal-v2"


# What is refused


async def refused(raw: bytes, number: int = LOCK) -> type[Exception]:
    """How a backup is refused."""
    with pytest.raises(BackupError) as error:
        await backup.open(AesGcm(), raw, words(number))
    return error.type


@pytest.fixture
async def small() -> bytes:
    """A backup in which every part is there, and little in each."""
    vault = await new_vault(home_in(Path()), [WayIn("recovery", recovery_key(words(LOCK)))])
    journal = (await plain_of(FIXTURE_SAYS, "journal")).popitem()[1]
    return await backup.make(AesGcm(), vault, journal, Beside(made=released.MADE, drafts={}))


async def test_a_backup_cut_at_any_byte_is_refused(small: bytes) -> None:
    header = journal_file.read(small)
    edge = len(header.authenticated) + 64
    places = [*range(edge), *range(edge, len(small), 97), len(small) - 1]
    kinds = {await refused(small[:end]) for end in places}
    print(f"{len(places)} cuts of {len(small)} bytes")
    assert kinds == {NotABackup, DamagedBackup}
    assert await refused(small + b"\0") is DamagedBackup


async def test_a_backup_with_any_bit_flipped_is_refused(small: bytes, dice: Random) -> None:
    edge = len(journal_file.read(small).authenticated) + 32
    bits = [*range(edge * 8), *(dice.randrange(edge * 8, len(small) * 8) for _ in range(1500))]
    for bit in bits:
        flipped = bytearray(small)
        flipped[bit // 8] ^= 1 << bit % 8
        kind = await refused(bytes(flipped))
        assert kind in (NotABackup, DamagedBackup) or (kind is NewerBackup and bit // 8 == 8), (bit, kind)
    print(f"{len(bits)} bits of {len(small) * 8}")


async def test_a_refused_backup_touches_nothing(small: bytes, tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    await journal.save(entry("a"))
    with files_unchanged(tmp_path):
        for raw in (b"", small[:-1], b"GIF89a", bytes(len(small))):
            with pytest.raises(BackupError):
                await journal.backups.open(raw, words(LOCK))
        with pytest.raises(NotABackup):
            journal.backups.recognise(b"GIF89a")
        with pytest.raises(OtherWords):
            await journal.backups.open(small, words(LOCK + 1))
    await journal.close()


async def test_words_of_another_backup(small: bytes) -> None:
    assert await refused(small, LOCK + 1) is OtherWords


async def test_a_backup_opens_with_the_words_of_its_day(dice: Random, tmp_path: Path) -> None:
    raw, _ = await backed_up(tmp_path, dice)
    journal = await opened(home_in(tmp_path), passcode(LOCK))
    await lock_with(journal, LOCK + 1)
    newer = await journal.backups.make()
    await journal.close()
    assert await refused(raw, LOCK + 1) is OtherWords
    assert await refused(newer, LOCK) is OtherWords
    await backup.open(AesGcm(), raw, words(LOCK))
    await backup.open(AesGcm(), newer, words(LOCK + 1))


async def sealed(purpose: Purpose, plain: bytes, vault: Vault) -> bytes:
    header = Header(purpose=purpose, generation=1, slots=vault.slots)
    return await journal_file.seal(AesGcm(), vault.data_key, header, plain)


async def vault_of_words() -> Vault:
    return await new_vault(home_in(Path()), [WayIn("recovery", recovery_key(words(LOCK)))])


async def test_other_files_are_told_as_such(tmp_path: Path) -> None:
    vault = await vault_of_words()
    for raw in (b"", b"PK\3\4" + bytes(500), b"SQLite format 3\0" + bytes(4096), "Tagebuch".encode("utf-16")):
        assert await refused(raw) is NotABackup
    for purpose in set(Purpose) - {Purpose.BACKUP}:
        assert await refused(await sealed(purpose, b"x", vault)) is NotABackup
    assert await refused(await sealed(Purpose.BACKUP, b"", vault)) is DamagedBackup


async def test_a_file_that_is_too_large_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_file, "read", lambda raw: pytest.fail("it was read"))
    huge = journal_file.MAGIC + bytes(backup.LARGEST)
    with pytest.raises(NotABackup):
        backup.recognise(huge)


async def test_a_backup_of_a_newer_app(small: bytes, dice: Random, monkeypatch: pytest.MonkeyPatch) -> None:
    later = bytearray(small)
    later[8] = journal_file.FORMAT + 1
    assert await refused(bytes(later)) is DamagedBackup, "only the byte was changed"
    monkeypatch.setattr(journal_file, "FORMAT", journal_file.FORMAT + 1)
    newer = await sealed(Purpose.BACKUP, b"another inside", await vault_of_words())
    monkeypatch.undo()
    assert await refused(newer) is NewerBackup
    unread = bytearray(newer)
    unread[13:20] = b'{"mor":'
    with pytest.raises(NewerBackup):
        backup.recognise(bytes(unread))


async def test_a_newer_schema_is_told_before_its_drafts_are_read(
    dice: Random, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, _ = await backed_up(tmp_path, dice)
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:-1])
    assert await refused(raw) is NewerBackup


async def test_a_backup_of_an_older_schema_is_brought_to_todays(tmp_path: Path) -> None:
    shutil.copytree(released.FOLDER.parent / "journal-v1", tmp_path / "v1")
    plain = (await plain_of(tmp_path / "v1", "journal")).popitem()[1]
    beside = Beside(made=released.MADE, drafts={released.DRAFT.id: released.DRAFT})
    raw = await backup.make(AesGcm(), await vault_of_words(), plain, beside)
    journal = await Journal.open(home_in(tmp_path / "new", HeldClock(released.OPENED)), silent)
    await moved_in(journal, raw)
    assert released.told_by(journal) == released.TOLD["journal-v1"]
    await journal.close()


def test_every_released_schema_has_its_backup() -> None:
    first = 2  # before it there were none
    kept = {path.name for path in FIXTURES.glob("backup-*")}
    assert kept == {f"backup-v{number}.companion" for number in range(first, len(migrations.MIGRATIONS) + 1)}


@pytest.mark.parametrize("schema", [name.removeprefix("journal-") for name in list(released.TOLD)[1:]])
async def test_a_released_backup_opens(schema: str, tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path, HeldClock(released.OPENED)), silent)
    await moved_in(journal, (FIXTURES / f"backup-{schema}.companion").read_bytes())
    assert released.told_by(journal) == released.TOLD[f"journal-{schema}"]
    await journal.close()


async def test_a_damaged_page_inside_is_found(tmp_path: Path) -> None:
    plain = bytearray((await plain_of(FIXTURE_SAYS, "journal")).popitem()[1])
    plain[4096:4200] = bytes(range(104))
    beside = Beside(made=released.MADE, drafts={})
    assert await refused(await backup.make(AesGcm(), await vault_of_words(), bytes(plain), beside)) is DamagedBackup


async def test_an_index_that_does_not_fit_its_table_is_found() -> None:
    """Every index is read: it would tell another order, or fewer entries, for as long as the journal lives."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.deserialize((await plain_of(FIXTURE_SAYS, "journal")).popitem()[1])
    other = "CREATE INDEX check_in_by_day ON check_in (id, utc)"
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'check_in_by_day'", (other,))
    plain = raw.serialize()
    raw.close()
    beside = Beside(made=released.MADE, drafts={})
    assert await refused(await backup.make(AesGcm(), await vault_of_words(), plain, beside)) is DamagedBackup
