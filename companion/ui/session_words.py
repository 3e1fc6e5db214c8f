"""Sessions in words: which, when, and what became of them."""

from datetime import date

from companion.care.course import Course
from companion.care.session import Session
from companion.ui.calendar_words import full_date, weekday_name
from companion.ui.strings import Words


def name(words: Words, course: Course, session: Session) -> str:
    """Session 4; one that was skipped has no number."""
    number = course.number(session)
    return words("session.skipped_one") if number is None else words("today.session", number=number)


def in_days(words: Words, day: date, today: date) -> str:
    """In 4 days, tomorrow, today."""
    days = (day - today).days
    if days in (0, 1):
        return words("session.today" if days == 0 else "session.tomorrow")
    return words("session.in_days", days=days)


def when(words: Words, session: Session, today: date) -> str:
    """Friday 27 November, 10:30."""
    day = long_day(words, session.day, today)
    if session.at is None:
        return day
    return words("session.day_time", day=day, time=f"{session.at.hour}:{session.at.minute:02d}")


def long_day(words: Words, day: date, today: date) -> str:
    """A day with its weekday, always with its month, and with its year when that is not this one."""
    if day.year != today.year:
        return words("session.weekday_date", weekday=weekday_name(words, day), date=full_date(words, day))
    month = words(f"calendar.month_{day.month}")
    return words("calendar.day_this_year", weekday=weekday_name(words, day), day=day.day, month=month)


def short_day(words: Words, day: date, today: date) -> str:
    """A day for a list: without its weekday."""
    if day.year != today.year:
        return full_date(words, day)
    return words("trends.day_month", day=day.day, month=words(f"calendar.month_{day.month}"))


def became(words: Words, session: Session, today: date) -> str:
    """Planned, took place, or skipped; and from which day it was moved."""
    said = words(f"session.{session.state}")
    if session.moved_from and session.state != "skipped":
        return words("session.moved", said=said, day=long_day(words, session.moved_from[-1], today))
    return said
