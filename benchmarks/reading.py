"""What Today and the first page of Journal read, beside the same written by hand."""

import sqlite3
from pathlib import Path

from benchmarks import by_hand
from benchmarks.figure import Figure
from benchmarks.journals import PATIENT, Years, opened
from benchmarks.rounds import medians, timed
from benchmarks.sessions import session_at
from companion.ui import navigation
from companion.ui.session_state import Session

ROUNDS, TIMES = 60, 5
SCREENS = {"Today’s data": navigation.TODAY, "The first page of Journal": navigation.JOURNAL}


async def figures(within: Path) -> list[Figure]:
    """Each screen beside reading by hand from the same memory, and ten years beside one."""
    async with opened(1, within) as one, opened(10, within) as ten:
        for years in (one, ten):
            await years.journal.save(PATIENT.this_morning())
        return [figure for name, route in SCREENS.items() for figure in await _of_screen(name, route, one, ten)]


async def _of_screen(name: str, route: str, one: Years, ten: Years) -> list[Figure]:
    session, later = await session_at(route, one.journal), await session_at(route, ten.journal)
    raw = memory_of(one)
    check(session, raw)
    check(later, memory_of(ten))
    by_session, by_later, hand = await medians(
        ROUNDS,
        timed(session.refresh, TIMES),
        timed(later.refresh, TIMES),
        timed(lambda: by_hand.read(raw, session.now()), TIMES),
    )
    against = "sqlite3 by hand, same memory, same models"
    return [
        Figure(what=f"{name}, one year", against=against, ours=by_session, baseline=hand, target=2),
        Figure(what=f"{name}, ten years", against="one year", ours=by_later, baseline=by_session, target=1.3),
    ]


def memory_of(years: Years) -> sqlite3.Connection:
    """The very database that the journal reads from."""
    raw = years.journal._store.reading.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def check(session: Session, raw: sqlite3.Connection) -> None:
    """Refuses to measure where the two do not read the same."""
    read = by_hand.read(raw, session.now())
    if {name: getattr(session.shown, name) for name in read} != read or session.shown.fresh is None:
        raise ValueError("what was read by hand is not what the app reads")
