"""Numbered steps from an empty database to today's schema. Released steps never change."""

from collections.abc import Callable
from sqlite3 import Connection

from companion.errors import MigrationFailed, NewerJournal

Migration = Callable[[Connection], None]


def _first_schema(raw: Connection) -> None:
    points = "".join(
        f", {name} INTEGER CHECK ({name} BETWEEN 0 AND 10)"
        for name in ("mood", "mind_at_ease", "feeling", "getting_started", "clear_thinking", "closeness")
    )
    raw.execute(
        "CREATE TABLE check_in (id VARCHAR NOT NULL PRIMARY KEY, utc VARCHAR NOT NULL,"
        f" offset_minutes INTEGER NOT NULL, local_date VARCHAR NOT NULL{points},"
        " sleep_hours FLOAT CHECK (sleep_hours BETWEEN 0 AND 24),"
        " tags TEXT NOT NULL, note TEXT NOT NULL, saved_utc VARCHAR NOT NULL, deleted_utc VARCHAR)"
    )
    raw.execute("CREATE INDEX check_in_by_day ON check_in (local_date, utc)")
    raw.execute(
        "CREATE TABLE check_in_version (check_in_id VARCHAR NOT NULL, replaced_utc VARCHAR NOT NULL,"
        " body TEXT NOT NULL)"
    )
    raw.execute("CREATE INDEX check_in_version_of ON check_in_version (check_in_id)")
    raw.execute("CREATE TABLE tombstone (id VARCHAR NOT NULL PRIMARY KEY, erased_on VARCHAR NOT NULL)")
    raw.execute("CREATE TABLE preference (name VARCHAR NOT NULL PRIMARY KEY, value TEXT NOT NULL)")


def _people(raw: Connection) -> None:
    raw.execute(
        "CREATE TABLE person (id VARCHAR NOT NULL PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL,"
        " about TEXT NOT NULL, place INTEGER NOT NULL)"
    )


def _tap_keys(raw: Connection) -> None:
    raw.execute(
        "CREATE TABLE tap_key (number INTEGER NOT NULL PRIMARY KEY, public BLOB NOT NULL, private BLOB NOT NULL,"
        " data_key_id BLOB NOT NULL)"
    )


def _course(raw: Connection) -> None:
    for table in (
        "told (name VARCHAR NOT NULL PRIMARY KEY, words TEXT NOT NULL)",
        "phase (id VARCHAR NOT NULL PRIMARY KEY, template VARCHAR NOT NULL, name TEXT NOT NULL,"
        " began VARCHAR NOT NULL, series INTEGER NOT NULL)",
        "session (id VARCHAR NOT NULL PRIMARY KEY, phase VARCHAR NOT NULL, day VARCHAR NOT NULL, at VARCHAR,"
        " state VARCHAR NOT NULL, moved_from TEXT NOT NULL)",
        "session_words (session_id VARCHAR NOT NULL, part VARCHAR NOT NULL, words TEXT NOT NULL,"
        " saved_utc VARCHAR NOT NULL, PRIMARY KEY (session_id, part))",
        "stress_period (id VARCHAR NOT NULL PRIMARY KEY, began VARCHAR NOT NULL, ended VARCHAR, words TEXT NOT NULL)",
        "goal (id VARCHAR NOT NULL PRIMARY KEY, words TEXT NOT NULL, since VARCHAR NOT NULL, icon VARCHAR NOT NULL,"
        " seemed VARCHAR, looked_at VARCHAR, let_go INTEGER NOT NULL, place INTEGER NOT NULL)",
        "to_ask (id VARCHAR NOT NULL PRIMARY KEY, words TEXT NOT NULL, written_on VARCHAR NOT NULL,"
        " asked_on VARCHAR, place INTEGER NOT NULL)",
        "appointment (id VARCHAR NOT NULL PRIMARY KEY, day VARCHAR NOT NULL, at VARCHAR, review INTEGER NOT NULL,"
        " words TEXT NOT NULL)",
        "questionnaire (url VARCHAR NOT NULL, version VARCHAR NOT NULL, body TEXT NOT NULL,"
        " PRIMARY KEY (url, version))",
        "answer_sheet (id VARCHAR NOT NULL PRIMARY KEY, url VARCHAR NOT NULL, version VARCHAR NOT NULL,"
        " begun TEXT NOT NULL, finished TEXT, local_date VARCHAR NOT NULL, at VARCHAR NOT NULL)",
        "answer (sheet_id VARCHAR NOT NULL, link_id VARCHAR NOT NULL, value TEXT NOT NULL,"
        " PRIMARY KEY (sheet_id, link_id))",
        "put_off (url VARCHAR NOT NULL PRIMARY KEY, until VARCHAR NOT NULL)",
    ):
        raw.execute(f"CREATE TABLE {table}")
    raw.execute("CREATE INDEX answer_sheet_by_day ON answer_sheet (url, local_date)")


MIGRATIONS: tuple[Migration, ...] = (_first_schema, _people, _tap_keys, _course)


def version(raw: Connection) -> int:
    """The schema version of a database; 0 is empty."""
    number: int = raw.execute("PRAGMA user_version").fetchone()[0]
    return number


def refuse_newer(raw: Connection) -> None:
    """Raises NewerJournal, and changes nothing, when a newer app has been here."""
    known, at = len(MIGRATIONS), version(raw)
    if at > known:
        raise NewerJournal(f"schema {at}, this app knows {known}")


def migrate(raw: Connection) -> None:
    """Bring a database to today's schema, all steps or none. Raises NewerJournal, MigrationFailed."""
    refuse_newer(raw)
    at = version(raw)
    if at < len(MIGRATIONS):
        try:
            _run(raw, at)
        except Exception as error:  # its text may hold the words that were being moved
            raise MigrationFailed(f"from schema {at}: {type(error).__name__}") from None


def _run(raw: Connection, at: int) -> None:
    raw.execute("BEGIN IMMEDIATE")
    try:
        for step in MIGRATIONS[at:]:
            step(raw)
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:  # SQLite may have rolled back by itself
            raw.execute("ROLLBACK")
        raise
