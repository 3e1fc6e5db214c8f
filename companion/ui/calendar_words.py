"""Days and times in the patient's words."""

from datetime import date, datetime

from companion.care.moment import Moment
from companion.ui.strings import Words


def clock_time(local: datetime) -> str:
    """The time of day on a 24-hour clock, like 8:12."""
    return f"{local.hour}:{local.minute:02d}"


def month_name(words: Words, month: int) -> str:
    """A month's name, 1 to 12."""
    return words(f"calendar.month_{month}")


def weekday_name(words: Words, day: date) -> str:
    """A weekday's name."""
    return words(f"calendar.weekday_{day.isoweekday()}")


def month_title(words: Words, month: date, today: date) -> str:
    """The month, with its year when that is not this year."""
    name = month_name(words, month.month)
    return name if month.year == today.year else words("calendar.month_year", month=name, year=month.year)


def day_title(words: Words, day: date, today: date) -> str:
    """Today, Yesterday, "Friday 20" within the month, else with the month and perhaps the year."""
    ago = (today - day).days
    if ago in (0, 1):
        return words("calendar.today" if ago == 0 else "calendar.yesterday")
    values = {"weekday": weekday_name(words, day), "day": day.day, "month": month_name(words, day.month)}
    if (day.year, day.month) == (today.year, today.month):
        return words("calendar.day_this_month", **values)
    if day.year == today.year:
        return words("calendar.day_this_year", **values)
    return words("calendar.day", year=day.year, **values)


def full_date(words: Words, day: date) -> str:
    """A date that needs no today, like 23 November 2026."""
    return words("calendar.date", day=day.day, month=month_name(words, day.month), year=day.year)


def greeting(words: Words, now: Moment) -> str:
    """Good morning, afternoon or evening, by the patient's clock."""
    hour = now.local.hour
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    return words(f"today.good_{part}")


def hours_asleep(words: Words, hours: float) -> str:
    """Hours of sleep: "7 hours" or "6 hours 30"."""
    whole, minutes = divmod(round(hours * 60), 60)
    if minutes:
        return words.counted("check_in.hours_minutes", whole, minutes=minutes)
    return words.counted("check_in.hours", whole)
