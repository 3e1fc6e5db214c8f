"""A journal in which nothing was ever written: the only one that a backup may take the place of."""

from sqlalchemy import exists, or_, select

from companion.store.database import Database
from companion.store.schema import check_in, check_in_version, person

_WRITTEN = select(or_(*(exists(select(table)) for table in (check_in, check_in_version, person))))


def is_blank(database: Database) -> bool:
    """True when there is no check-in, not even a deleted one, and nobody among my people. Choices do not count,
    nor do the ids that erased check-ins leave behind."""
    return not database.connection.scalar(_WRITTEN)
