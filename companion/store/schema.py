"""The tables, as SQLAlchemy Core sees them. `migrations` makes them; a test holds the two together."""

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()


def _points(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f"{name} BETWEEN 0 AND 10"))


check_in = Table(
    "check_in",
    metadata,
    Column("id", String, primary_key=True),
    Column("utc", String, nullable=False),
    Column("offset_minutes", Integer, nullable=False),
    Column("local_date", String, nullable=False),
    _points("mood"),
    _points("mind_at_ease"),
    _points("feeling"),
    _points("getting_started"),
    _points("clear_thinking"),
    _points("closeness"),
    Column("sleep_hours", Float, CheckConstraint("sleep_hours BETWEEN 0 AND 24")),
    Column("tags", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("saved_utc", String, nullable=False),
    Column("deleted_utc", String),
    Index("check_in_by_day", "local_date", "utc"),
)
"""One row a check-in. Times are ISO 8601 in UTC, `tags` is a JSON list, NULL is unset."""

check_in_version = Table(
    "check_in_version",
    metadata,
    Column("check_in_id", String, nullable=False),
    Column("replaced_utc", String, nullable=False),
    Column("body", Text, nullable=False),
    Index("check_in_version_of", "check_in_id"),
)
"""What a check-in said before an edit, as JSON of `CheckIn`. Erased with it."""

tombstone = Table(
    "tombstone",
    metadata,
    Column("id", String, primary_key=True),
    Column("erased_on", String, nullable=False),
)
"""All that is left of an erased record: its id and the local day it was erased."""

preference = Table(
    "preference",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Text, nullable=False),
)

person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("place", Integer, nullable=False),
)
"""One row a person to call; `phone` as it was written, `place` counts from 0."""

tap_key = Table(
    "tap_key",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("public", LargeBinary, nullable=False),
    Column("private", LargeBinary, nullable=False),
    Column("data_key_id", LargeBinary, nullable=False),
)
"""One row a key that early taps are sealed to; the highest number is the newest."""
