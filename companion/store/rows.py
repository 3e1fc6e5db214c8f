"""Check-ins as rows and back: NULL is unset, tags are JSON, times are UTC in one spelling."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Row

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, Signals

_SIGNALS = tuple(Signals.model_fields)


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


def check_in_from(row: Row[Any]) -> CheckIn:
    """The check-in that a row holds."""
    return CheckIn(
        id=row.id,
        at=Moment(
            utc=datetime.fromisoformat(row.utc),
            offset_minutes=row.offset_minutes,
            local_date=date.fromisoformat(row.local_date),
        ),
        noticed=Noticed(
            mood=row.mood,
            signals=Signals(**{name: getattr(row, name) for name in _SIGNALS}),
            sleep_hours=row.sleep_hours,
            tags=tuple(json.loads(row.tags)),
            note=row.note,
        ),
    )


def iso(instant: datetime) -> str:
    """One spelling in UTC, microseconds always, so that text order is time order."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
