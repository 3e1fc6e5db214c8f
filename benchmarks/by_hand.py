"""The same reads written by hand: plain SQL through sqlite3, into the app's own models."""

import json
import sqlite3
from calendar import monthrange
from datetime import date, datetime, time
from typing import Any

from companion.care.course import Course, Phase, StressPeriod, Told
from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, Signals, still_fresh
from companion.care.people import Person
from companion.care.preferences import Preferences
from companion.care.session import Session

COLUMNS = (
    "SELECT id, utc, offset_minutes, local_date, mood, mind_at_ease, feeling, getting_started, clear_thinking,"
    " closeness, sleep_hours, tags, note FROM check_in WHERE deleted_utc IS NULL "
)
PEOPLE = "SELECT id, name, phone, about FROM person ORDER BY place, id"
NEWEST_FIRST = "ORDER BY local_date DESC, utc DESC "
BETWEEN = COLUMNS + "AND local_date BETWEEN ? AND ? " + NEWEST_FIRST


def read(raw: sqlite3.Connection, now: Moment) -> dict[str, Any]:
    """What the app reads for Today and for the first page of Journal: it is the same."""
    today = now.local_date.isoformat()
    of_today = [check_in(row) for row in raw.execute(BETWEEN, (today, today))]
    newest = raw.execute(COLUMNS + NEWEST_FIRST + "LIMIT 1").fetchone()
    return {
        "fresh": next((one for one in of_today if still_fresh(one, now)), None),
        "newest": None if newest is None else check_in(newest),
        "course": course(raw),
        "people": tuple(Person(id=a, name=b, phone=c, about=d) for a, b, c, d in raw.execute(PEOPLE)),
        "entries": tuple(check_in(row) for row in raw.execute(BETWEEN, _month(now.local_date))),
        "preferences": Preferences.model_validate_strings(dict(raw.execute("SELECT name, value FROM preference"))),
    }


def check_in(row: tuple[Any, ...]) -> CheckIn:
    """The check-in of a row."""
    id, utc, offset, day, mood, at_ease, feeling, started, clear, close, slept, tags, note = row
    return CheckIn(
        id=id,
        at=Moment(utc=datetime.fromisoformat(utc), offset_minutes=offset, local_date=date.fromisoformat(day)),
        noticed=Noticed(
            mood=mood,
            signals=Signals(
                mind_at_ease=at_ease,
                feeling=feeling,
                getting_started=started,
                clear_thinking=clear,
                closeness=close,
            ),
            sleep_hours=slept,
            tags=tuple(json.loads(tags)),
            note=note,
        ),
    )


def course(raw: sqlite3.Connection) -> Course:
    """The whole course."""
    sessions = raw.execute("SELECT id, phase, day, at, state, moved_from FROM session ORDER BY day, at, id")
    phases = raw.execute("SELECT id, template, name, began, series FROM phase ORDER BY began, id")
    stress = raw.execute("SELECT id, began, ended, words FROM stress_period ORDER BY began, id")
    return Course(
        told=Told(**dict(raw.execute("SELECT name, words FROM told"))),
        phases=tuple(
            Phase(id=a, template=b, name=c, began=date.fromisoformat(d), series=bool(e)) for a, b, c, d, e in phases
        ),
        sessions=tuple(session(row) for row in sessions),
        stress=tuple(
            StressPeriod(id=a, began=date.fromisoformat(b), ended=date.fromisoformat(c) if c else None, words=d)
            for a, b, c, d in stress
        ),
    )


def session(row: tuple[Any, ...]) -> Session:
    """The session of a row."""
    id, phase, day, at, state, moved_from = row
    return Session(
        id=id,
        phase=phase,
        day=date.fromisoformat(day),
        at=time.fromisoformat(at) if at else None,
        state=state,
        moved_from=tuple(map(date.fromisoformat, json.loads(moved_from))),
    )


def _month(day: date) -> tuple[str, str]:
    last = monthrange(day.year, day.month)[1]
    return day.replace(day=1).isoformat(), day.replace(day=last).isoformat()
