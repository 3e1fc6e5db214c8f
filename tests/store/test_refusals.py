"""Journals that must not be opened: each refusal has its name, and leaves every file as it was."""

import sqlite3
from pathlib import Path

import pytest
from entries import draft, entry
from homes import QuickDisk, files_unchanged, home_in, home_on, silent
from opened import copies, newest

from companion.errors import KeyMissing, MigrationFailed, NewerJournal, StoreError, UnfitPython, WrongKey
from companion.store import journal_file, migrations
from companion.store.database import Database
from companion.store.generations import Generations
from companion.store.journal import Journal
from companion.store.keyring import Keyring
from companion.store.keys import Purpose
from companion.store.store import Store
from companion.store.vault import Vault


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A closed journal with two generations and drafts."""
    journal = await Journal.open(home_in(tmp_path), silent)
    await journal.save(entry("a", "words"))
    journal.hold(draft("b", "words"))
    await journal.close()
    return tmp_path


async def refused(folder: Path, error: type[StoreError]) -> None:
    """Opening raises `error`, touches nothing, and lets go of the lock."""
    homes = [home_in(folder), home_in(folder)]  # held, or a lock that was forgotten would free itself
    for home in homes:
        with files_unchanged(folder), pytest.raises(error):
            await Journal.open(home, silent)


@pytest.mark.parametrize("name", ["journal", "drafts"])
async def test_a_newer_format(folder: Path, name: str) -> None:
    path = newest(folder, name)
    raw = bytearray(path.read_bytes())
    raw[len(journal_file.MAGIC)] = journal_file.FORMAT + 1
    raw[-1] ^= 1  # sealed by the rules of tomorrow: with that byte of today it does not open
    path.write_bytes(raw)
    await refused(folder, NewerJournal)


@pytest.mark.parametrize("key", [b"k" * 32, None], ids=["another", "none"])
async def test_a_newer_format_and_no_key_for_it(folder: Path, key: bytes | None) -> None:
    await test_a_newer_format(folder, "journal")
    (folder / "device.key").unlink()
    if key is not None:
        (folder / "device.key").write_bytes(key)
    await refused(folder, NewerJournal)


async def test_a_newer_format_whose_header_cannot_be_read(folder: Path) -> None:
    for path in copies(folder):
        path.write_bytes(journal_file.MAGIC + bytes([journal_file.FORMAT + 1]) + b"of tomorrow")
    await refused(folder, NewerJournal)


async def write_generation(folder: Path, *statements: str) -> None:
    """Seal one more generation, as a newer app would, after some SQL."""
    home = home_on(QuickDisk(folder))
    journal = Generations(home.journal, home.cipher, Purpose.JOURNAL)
    opened = await journal.open(Keyring(home).unlock, Database.load)
    assert opened is not None
    for statement in statements:
        opened.content.connection.exec_driver_sql(statement)
    await journal.keep(Vault(opened.vault.data_key, opened.vault.slots), opened.content.serialise())
    opened.content.close()


async def test_a_newer_schema(folder: Path) -> None:
    await write_generation(folder, f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    await refused(folder, NewerJournal)


async def test_a_newer_schema_that_looks_damaged_to_this_app(folder: Path) -> None:
    await write_generation(
        folder,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_schema VALUES ('view', 'v', 'v', 0, 'CREATE VIEW v AS WORDS OF TOMORROW')",
        f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}",
    )
    await refused(folder, NewerJournal)


async def test_a_missing_key(folder: Path) -> None:
    (folder / "device.key").unlink()
    await refused(folder, KeyMissing)
    assert not (folder / "device.key").exists()


@pytest.mark.parametrize("key", [b"k" * 32, b"", b"short", b"k" * 16, b"k" * 33])
async def test_a_key_that_opens_nothing(folder: Path, key: bytes) -> None:
    (folder / "device.key").write_bytes(key)
    await refused(folder, WrongKey)


async def test_a_key_that_opens_nothing_and_a_damaged_copy(folder: Path) -> None:
    (folder / "device.key").write_bytes(b"k" * 32)
    newest(folder).write_bytes(b"damaged")
    await refused(folder, WrongKey)


async def test_a_broken_key_without_a_journal_is_kept(tmp_path: Path) -> None:
    (tmp_path / "device.key").write_bytes(b"")
    await refused(tmp_path, WrongKey)


@pytest.mark.parametrize("thrown", [RuntimeError("words of a patient"), sqlite3.OperationalError("words of a patient")])
async def test_a_migration_that_fails(folder: Path, monkeypatch: pytest.MonkeyPatch, thrown: Exception) -> None:
    def fail(raw: sqlite3.Connection) -> None:
        raise thrown

    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, fail))
    await refused(folder, MigrationFailed)
    with pytest.raises(MigrationFailed) as told:
        await Journal.open(home_in(folder), silent)
    assert "patient" not in str(told.value)


async def test_a_python_that_cannot(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise UnfitPython("sqlite3 was built without serialize")

    monkeypatch.setattr("companion.store.database._connect", refuse)
    await refused(folder, UnfitPython)


async def test_an_empty_folder_starts_anew_after_a_lost_key(tmp_path: Path) -> None:
    (tmp_path / "journal.new").write_bytes(b"what a power cut left")
    store = await Store.open(home_in(tmp_path))
    await store.close()
    assert {path.name for path in copies(tmp_path)} == {"journal.1.sealed"}
