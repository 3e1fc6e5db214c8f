"""The patient's people, in the order in which Help now shows them."""

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.care.people import Person
from companion.store.database import Tx
from companion.store.schema import person

_ALL = select(person).order_by(person.c.place, person.c.id)


def all_of(reading: Connection) -> tuple[Person, ...]:
    """Everybody, in order."""
    rows = reading.execute(_ALL)
    return tuple(Person(id=row.id, name=row.name, phone=row.phone, about=row.about) for row in rows)


def save(tx: Tx, one: Person, at: int | None = None) -> None:
    """Change the person with this id, in their place, or add one: at place `at` (0 is first), or last."""
    ids = [other.id for other in all_of(tx.connection)]
    if one.id not in ids:
        ids.insert(len(ids) if at is None else at, one.id)
    row = one.model_dump() | {"place": ids.index(one.id)}
    tx.connection.execute(upsert(person).values(row).on_conflict_do_update(["id"], set_=row))
    _put_in_order(tx, ids)


def remove(tx: Tx, id: str) -> None:
    """Overwrite a person. Nothing stays, not even a tombstone."""
    tx.connection.execute(delete(person).where(person.c.id == id))


def _put_in_order(tx: Tx, ids: list[str]) -> None:
    for place, id in enumerate(ids):
        tx.connection.execute(update(person).where(person.c.id == id).values(place=place))
