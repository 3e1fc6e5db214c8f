"""Days, months, times and hours in the patient's words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis.strategies import dates, integers

from companion.app import assets_folder
from companion.care.moment import Moment
from companion.ui.calendar_words import clock_time, day_title, greeting, hours_asleep, month_name, month_title
from companion.ui.strings import load

WORDS = load(assets_folder())
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "Today"),
        (date(2026, 11, 22), "Yesterday"),
        (date(2026, 11, 21), "Saturday 21"),
        (date(2026, 11, 1), "Sunday 1"),
        (date(2026, 11, 24), "Tuesday 24"),
        (date(2026, 10, 31), "Saturday 31 October"),
        (date(2026, 1, 1), "Thursday 1 January"),
        (date(2025, 11, 23), "Sunday 23 November 2025"),
        (date(2025, 12, 31), "Wednesday 31 December 2025"),
    ],
)
def test_days(day: date, said: str) -> None:
    assert day_title(WORDS, day, TODAY) == said


def test_yesterday_may_lie_in_another_month_or_year() -> None:
    assert day_title(WORDS, date(2026, 10, 31), date(2026, 11, 1)) == "Yesterday"
    assert day_title(WORDS, date(2025, 12, 31), date(2026, 1, 1)) == "Yesterday"


@given(dates(date(1970, 1, 1), date(2200, 12, 31)), integers(2, 40_000))
def test_no_two_days_are_called_the_same(today: date, ago: int) -> None:
    day = date.fromordinal(max(1, today.toordinal() - ago))
    said = day_title(WORDS, day, today)
    assert str(day.day) in said
    assert (WORDS(f"calendar.month_{day.month}") in said) == ((day.year, day.month) != (today.year, today.month))
    assert said.endswith(str(day.year)) == (day.year != today.year)


def test_months() -> None:
    assert [month_name(WORDS, month) for month in (1, 12)] == ["January", "December"]
    assert month_title(WORDS, date(2026, 2, 1), TODAY) == "February"
    assert month_title(WORDS, date(2025, 2, 1), TODAY) == "February 2025"


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (0, "evening"),
        (3, "evening"),
        (4, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "afternoon"),
        (18, "evening"),
        (23, "evening"),
    ],
)
def test_greetings(hour: int, said: str) -> None:
    assert greeting(WORDS, Moment.of(datetime(2026, 11, 23, hour, 59, tzinfo=UTC))) == f"Good {said}"


@pytest.mark.parametrize(("hour", "minute", "said"), [(8, 12, "8:12"), (0, 5, "0:05"), (23, 59, "23:59")])
def test_times(hour: int, minute: int, said: str) -> None:
    assert clock_time(datetime(2026, 11, 23, hour, minute, tzinfo=UTC)) == said


@given(integers(0, 48))
def test_every_half_hour_of_sleep_can_be_said(halves: int) -> None:
    said = hours_asleep(WORDS, halves / 2)
    assert said.split()[0] == str(halves // 2)
    assert said.endswith(" 30") == bool(halves % 2)


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "0 hours"), (1, "1 hour"), (1.5, "1 hour 30"), (7, "7 hours"), (6.5, "6 hours 30"), (6.999, "7 hours")],
)
def test_hours_asleep(hours: float, said: str) -> None:
    assert hours_asleep(WORDS, hours) == said
