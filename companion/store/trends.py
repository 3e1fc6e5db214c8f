"""Moods and ratings a day: what the numbers in Trends are made of. Deleted check-ins do not count."""

from datetime import date, timedelta

from sqlalchemy import Connection, Integer, bindparam, cast, func, select

from companion.care.lived_day import LivedDay, RatedDay
from companion.store.schema import check_in

_DAY, _MOOD = check_in.c.local_date, check_in.c.mood
_RATINGS = (
    *(check_in.c.mind_at_ease, check_in.c.feeling, check_in.c.getting_started),
    *(check_in.c.clear_thinking, check_in.c.closeness),
)
_WITHIN = check_in.c.deleted_utc.is_(None) & _DAY.between(bindparam("first"), bindparam("last"))
_MOODS = (
    select(_DAY, func.avg(_MOOD), func.min(_MOOD), func.max(_MOOD), func.count(_MOOD))
    .where(_WITHIN, _MOOD.is_not(None))
    .group_by(_DAY)
    .order_by(_DAY)
)
_EACH_DAY = (
    select(
        _DAY,
        func.avg(_MOOD).label("mean"),
        func.min(_MOOD).label("lowest"),
        func.max(_MOOD).label("highest"),
        func.count(_MOOD).label("entries"),
    )
    .where(_WITHIN, _MOOD.is_not(None))
    .group_by(_DAY)
    .subquery()
)
_BLOCK = cast(
    (func.julianday(_EACH_DAY.c.local_date) - func.julianday(bindparam("first"))) / bindparam("size"), Integer
)
_BLOCKS = (
    select(
        _BLOCK,
        func.avg(_EACH_DAY.c.mean),
        func.min(_EACH_DAY.c.lowest),
        func.max(_EACH_DAY.c.highest),
        func.sum(_EACH_DAY.c.entries),
    )
    .group_by(_BLOCK)
    .order_by(_BLOCK)
)
_RATED = select(_DAY, *(func.avg(rating) for rating in _RATINGS)).where(_WITHIN).group_by(_DAY).order_by(_DAY)
_FIRST = select(func.min(_DAY)).where(check_in.c.deleted_utc.is_(None), _MOOD.is_not(None))


def moods(reading: Connection, first: date, last: date) -> tuple[LivedDay, ...]:
    """The days from `first` to `last`, both included, that have a mood; oldest first."""
    rows = reading.execute(_MOODS, {"first": first.isoformat(), "last": last.isoformat()})
    return tuple(LivedDay(date.fromisoformat(day), *rest) for day, *rest in rows)


def blocks(reading: Connection, first: date, last: date, size: int) -> tuple[LivedDay, ...]:
    """The same in blocks of `size` days from `first` on, each as if it were its first day: the mean of its days'
    moods, the lowest, the highest, and how many there were. A block without a mood is absent."""
    rows = reading.execute(_BLOCKS, {"first": first.isoformat(), "last": last.isoformat(), "size": float(size)})
    return tuple(LivedDay(first + timedelta(days=size * number), *rest) for number, *rest in rows)


def ratings(reading: Connection, first: date, last: date) -> tuple[RatedDay, ...]:
    """The days from `first` to `last`, both included, with the mean of each rating; oldest first."""
    rows = reading.execute(_RATED, {"first": first.isoformat(), "last": last.isoformat()})
    return tuple(RatedDay(date.fromisoformat(day), *rest) for day, *rest in rows)


def first_mood(reading: Connection) -> date | None:
    """The local day of the first mood; None when there is none."""
    day = reading.scalar(_FIRST)
    return None if day is None else date.fromisoformat(day)
