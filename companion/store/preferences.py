"""The patient's choices, kept with the journal."""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.care.preferences import Preferences
from companion.store.database import Tx
from companion.store.schema import preference

_ALL = select(preference)


def load(reading: Connection) -> Preferences:
    """The choices made so far; defaults for the rest. Unknown names are left alone."""
    rows = {row.name: row.value for row in reading.execute(_ALL)}
    return Preferences.model_validate_strings(rows)


def save(tx: Tx, choices: Preferences) -> None:
    """Keep every choice; one that is None goes back to its default."""
    for name, value in choices.model_dump(mode="json").items():
        row = {"name": name, "value": str(value)}
        if value is None:
            tx.connection.execute(delete(preference).where(preference.c.name == name))
        else:
            tx.connection.execute(upsert(preference).values(row).on_conflict_do_update(["name"], set_=row))
