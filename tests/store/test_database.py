"""SQLite in memory: what is serialised, savepoints, and Pythons that cannot."""

import sqlite3
from typing import Any

import pytest
from entries import NOON, entry

from companion.errors import DamagedJournal, UnfitPython
from companion.store import checkins
from companion.store.database import Database


def ids_in(plain: bytes) -> set[str]:
    reopened = Database.load(plain)
    found = {check_in.id for check_in in checkins.newest(reopened.connection, 100)}
    reopened.close()
    return found


@pytest.mark.parametrize("plain", [None, "loaded"], ids=["new", "loaded"])
def test_the_open_transaction_is_serialised_too(plain: Any) -> None:
    if plain == "loaded":
        first = Database.load(None)
        plain = first.serialise()
        first.close()
    journal = Database.load(plain)
    for number in range(3):
        checkins.save(journal.begin(), entry(str(number)), NOON)
        assert ids_in(journal.serialise()) == {str(i) for i in range(number + 1)}
        journal.commit()
    journal.close()


def test_rolled_back_rows_are_in_no_later_bytes() -> None:
    journal = Database.load(None)
    checkins.save(journal.begin(), entry("gone"), NOON)
    journal.serialise()
    journal.roll_back()
    assert ids_in(journal.serialise()) == set()
    journal.close()


@pytest.mark.parametrize(("pragma", "value"), [("foreign_keys", 1), ("secure_delete", 1), ("temp_store", 2)])
def test_what_sqlite_was_told(pragma: str, value: int) -> None:
    journal = Database.load(None)
    assert journal.connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value
    journal.close()


def test_bytes_that_are_no_database_are_damaged() -> None:
    with pytest.raises(DamagedJournal, match="SQLITE_NOTADB"):
        Database.load(b"no database " * 1000)


def test_a_damaged_index_is_found() -> None:
    with pytest.raises(DamagedJournal):
        Database.load(with_a_wrong_index(), thorough=True)


def with_a_wrong_index() -> bytes:
    """A journal whose index by day does not know its one check-in."""
    journal = Database.load(None)
    checkins.save(journal.begin(), entry("lost"), NOON)
    journal.commit()
    plain = bytearray(journal.serialise())
    journal.close()
    raw = sqlite3.connect(":memory:", isolation_level=None)
    raw.deserialize(bytes(plain))
    page = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'check_in_by_day'").fetchone()[0]
    size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.close()
    start = (page - 1) * size
    plain[start + 3 : start + 5] = b"\0\0"  # the page's number of cells
    return bytes(plain)


def test_a_python_without_serialize_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class OldConnection:
        """What sqlite3.Connection is where SQLite was built without serialize."""

    monkeypatch.setattr(sqlite3, "Connection", OldConnection)
    with pytest.raises(UnfitPython):
        Database.load(None)


def test_an_error_carries_no_words() -> None:
    journal = Database.load(None)
    tx = journal.begin()
    wrong = entry("x", "secret words").model_copy(
        update={"noticed": entry("x", "secret words").noticed.model_copy(update={"mood": 99})}
    )
    with pytest.raises(Exception, match="CHECK constraint") as refused:
        checkins.save(tx, wrong, NOON)
    assert "secret" not in str(refused.value)
    journal.close()
