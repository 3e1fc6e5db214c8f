"""Check-ins in the journal: one question, one query."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.care.mood import CheckIn
from companion.store.database import Tx
from companion.store.rows import check_in_from, iso, row_of
from companion.store.schema import check_in, check_in_version

# Put together once: SQLAlchemy takes longer to make a statement than SQLite to answer it.


def _live(*conditions: ColumnElement[bool]) -> Select[Any]:
    query = select(check_in).where(check_in.c.deleted_utc.is_(None), *conditions)
    return query.order_by(check_in.c.local_date.desc(), check_in.c.utc.desc())


_ROW = upsert(check_in)
_SAVE = _ROW.on_conflict_do_update(["id"], set_={column.name: column for column in _ROW.excluded})
_BY_ID = select(check_in).where(check_in.c.id == bindparam("id"))
_SAVED_AT = select(check_in.c.saved_utc).where(check_in.c.id == bindparam("id"))
_BETWEEN = _live(check_in.c.local_date.between(bindparam("first"), bindparam("last")))
_NEWEST = _live().limit(bindparam("limit"))
_WITH_IDS = _live(check_in.c.id.in_(bindparam("ids", expanding=True)))


def save(tx: Tx, entry: CheckIn, now: datetime) -> None:
    """Add a check-in, or change the one with its id; what it said before is kept as a version.

    A check-in in "recently deleted" comes back.
    """
    before = by_id(tx.connection, entry.id)
    if before is not None and before != entry:
        body = before.model_dump_json()
        tx.connection.execute(insert(check_in_version).values(check_in_id=entry.id, replaced_utc=iso(now), body=body))
    tx.connection.execute(_SAVE, row_of(entry) | {"saved_utc": iso(now), "deleted_utc": None})


def by_id(reading: Connection, id: str) -> CheckIn | None:
    """One check-in, deleted or not; None when there is none."""
    row = reading.execute(_BY_ID, {"id": id}).first()
    return None if row is None else check_in_from(row)


def saved_at(reading: Connection, id: str) -> datetime | None:
    """When (UTC) a check-in was last saved; None when there is none."""
    found = reading.scalar(_SAVED_AT, {"id": id})
    return None if found is None else datetime.fromisoformat(found)


def between(reading: Connection, first: date, last: date) -> tuple[CheckIn, ...]:
    """Check-ins lived from `first` to `last` (local days, both included), newest first."""
    return _all(reading, _BETWEEN, first=first.isoformat(), last=last.isoformat())


def newest(reading: Connection, limit: int) -> tuple[CheckIn, ...]:
    """The newest check-ins, newest first."""
    return _all(reading, _NEWEST, limit=limit)


def with_ids(reading: Connection, ids: Sequence[str]) -> tuple[CheckIn, ...]:
    """Those of `ids` that are not deleted, newest first."""
    return _all(reading, _WITH_IDS, ids=ids)


def tags_in_use(reading: Connection) -> tuple[str, ...]:
    """Every tag of a check-in that is not deleted, most used first."""
    tag = func.json_each(check_in.c.tags).table_valued("value")
    query = (
        select(tag.c.value)
        .select_from(check_in.join(tag, check_in.c.deleted_utc.is_(None)))
        .group_by(tag.c.value)
        .order_by(func.count().desc(), tag.c.value)
    )
    return tuple(reading.scalars(query))


def _all(reading: Connection, query: Select[Any], **values: object) -> tuple[CheckIn, ...]:
    return tuple(check_in_from(row) for row in reading.execute(query, values))
