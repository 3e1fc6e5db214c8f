"""Recently deleted: check-ins wait 30 days, then they are erased and only a tombstone stays."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.care.mood import DeletedCheckIn
from companion.store.database import Tx
from companion.store.rows import check_in_from, iso
from companion.store.schema import check_in, check_in_version, tombstone

KEPT_FOR = timedelta(days=30)
"""How long a deleted check-in waits in "recently deleted"."""


def put_in(tx: Tx, id: str, now: datetime) -> None:
    """Move a check-in to "recently deleted"."""
    tx.connection.execute(update(check_in).where(check_in.c.id == id).values(deleted_utc=iso(now)))


def put_back(tx: Tx, id: str) -> None:
    """Take a check-in out of "recently deleted"."""
    tx.connection.execute(update(check_in).where(check_in.c.id == id).values(deleted_utc=None))


def erase(tx: Tx, id: str, today: date) -> None:
    """Overwrite a check-in and all its versions. Only its id and the day of erasing stay."""
    tx.connection.execute(delete(check_in_version).where(check_in_version.c.check_in_id == id))
    tx.connection.execute(delete(check_in).where(check_in.c.id == id))
    grave = {"id": id, "erased_on": today.isoformat()}
    tx.connection.execute(upsert(tombstone).values(grave).on_conflict_do_nothing())


def is_erased(reading: Connection, id: str) -> bool:
    """True when a tombstone is all that is left of a record."""
    return reading.scalar(select(tombstone.c.id).where(tombstone.c.id == id)) is not None


def due(reading: Connection, now: datetime) -> Sequence[str]:
    """Ids that have been in "recently deleted" for `KEPT_FOR` or longer."""
    query = select(check_in.c.id).where(check_in.c.deleted_utc <= iso(now - KEPT_FOR))
    return reading.scalars(query).all()


def all_of(reading: Connection) -> tuple[DeletedCheckIn, ...]:
    """What waits in "recently deleted", last deleted first."""
    query = select(check_in).where(check_in.c.deleted_utc.is_not(None))
    query = query.order_by(check_in.c.deleted_utc.desc())
    return tuple(
        DeletedCheckIn(check_in=check_in_from(row), deleted_at=datetime.fromisoformat(row.deleted_utc))
        for row in reading.execute(query)
    )
