"""Synthetic check-ins and drafts. No words here are anybody's."""

from datetime import UTC, datetime, timedelta
from random import Random

from sqlalchemy import select

from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, Signals
from companion.store.journal import Journal
from companion.store.schema import check_in_version

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
TAGS = ("walk", "music", "family", "work", "rest")
SIGNALS = tuple(Signals.model_fields)


def entry(id: str, note: str = "", at: datetime = NOON, **noticed: object) -> CheckIn:
    """A check-in that says `note`."""
    told = Noticed.model_validate({"note": note, **noticed})
    return CheckIn(id=id, at=Moment.of(at), noticed=told)


def some_entry(dice: Random, id: str) -> CheckIn:
    """A check-in with words, tags and ratings by chance, some of them blank."""
    note = " ".join(f"word{dice.randrange(10**9)}" for _ in range(dice.randrange(1, 20)))
    return entry(
        id,
        note,
        NOON + timedelta(minutes=dice.randrange(100_000)),
        mood=dice.choice((None, *range(11))),
        signals={name: dice.choice((None, *range(11))) for name in SIGNALS},
        sleep_hours=dice.choice((None, round(dice.uniform(0, 24), 2))),
        tags=tuple(dice.sample(TAGS, dice.randrange(3))),
    )


def draft(id: str, note: str, touched: datetime = NOON) -> Draft:
    """Words on their way."""
    return Draft(id=id, at=Moment.of(NOON), touched=touched, noticed=Noticed(note=note))


def earlier(journal: Journal, id: str) -> list[CheckIn]:
    """What a check-in said before its edits, oldest first."""
    bodies = select(check_in_version.c.body).where(check_in_version.c.check_in_id == id)
    return [CheckIn.model_validate_json(body) for body in journal._store.reading.scalars(bodies)]
