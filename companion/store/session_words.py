"""What was written around sessions."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.store.database import Tx
from companion.store.rows import iso
from companion.store.schema import session_words

_OF = select(session_words.c.part, session_words.c.words).where(session_words.c.session_id == bindparam("id"))


def of(reading: Connection, session_id: str) -> Mapping[str, str]:
    """The words of a session, by part; a blank part has none."""
    return {row.part: row.words for row in reading.execute(_OF, {"id": session_id})}


def save(tx: Tx, session_id: str, part: str, words: str, now: datetime) -> None:
    """Keep the words of one part; blank ones take what was there away."""
    if words.strip():
        row = {"session_id": session_id, "part": part, "words": words, "saved_utc": iso(now)}
        tx.connection.execute(upsert(session_words).values(row).on_conflict_do_update(["session_id", "part"], set_=row))
    else:
        here = (session_words.c.session_id == session_id) & (session_words.c.part == part)
        tx.connection.execute(delete(session_words).where(here))


def erase(tx: Tx, session_id: str) -> None:
    """Take away everything that was written around a session."""
    tx.connection.execute(delete(session_words).where(session_words.c.session_id == session_id))
