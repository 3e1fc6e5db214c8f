"""What a patient takes to a visit: one small record, read and written whole."""

from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from companion.care.visit import Appointment, Goal, ToAsk, Visits
from companion.store.database import Tx
from companion.store.schema import appointment, goal, to_ask

_GOALS = select(goal).order_by(goal.c.place)
_TO_ASK = select(to_ask).order_by(to_ask.c.place)
_APPOINTMENTS = select(appointment).order_by(appointment.c.day, appointment.c.at, appointment.c.id)


def load(reading: Connection) -> Visits:
    """Goals, questions and appointments; none when nothing was written."""
    return Visits(
        goals=tuple(Goal.model_validate(_held(row)) for row in reading.execute(_GOALS)),
        to_ask=tuple(ToAsk.model_validate(_held(row)) for row in reading.execute(_TO_ASK)),
        appointments=tuple(Appointment.model_validate(_held(row)) for row in reading.execute(_APPOINTMENTS)),
    )


def save(tx: Tx, visits: Visits) -> None:
    """Keep them instead of those that were kept before."""
    _replace(tx, goal, [one.model_dump(mode="json") | {"place": at} for at, one in enumerate(visits.goals)])
    _replace(tx, to_ask, [one.model_dump(mode="json") | {"place": at} for at, one in enumerate(visits.to_ask)])
    _replace(tx, appointment, [one.model_dump(mode="json") for one in visits.appointments])


def _held(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row._mapping.items() if name != "place"}


def _replace(tx: Tx, table: Table, rows: list[dict[str, Any]]) -> None:
    tx.connection.execute(delete(table))
    if rows:
        tx.connection.execute(insert(table), rows)
