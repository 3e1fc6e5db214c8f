"""Search in notes: FTS5 over every word, kept in SQLite's temporary schema.

The index is made at the first search and never serialised, so an erased word cannot linger in it
and the sealed file stays small.
"""

import re
import unicodedata

from sqlalchemy import Connection, select, text

from companion.store.schema import check_in

_BUILD = (
    'CREATE VIRTUAL TABLE temp.note_words USING fts5(note, tokenize = "unicode61 remove_diacritics 2")',
    "INSERT INTO note_words (rowid, note) SELECT rowid, note FROM main.check_in",
    "CREATE TEMP TRIGGER words_in AFTER INSERT ON main.check_in BEGIN"
    " INSERT INTO note_words (rowid, note) VALUES (new.rowid, new.note); END",
    "CREATE TEMP TRIGGER words_change AFTER UPDATE OF note ON main.check_in BEGIN"
    " UPDATE note_words SET note = new.note WHERE rowid = new.rowid; END",
    "CREATE TEMP TRIGGER words_out AFTER DELETE ON main.check_in BEGIN"
    " DELETE FROM note_words WHERE rowid = old.rowid; END",
)

_ASK = text(
    "SELECT check_in.id FROM note_words JOIN main.check_in ON check_in.rowid = note_words.rowid"
    " WHERE note_words MATCH :words AND check_in.deleted_utc IS NULL"
    " ORDER BY check_in.utc DESC LIMIT :limit"
)


def ids_with(reading: Connection, words: str, limit: int) -> tuple[str, ...]:
    """Ids of check-ins whose note holds every word, the last one perhaps half typed; newest first.

    Case and accents do not matter. Words are letters and digits; anything else separates
    them, and is looked for as it is when it stands alone.
    """
    composed = unicodedata.normalize("NFC", words)  # an accent of its own is no word's end
    match = " ".join(f'"{word}"*' for word in re.findall(r"\w*[^\W_]\w*", composed))
    if not match:
        return _ids_with_signs(reading, words.strip(), limit)
    _make_index(reading)
    return tuple(reading.scalars(_ASK, {"words": match, "limit": limit}))


def _ids_with_signs(reading: Connection, signs: str, limit: int) -> tuple[str, ...]:
    """Signs alone, such as an emoji, are no words to the index: look for them as they are."""
    holding = check_in.c.note.contains(signs, autoescape=True)
    query = select(check_in.c.id).where(holding, check_in.c.deleted_utc.is_(None)).order_by(check_in.c.utc.desc())
    return tuple(reading.scalars(query.limit(limit))) if signs else ()


def _make_index(reading: Connection) -> None:
    made = reading.scalar(text("SELECT 1 FROM temp.sqlite_master WHERE name = 'note_words'"))
    if not made:
        for statement in _BUILD:
            reading.exec_driver_sql(statement)
