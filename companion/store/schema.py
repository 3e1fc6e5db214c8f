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

told = Table("told", metadata, Column("name", String, primary_key=True), Column("words", Text, nullable=False))
"""One row for each thing that the patient tells about the treatment as a whole; blank ones have none."""

phase = Table(
    "phase",
    metadata,
    Column("id", String, primary_key=True),
    Column("template", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("began", String, nullable=False),
    Column("series", Integer, nullable=False),
)

session = Table(
    "session",
    metadata,
    Column("id", String, primary_key=True),
    Column("phase", String, nullable=False),
    Column("day", String, nullable=False),
    Column("at", String),
    Column("state", String, nullable=False),
    Column("moved_from", Text, nullable=False),
)
"""One row a session; `day` is a local date, `at` a local time, `moved_from` a JSON list of dates."""

session_words = Table(
    "session_words",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("part", String, primary_key=True),
    Column("words", Text, nullable=False),
    Column("saved_utc", String, nullable=False),
)
"""What was written around a session. It stays when its session is taken out of the course."""

stress_period = Table(
    "stress_period",
    metadata,
    Column("id", String, primary_key=True),
    Column("began", String, nullable=False),
    Column("ended", String),
    Column("words", Text, nullable=False),
)

goal = Table(
    "goal",
    metadata,
    Column("id", String, primary_key=True),
    Column("words", Text, nullable=False),
    Column("since", String, nullable=False),
    Column("icon", String, nullable=False),
    Column("seemed", String),
    Column("looked_at", String),
    Column("let_go", Integer, nullable=False),
    Column("place", Integer, nullable=False),
)

to_ask = Table(
    "to_ask",
    metadata,
    Column("id", String, primary_key=True),
    Column("words", Text, nullable=False),
    Column("written_on", String, nullable=False),
    Column("asked_on", String),
    Column("place", Integer, nullable=False),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", String, primary_key=True),
    Column("day", String, nullable=False),
    Column("at", String),
    Column("review", Integer, nullable=False),
    Column("words", Text, nullable=False),
)

questionnaire = Table(
    "questionnaire",
    metadata,
    Column("url", String, primary_key=True),
    Column("version", String, primary_key=True),
    Column("body", Text, nullable=False),
)
"""Every version that was ever answered here, as the file had it."""

answer_sheet = Table(
    "answer_sheet",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("version", String, nullable=False),
    Column("begun", Text, nullable=False),
    Column("finished", Text),
    Column("local_date", String, nullable=False),
    Column("at", String, nullable=False),
    Index("answer_sheet_by_day", "url", "local_date"),
)
"""One row a sheet; `begun` and `finished` are moments as JSON, `local_date` is the day it stands for."""

answer = Table(
    "answer",
    metadata,
    Column("sheet_id", String, primary_key=True),
    Column("link_id", String, primary_key=True),
    Column("value", Text, nullable=False),
)
"""One row an answer, its value as JSON. An unanswered question has none."""

put_off = Table(
    "put_off",
    metadata,
    Column("url", String, primary_key=True),
    Column("until", String, nullable=False),
)
"""Until which local day a questionnaire is not offered."""
