"""What a journal says, whole: every row of every table, and every draft."""

from companion.care.draft import Draft
from companion.store.journal import Journal
from companion.store.schema import metadata

Dump = dict[str, list[tuple[object, ...]] | tuple[Draft, ...]]


def dump(journal: Journal) -> Dump:
    """The same for two journals exactly when they say the same."""
    reading = journal._store.reading
    rows: Dump = {
        table.name: sorted((tuple(row) for row in reading.execute(table.select())), key=repr)
        for table in metadata.sorted_tables
    }
    return rows | {"drafts": tuple(sorted(journal.drafts(), key=lambda draft: draft.id))}
