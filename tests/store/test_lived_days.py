"""Moods and ratings a day, as SQL tells them, and the day on which each was lived."""

import os
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from entries import entry
from homes import HeldClock, home_in, silent
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.care.after_sessions import after_sessions
from companion.care.course import Course, Phase
from companion.care.course_day import course_day
from companion.care.lived_day import LivedDay, RatedDay, SessionMark
from companion.care.moment import Moment
from companion.care.mood import CheckIn
from companion.care.mood_trend import mood_trend
from companion.care.session import Session
from companion.store.journal import Journal

ZONES = (
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Tokyo",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Asia/Kathmandu",
)


async def open_journal(folder: Path) -> Journal:
    return await Journal.open(home_in(folder, HeldClock(datetime(2026, 3, 1, tzinfo=UTC))), silent)


async def test_a_day_is_the_mean_of_its_moods(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path)
    day = datetime(2026, 2, 27, 8, tzinfo=UTC)
    await journal.save(entry("a", "", day, mood=3, signals={"mind_at_ease": 2}))
    await journal.save(entry("b", "", day + timedelta(hours=4), mood=8, signals={"mind_at_ease": 5, "closeness": 9}))
    await journal.save(entry("c", "words alone", day + timedelta(days=1)))
    await journal.save(entry("d", "", day + timedelta(days=2), mood=0))
    await journal.save(entry("e", "", day + timedelta(days=2), mood=10))
    await journal.delete("e")
    first, last = date(2026, 2, 27), date(2026, 3, 1)
    assert journal.moods(first, last) == (
        LivedDay(date(2026, 2, 27), 5.5, 3, 8, 2),
        LivedDay(date(2026, 3, 1), 0, 0, 0, 1),
    )
    assert journal.ratings(first, last)[0] == RatedDay(first, 3.5, None, None, None, 9)
    assert journal.first_mood() == first
    assert journal.moods(date(2026, 2, 28), date(2026, 2, 28)) == ()
    await journal.close()


async def test_blocks_are_means_of_their_days(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path)
    first = datetime(2026, 1, 1, 8, tzinfo=UTC)
    for day, moods in {0: (2, 4), 6: (9,), 7: (1,), 21: (5,)}.items():
        for number, mood in enumerate(moods):
            await journal.save(entry(f"{day}-{number}", "", first + timedelta(days=day, hours=number), mood=mood))
    assert journal.mood_blocks(date(2026, 1, 1), date(2026, 1, 22), 7) == (
        LivedDay(date(2026, 1, 1), 6, 2, 9, 3),
        LivedDay(date(2026, 1, 8), 1, 1, 1, 1),
        LivedDay(date(2026, 1, 22), 5, 5, 5, 1),
    )
    lived = journal.moods(date(2026, 1, 1), date(2026, 1, 22))
    assert sum(one.entries for one in lived) == 5
    await journal.close()


async def test_years_look_the_same_from_blocks_and_from_days(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path)
    first, last = date(2025, 1, 1), date(2026, 2, 28)
    dice = Random(5)
    entries = [
        entry(str(day), "", datetime(2025, 1, 1, 12, tzinfo=UTC) + timedelta(days=day), mood=dice.randrange(11))
        for day in range(0, 420, 2)
    ]
    await journal.save_all(entries)
    by_days = mood_trend(journal.moods(first, last), [], first, last)
    assert by_days is not None
    blocks = journal.mood_blocks(first, last, by_days.days_a_point)
    by_blocks = mood_trend(blocks, [], first, last, journal.moods(last - timedelta(days=20), last))
    assert by_blocks is not None
    assert [x for x, _ in by_blocks.points] == [x for x, _ in by_days.points]
    assert [y for _, y in by_blocks.points] == pytest.approx([y for _, y in by_days.points])
    assert by_blocks.between == by_days.between
    await journal.close()


async def test_an_empty_journal_has_no_days(tmp_path: Path) -> None:
    journal = await open_journal(tmp_path)
    assert (journal.moods(date.min, date.max), journal.ratings(date.min, date.max), journal.first_mood()) == (
        (),
        (),
        None,
    )
    await journal.close()


# Each on the day it was lived


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 29, 1, 59, tzinfo=ZoneInfo("Europe/Berlin")), date(2026, 3, 29)),
        (datetime(2026, 3, 28, 23, 59, tzinfo=ZoneInfo("Europe/Berlin")), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 0, 1, tzinfo=ZoneInfo("Europe/Berlin")), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 2, 30, fold=0, tzinfo=ZoneInfo("Europe/Berlin")), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")), date(2026, 10, 25)),
        (datetime(2026, 3, 8, 23, 59, tzinfo=ZoneInfo("America/Los_Angeles")), date(2026, 3, 8)),
        (datetime(2026, 3, 9, 0, 1, tzinfo=ZoneInfo("Pacific/Kiritimati")), date(2026, 3, 9)),
        (datetime(2026, 3, 8, 23, 59, tzinfo=ZoneInfo("Pacific/Pago_Pago")), date(2026, 3, 8)),
    ],
    ids=str,
)
async def test_an_entry_stands_on_the_day_of_the_clock_it_was_made_by(tmp_path: Path, at: datetime, day: date) -> None:
    journal = await open_journal(tmp_path)
    await journal.save(entry("a", "", at, mood=5))
    assert [one.day for one in journal.moods(date.min, date.max)] == [day]
    await journal.close()


async def test_a_flight_over_nine_zones_keeps_both_days(tmp_path: Path) -> None:
    """Berlin, 23:59 on Friday; eleven hours later Los Angeles, 01:59 on Saturday: nothing moves afterwards."""
    journal = await open_journal(tmp_path)
    left = datetime(2026, 5, 1, 23, 59, tzinfo=ZoneInfo("Europe/Berlin"))
    landed = (left + timedelta(hours=11)).astimezone(ZoneInfo("America/Los_Angeles"))
    await journal.save(entry("left", "", left, mood=3))
    await journal.save(entry("landed", "", landed, mood=7))
    days = [one.day for one in journal.moods(date.min, date.max)]
    assert days == [date(2026, 5, 1), landed.date()]
    await journal.close()


@pytest.mark.parametrize(
    ("left", "to", "hours", "days"),
    [
        (datetime(2026, 5, 1, 23, 59, tzinfo=ZoneInfo("Pacific/Kiritimati")), "Pacific/Honolulu", 4, [1, 1]),
        (datetime(2026, 5, 1, 0, 1, tzinfo=ZoneInfo("Pacific/Kiritimati")), "Pacific/Honolulu", 4, [1, 0]),
        (datetime(2026, 5, 1, 23, 59, tzinfo=ZoneInfo("Pacific/Honolulu")), "Pacific/Kiritimati", 4, [1, 3]),
    ],
    ids=["lived again", "a day back", "a day left out"],
)
async def test_over_the_date_line_each_mood_lies_after_its_session_by_the_calendar(
    tmp_path: Path, left: datetime, to: str, hours: int, days: list[int]
) -> None:
    """The session was the day before the flight; `days` are how long after it the two moods were."""
    journal = await open_journal(tmp_path)
    landed = (left + timedelta(hours=hours)).astimezone(ZoneInfo(to))
    await journal.save(entry("left", "", left, mood=3))
    await journal.save(entry("landed", "", landed, mood=7))
    session = SessionMark(1, left.date() - timedelta(days=1))
    after = after_sessions(journal.moods(date.min, date.max), [session], date(2026, 5, 10))
    assert after is not None
    expected: dict[int, list[int]] = {}
    for day, mood in zip(days, (3, 7), strict=True):
        expected.setdefault(day, []).append(mood)
    assert after.sessions[0].days == tuple((day, sum(moods) / len(moods)) for day, moods in sorted(expected.items()))
    await journal.close()


def course_from(day: date) -> Course:
    series = Phase(id="p", template="introductory", name="Introductory series", began=day, series=True)
    return Course(phases=(series,)).with_session(Session(id="s", phase="p", day=day, state="done"))


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),
    zones=st.lists(st.sampled_from(ZONES), min_size=1, max_size=6),
    hours=st.lists(st.integers(1, 30), min_size=6, max_size=6),
)
def test_a_day_after_a_session_is_counted_by_the_calendar_wherever_one_is(
    start: datetime, zones: list[str], hours: list[int]
) -> None:
    now = start.replace(tzinfo=ZoneInfo(zones[0])).astimezone(UTC)
    session_day = Moment.of(now.astimezone(ZoneInfo(zones[0]))).local_date
    course = course_from(session_day)
    for zone, later in zip(zones, hours, strict=False):
        now += timedelta(hours=later)
        today = Moment.of(now.astimezone(ZoneInfo(zone))).local_date
        where = course_day(course, today)
        if today < session_day:  # flown back over the date line: that session is still to come
            assert where is None
        else:
            assert where is not None
            assert where.day == (today - session_day).days


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lived=st.lists(
        st.tuples(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)), st.sampled_from(ZONES), st.integers(0, 10)),
        min_size=1,
        max_size=12,
    )
)
async def test_every_mood_is_counted_once_on_its_own_day(
    tmp_path_factory: pytest.TempPathFactory, lived: list[tuple[datetime, str, int]]
) -> None:
    journal = await open_journal(tmp_path_factory.mktemp("days"))
    expected: dict[date, list[int]] = {}
    entries: list[CheckIn] = []
    for number, (naive, zone, mood) in enumerate(lived):
        at = naive.replace(tzinfo=ZoneInfo(zone))
        entries.append(entry(str(number), "", at, mood=mood))
        expected.setdefault(naive.date(), []).append(mood)
    await journal.save_all(entries)
    found = journal.moods(date.min, date.max)
    assert {one.day: (one.mood, one.lowest, one.highest, one.entries) for one in found} == {
        day: (pytest.approx(sum(moods) / len(moods)), min(moods), max(moods), len(moods))
        for day, moods in expected.items()
    }
    await journal.close()


async def test_an_offset_that_is_no_whole_hour_changes_no_day(tmp_path: Path) -> None:
    seed = int(os.environ.get("COMPANION_SEED") or Random().getrandbits(32))
    print(f"COMPANION_SEED={seed}")
    dice, journal = Random(seed), await open_journal(tmp_path)
    at = datetime(2026, 7, 1, 23, 59, tzinfo=timezone(timedelta(minutes=dice.choice([345, 765, -570, 1]))))
    await journal.save(entry("a", "", at, mood=5))
    assert [one.day for one in journal.moods(date.min, date.max)] == [date(2026, 7, 1)]
    await journal.close()
