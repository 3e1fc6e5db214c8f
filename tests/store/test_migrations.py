"""Migrations: they make what the metadata says, all or nothing, and every released schema still opens."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from entries import earlier
from fixtures import make as released
from homes import HeldClock, home_in, silent

from companion.errors import MigrationFailed, NewerJournal
from companion.store import migrations
from companion.store.database import Database
from companion.store.journal import Journal
from companion.store.schema import metadata

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def raw() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def test_the_migrated_schema_is_the_metadatas() -> None:
    journal = Database.load(None)
    context = MigrationContext.configure(journal.connection, opts={"compare_type": True})
    assert compare_metadata(context, metadata) == []
    journal.close()


def test_the_oracle_sees_a_difference() -> None:
    journal = Database.load(None)
    journal.connection.exec_driver_sql("ALTER TABLE preference ADD COLUMN more TEXT")
    journal.connection.exec_driver_sql("DROP INDEX check_in_by_day")
    context = MigrationContext.configure(journal.connection)
    assert len(compare_metadata(context, metadata)) == 2
    journal.close()


@pytest.mark.parametrize("column", ["mood", "mind_at_ease", "feeling", "clear_thinking", "closeness"])
@pytest.mark.parametrize("points", [-1, 11])
def test_points_outside_zero_to_ten_are_refused(raw: sqlite3.Connection, column: str, points: int) -> None:
    migrations.migrate(raw)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(
            f"INSERT INTO check_in (id, utc, offset_minutes, local_date, tags, note, saved_utc, {column})"
            " VALUES ('a', '', 0, '', '[]', '', '', ?)",
            (points,),
        )


def contents(raw: sqlite3.Connection) -> str:
    return "\n".join([*raw.iterdump(), str(migrations.version(raw))])


def test_a_migration_that_fails_leaves_all_as_it_was(raw: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    migrations.migrate(raw)
    raw.execute("INSERT INTO preference VALUES ('country', 'US')")
    before = contents(raw)
    steps = (*migrations.MIGRATIONS, _add_and_change, _fail)
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with pytest.raises(MigrationFailed):
        migrations.migrate(raw)
    assert contents(raw) == before
    assert not raw.in_transaction


def _add_and_change(raw: sqlite3.Connection) -> None:
    raw.execute("CREATE TABLE more (id VARCHAR)")
    raw.execute("DELETE FROM preference")


def _fail(raw: sqlite3.Connection) -> None:
    raise RuntimeError("as the test wished")


def test_a_newer_schema_is_refused_unchanged(raw: sqlite3.Connection) -> None:
    raw.execute(f"PRAGMA user_version = {len(migrations.MIGRATIONS) + 1}")
    before = contents(raw)
    with pytest.raises(NewerJournal):
        migrations.migrate(raw)
    assert contents(raw) == before


def test_every_released_schema_has_its_fixture() -> None:
    folders = {path.name for path in FIXTURES.iterdir() if path.name.startswith("journal-")}
    assert folders == set(released.TOLD) == {f"journal-v{number + 1}" for number in range(len(migrations.MIGRATIONS))}


@pytest.mark.parametrize("name", released.TOLD)
async def test_a_released_schema_opens(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    shutil.copytree(FIXTURES / name, folder)
    journal = await Journal.open(home_in(folder, HeldClock(released.OPENED)), silent)
    assert released.told_by(journal) == released.TOLD[name]
    assert journal.set_aside == ()
    assert earlier(journal, "edited") == [released.BEFORE_THE_EDIT]
    await journal.close()


async def test_people_are_added_to_a_journal_from_before_there_were_any(tmp_path: Path) -> None:
    folder = tmp_path / "journal-v1"
    shutil.copytree(FIXTURES / "journal-v1", folder)
    for _ in range(2):
        journal = await Journal.open(home_in(folder, HeldClock(released.OPENED)), silent)
        await journal.keep_person(released.PEOPLE[0])
        await journal.close()
    journal = await Journal.open(home_in(folder, HeldClock(released.OPENED)), silent)
    assert released.told_by(journal) == released.FIRST | {"people": released.PEOPLE[:1]}
    await journal.close()
