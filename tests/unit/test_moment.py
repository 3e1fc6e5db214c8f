"""Moments: one instant, the patient's clock, and a day that stays when the patient travels."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis.strategies import datetimes, integers

from companion.care.moment import Moment

NEW_YORK = ZoneInfo("America/New_York")


@given(
    datetimes(datetime(1950, 1, 2), datetime(2100, 1, 1)),
    integers(-14 * 60, 14 * 60),
)
def test_the_patients_clock_comes_back(clock: datetime, offset: int) -> None:
    local = clock.replace(tzinfo=timezone(timedelta(minutes=offset)))
    moment = Moment.of(local)
    assert moment.utc == local
    assert moment.utc.utcoffset() == timedelta(0)
    assert moment.offset_minutes == offset
    assert moment.local.replace(tzinfo=None) == clock
    assert moment.local_date == clock.date()
    assert Moment.model_validate_json(moment.model_dump_json()) == moment


def test_an_hour_that_comes_twice_is_two_moments() -> None:
    first = Moment.of(datetime(2026, 11, 1, 1, 30, tzinfo=NEW_YORK))
    second = Moment.of(datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK))
    assert second.utc - first.utc == timedelta(hours=1)
    assert (first.offset_minutes, second.offset_minutes) == (-240, -300)
    assert first.local.replace(tzinfo=None) == second.local.replace(tzinfo=None)
    assert first.local_date == second.local_date == date(2026, 11, 1)


def test_the_night_that_loses_an_hour() -> None:
    before = Moment.of(datetime(2026, 3, 8, 1, 59, tzinfo=NEW_YORK))
    after = Moment.of(datetime(2026, 3, 8, 3, 0, tzinfo=NEW_YORK))
    assert after.utc - before.utc == timedelta(minutes=1)
    assert (before.offset_minutes, after.offset_minutes) == (-300, -240)


@pytest.mark.parametrize(
    ("zone", "offset", "day"),
    [
        ("Asia/Kathmandu", 345, date(2026, 3, 1)),
        ("Pacific/Kiritimati", 840, date(2026, 3, 2)),
        ("Pacific/Pago_Pago", -660, date(2026, 3, 1)),
        ("America/St_Johns", -210, date(2026, 3, 1)),
    ],
)
def test_offsets_of_any_kind(zone: str, offset: int, day: date) -> None:
    moment = Moment.of(datetime(2026, 3, 1, 12, tzinfo=UTC).astimezone(ZoneInfo(zone)))
    assert (moment.offset_minutes, moment.local_date) == (offset, day)


def test_the_day_stays_when_the_patient_travels() -> None:
    evening = Moment.of(datetime(2026, 3, 1, 23, tzinfo=timezone(timedelta(hours=-10))))
    assert evening.utc.date() == date(2026, 3, 2)
    assert evening.local_date == date(2026, 3, 1)


def test_a_time_without_an_offset_is_no_moment() -> None:
    with pytest.raises(ValueError, match="aware"):
        Moment.of(datetime(2026, 3, 1))
