"""The course of treatment: one small record, read and written whole."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from companion.care.course import Course, Phase, StressPeriod, Told
from companion.care.session import Session
from companion.store.database import Tx
from companion.store.schema import phase, session, stress_period, told

_TOLD = select(told)
_PHASES = select(phase).order_by(phase.c.began, phase.c.id)
_SESSIONS = select(session).order_by(session.c.day, session.c.at, session.c.id)
_STRESS = select(stress_period).order_by(stress_period.c.began, stress_period.c.id)


def load(reading: Connection) -> Course:
    """The course as it was told; an empty one when nothing was. Unknown names are left alone."""
    return Course(
        told=Told(**{row.name: row.words for row in reading.execute(_TOLD)}),
        phases=tuple(Phase.model_validate_strings(_strings(row)) for row in reading.execute(_PHASES)),
        sessions=tuple(_session_from(row) for row in reading.execute(_SESSIONS)),
        stress=tuple(StressPeriod.model_validate_strings(_strings(row)) for row in reading.execute(_STRESS)),
    )


def save(tx: Tx, course: Course) -> None:
    """Keep the course instead of the one that was kept before."""
    words = course.told.model_dump()
    _replace(tx, told, ({"name": name, "words": said} for name, said in words.items() if said))
    _replace(tx, phase, (one.model_dump(mode="json") for one in course.phases))
    _replace(tx, session, (_row_of(one) for one in course.sessions))
    _replace(tx, stress_period, (one.model_dump(mode="json") for one in course.stress))


def _replace(tx: Tx, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    tx.connection.execute(delete(table))
    held = list(rows)
    if held:
        tx.connection.execute(insert(table), held)


def _row_of(one: Session) -> dict[str, Any]:
    row = one.model_dump(mode="json")
    return row | {"moved_from": json.dumps(row["moved_from"])}


def _session_from(row: Any) -> Session:
    held = dict(row._mapping)
    return Session.model_validate(held | {"moved_from": tuple(json.loads(held["moved_from"]))})


def _strings(row: Any) -> dict[str, str]:
    """The columns that are set, as text. Kept as numbers, truth would not be read back strictly."""
    return {name: str(value) for name, value in row._mapping.items() if value is not None}
