"""SQLite in memory behind one SQLAlchemy connection, with transactions that are really ours."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Self

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from companion.errors import DamagedJournal, UnfitPython
from companion.store.migrations import migrate, refuse_newer

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",  # erased words are overwritten, not only unlinked
    "PRAGMA temp_store = MEMORY",  # nothing of the journal may reach a temporary file
)


@dataclass(frozen=True)
class Tx:
    """The right to write, held only inside `Store.change()`. Repositories ask for it."""

    connection: Connection


class Database:
    """The journal's tables in memory. Reads use `connection`; writes need a `Tx`."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        # An error's text must not carry the words that were being written.
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool, hide_parameters=True)
        # AUTOCOMMIT hands BEGIN, COMMIT and ROLLBACK to us: in the driver's own mode a savepoint
        # followed by an outer rollback leaves its rows in.
        self.connection: Connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    @classmethod
    def load(cls, plain: bytes | None, thorough: bool = False) -> Self:
        """A database from serialised bytes, migrated to today's schema; None starts an empty one.

        `thorough` reads every index too. Raises DamagedJournal, NewerJournal, UnfitPython and
        MigrationFailed, which says nothing against the bytes.
        """
        raw = _connect()
        try:
            _prepare(raw, plain, thorough)
            migrate(raw)
        except BaseException:
            raw.close()
            raise
        return cls(raw)

    def begin(self) -> Tx:
        """Open a transaction."""
        self._raw.execute("BEGIN IMMEDIATE")
        return Tx(self.connection)

    def commit(self) -> None:
        """Make the transaction's rows the journal."""
        self._raw.execute("COMMIT")

    def roll_back(self) -> None:
        """Forget the transaction's rows."""
        self._raw.execute("ROLLBACK")

    def rewrite(self) -> None:
        """Build every page anew from the rows that there are."""
        self._raw.execute("VACUUM")

    def serialise(self) -> bytes:
        """The whole journal as bytes, the open transaction's rows included."""
        return self._raw.serialize()

    def close(self) -> None:
        """Let the memory go."""
        self.connection.close()
        self._raw.close()


def _connect() -> sqlite3.Connection:
    if not hasattr(sqlite3.Connection, "serialize"):
        raise UnfitPython("sqlite3 was built without serialize")
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def _prepare(raw: sqlite3.Connection, plain: bytes | None, thorough: bool) -> None:
    try:
        if plain is not None:
            _fill(raw, plain)
            refuse_newer(raw)  # first: what a newer app wrote may look damaged to this one
            _verify(raw, thorough)
        for pragma in _PRAGMAS:
            raw.execute(pragma)
    except sqlite3.DatabaseError as error:
        raise DamagedJournal(f"SQLite: {error.sqlite_errorname}") from None


def _fill(raw: sqlite3.Connection, plain: bytes) -> None:
    """Copy serialised bytes into `raw`. They cannot be worked on where they were deserialised:
    SQLite would serialise them again without the rows of the open transaction."""
    with closing(_connect()) as loaded:
        loaded.deserialize(plain)
        loaded.backup(raw)


def _verify(raw: sqlite3.Connection, thorough: bool) -> None:
    check = "integrity_check" if thorough else "quick_check"
    if raw.execute(f"PRAGMA {check}(1)").fetchone()[0] != "ok":
        raise DamagedJournal(f"SQLite {check} failed")
