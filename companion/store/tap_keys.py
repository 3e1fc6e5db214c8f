"""The keys that early taps are sealed to, kept with the journal that they open into."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from companion.home.ports import TapKey
from companion.store.database import Tx
from companion.store.schema import tap_key

_ALL = select(tap_key).order_by(tap_key.c.number.desc())


@dataclass(frozen=True)
class KeptTapKey:
    """A tap key, and the id of the data key that was in force when it was made."""

    key: TapKey
    data_key_id: bytes


def all_of(reading: Connection) -> tuple[KeptTapKey, ...]:
    """Every key, newest first."""
    rows = reading.execute(_ALL)
    return tuple(KeptTapKey(TapKey(row.public, row.private), row.data_key_id) for row in rows)


def add(tx: Tx, keys: Iterable[KeptTapKey]) -> None:
    """Keep more keys, the newest last."""
    for kept in keys:
        row = {"public": kept.key.public, "private": kept.key.private, "data_key_id": kept.data_key_id}
        tx.connection.execute(insert(tap_key).values(row))


def remove_older(tx: Tx) -> None:
    """Overwrite every key but the newest."""
    newest = select(tap_key.c.number).order_by(tap_key.c.number.desc()).limit(1).scalar_subquery()
    tx.connection.execute(delete(tap_key).where(tap_key.c.number != newest))
