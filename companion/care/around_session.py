"""What there is to write around a session, and when it is offered.

The evening before, soon after (fragments first, nothing explained), ten quiet minutes later, then days 1 to 4. The
timing of days 1 to 4 follows doi 10.1176/appi.ajp.20220216, which studied other exercises; the rest needs clinician
review. Nothing here counts what stayed blank.
"""

from datetime import date
from typing import Literal

from companion.care.session import Session

Part = Literal["intention", "bring", "tell", "fragments", "later", "day_1", "day_2", "day_3", "day_4"]
BEFORE: tuple[Part, ...] = ("intention", "bring", "tell")
AFTER: tuple[Part, ...] = ("fragments", "later")
DAYS: tuple[Part, ...] = ("day_1", "day_2", "day_3", "day_4")
PARTS: tuple[Part, ...] = (*BEFORE, *AFTER, *DAYS)

When = Literal["ahead", "eve", "day", "after", "track", "past"]
"""Days before the evening before, that day, the day itself before it is over, the day once it is over, the four days
after it, and any later day."""


def when(session: Session, today: date) -> When:
    """How a session lies to today, by local days."""
    days = (today - session.day).days
    if session.state == "done":
        return "after" if days <= 0 else "track" if days <= len(DAYS) else "past"
    return "day" if days == 0 else "eve" if days == -1 else "ahead" if days < 0 else "past"


def offered(session: Session, today: date) -> tuple[Part, ...]:
    """The parts that are offered first today. All of them stay open at any time."""
    at = when(session, today)
    if at in ("ahead", "eve", "day"):
        return BEFORE
    if at == "after":
        return AFTER
    return (DAYS[(today - session.day).days - 1],) if at == "track" else ()
