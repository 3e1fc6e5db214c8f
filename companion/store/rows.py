"""Check-ins as rows and back: NULL is unset, tags are JSON, times are UTC in one spelling."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, Signals


def row_of(entry: CheckIn) -> dict[str, object]:
    """The columns that hold a check-in."""
    noticed = entry.noticed
    return {
        "id": entry.id,
        "utc": iso(entry.at.utc),
        "offset_minutes": entry.at.offset_minutes,
        "local_date": entry.at.local_date.isoformat(),
        "mood": noticed.mood,
        **noticed.signals.model_dump(),
        "sleep_hours": noticed.sleep_hours,
        "tags": json.dumps(noticed.tags, ensure_ascii=False),
        "note": noticed.note,
    }


def check_in_from(row: Sequence[Any]) -> CheckIn:
    """The check-in that a row holds: every column of the table, in its order. Taken apart at once, since a
    screen reads a month of them."""
    id, utc, offset, day, mood, at_ease, feeling, started, clear, close, slept, tags, note, _saved, _deleted = row
    signals = Signals(
        mind_at_ease=at_ease, feeling=feeling, getting_started=started, clear_thinking=clear, closeness=close
    )
    return CheckIn(
        id=id,
        at=Moment(utc=datetime.fromisoformat(utc), offset_minutes=offset, local_date=date.fromisoformat(day)),
        noticed=Noticed(mood=mood, signals=signals, sleep_hours=slept, tags=tuple(json.loads(tags)), note=note),
    )


def iso(instant: datetime) -> str:
    """One spelling in UTC, microseconds always, so that text order is time order."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
