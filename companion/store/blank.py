"""A journal in which nothing was ever written: the only one that a backup may take the place of."""

from sqlalchemy import exists, or_, select

from companion.store import schema
from companion.store.database import Database

_OURS = frozenset({"tombstone", "preference", "tap_key", "questionnaire", "put_off"})
_BY_PATIENTS = [table for table in schema.metadata.sorted_tables if table.name not in _OURS]
_WRITTEN = select(or_(*(exists(select(table)) for table in _BY_PATIENTS)))


def is_blank(database: Database) -> bool:
    """True when no table holds what a patient wrote or answered, not even deleted. Choices do not count, nor do
    the ids that erased check-ins leave behind."""
    return not database.connection.scalar(_WRITTEN)
