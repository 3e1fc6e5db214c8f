"""The numbers behind Trends: by hand, in any order, without what is missing and without what comes later."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.care.after_sessions import DAYS, after_sessions
from companion.care.four_signals import four_signals
from companion.care.lived_day import LivedDay, RatedDay, SessionMark
from companion.care.mood import Face
from companion.care.mood_trend import MOST_DAYS, mood_trend
from companion.care.steadiness import day_to_day, steadiness
from companion.care.stretches import smoothed, stretches

TODAY = date(2026, 11, 23)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def lived(*moods: float | None, until: date = TODAY) -> list[LivedDay]:
    """One mood a day, the last on `until`; None is a missing day."""
    days = [until - timedelta(days=len(moods) - 1 - at) for at in range(len(moods))]
    return [LivedDay(day, mood, mood, mood) for day, mood in zip(days, moods, strict=True) if mood is not None]


def all_rated(*points: float | None) -> list[RatedDay]:
    """One rating of every kind a day, the last today."""
    return [RatedDay(one.day, *[one.mood] * 5) for one in lived(*points)]


MOODS = st.lists(st.one_of(st.none(), st.floats(0, 10)), min_size=1, max_size=60)
MARKS = st.lists(st.integers(0, 60), max_size=8, unique=True).map(
    lambda days: [SessionMark(number, ago(day)) for number, day in enumerate(sorted(days, reverse=True), 1)]
)


# Lines


def test_a_missing_day_breaks_the_line() -> None:
    trend = mood_trend(lived(5, 5, None, 5, 5, 5), [], ago(5), TODAY)
    assert trend is not None
    assert [[x for x, _ in run] for run in trend.line] == [[0, 1], [3, 4, 5]]


@given(MOODS)
def test_no_line_is_ever_drawn_over_a_missing_day(moods: list[float | None]) -> None:
    days = lived(*moods)
    trend = mood_trend(days, [], ago(59), TODAY)
    if trend is None:
        assert len(days) < 5
        return
    there = {(one.day - trend.first).days for one in days}
    drawn = [x for run in trend.line for x, _ in run]
    assert sorted(drawn) == sorted(there)
    for run in trend.line:
        assert [x for x, _ in run] == list(range(int(run[0][0]), int(run[0][0]) + len(run)))


@given(st.lists(st.floats(0, 10), min_size=1, max_size=40))
def test_the_line_stays_among_the_points(moods: list[float]) -> None:
    (run,) = stretches(enumerate(moods))
    for _, y in smoothed(run):
        assert min(moods) - 1e-9 <= y <= max(moods) + 1e-9


# The mood


@pytest.mark.parametrize(("entries", "charts"), [(4, False), (5, True)])
def test_charts_begin_at_five_check_ins(entries: int, charts: bool) -> None:
    assert (mood_trend(lived(*[5.0] * entries), [], ago(41), TODAY) is not None) == charts


def test_five_on_one_day_are_five() -> None:
    assert mood_trend([LivedDay(TODAY, 5, 1, 9, 5)], [], ago(41), TODAY) is not None


def test_the_sentence_is_about_most_of_two_weeks() -> None:
    trend = mood_trend(lived(1, 1, 1, *[5, 7] * 7), [], ago(41), TODAY)
    assert trend is not None
    assert trend.between == (Face.SO_SO, Face.GOOD)
    few = mood_trend(lived(*[5] * 20, *[None] * 12, 5, 5), [], ago(41), TODAY)
    assert few is not None
    assert few.between is None


@pytest.mark.parametrize(
    ("days", "size"), [(42, 1), (MOST_DAYS, 1), (MOST_DAYS + 1, 7), (1092, 7), (1093, 28), (3653, 28)]
)
def test_ten_years_stay_drawable(days: int, size: int) -> None:
    trend = mood_trend(lived(*[5.0] * days), [], ago(days - 1), TODAY)
    assert trend is not None
    assert trend.days_a_point == size
    assert len(trend.points) <= MOST_DAYS
    assert len(trend.line) == 1


@pytest.mark.parametrize("size", [7, 28])
@given(there=st.sets(st.integers(0, 1400)))
def test_over_years_a_missing_week_or_four_break_the_line(size: int, there: set[int]) -> None:
    first = ago(1000 if size == 7 else 1400)
    days = [LivedDay(first + timedelta(days=day), 5, 5, 5, 5) for day in sorted(there)]
    trend = mood_trend(days, [], first, TODAY)
    if trend is None:
        return
    assert trend.days_a_point == size
    held = {(one.day - first).days // size for one in days if one.day <= TODAY}
    for run in trend.line:
        at = [int(x // size) for x, _ in run]
        assert at == list(range(at[0], at[0] + len(at)))
        assert not {at[0] - 1, at[-1] + 1} & held


@given(MOODS, MOODS, MARKS, st.randoms())
def test_order_does_not_matter(
    moods: list[float | None], ratings: list[float | None], marks: list[SessionMark], dice: Random
) -> None:
    days, rated_days = lived(*moods), all_rated(*ratings)
    shuffled, rated_shuffled = dice.sample(days, len(days)), dice.sample(rated_days, len(rated_days))
    assert mood_trend(shuffled, marks, ago(41), TODAY) == mood_trend(days, marks, ago(41), TODAY)
    assert after_sessions(shuffled, marks, TODAY) == after_sessions(days, marks, TODAY)
    assert steadiness(shuffled, TODAY) == steadiness(days, TODAY)
    for one, other in zip(
        four_signals(shuffled, rated_shuffled, ago(20), TODAY),
        four_signals(days, rated_days, ago(20), TODAY),
        strict=True,
    ):
        assert (one.now, one.before) == (pytest.approx(other.now), pytest.approx(other.before))


@given(MOODS, MOODS, MARKS, st.integers(0, 40))
def test_nothing_later_matters(
    moods: list[float | None], ratings: list[float | None], marks: list[SessionMark], back: int
) -> None:
    days, then = lived(*moods), ago(back)
    until, marks_until = [one for one in days if one.day <= then], [one for one in marks if one.day <= then]
    rated_days = all_rated(*ratings)
    rated_until = [one for one in rated_days if one.day <= then]
    assert mood_trend(days, marks, ago(60), then) == mood_trend(until, marks_until, ago(60), then)
    assert after_sessions(days, marks, then) == after_sessions(until, marks_until, then)
    assert steadiness(days, then) == steadiness(until, then)
    assert four_signals(days, rated_days, None, then) == four_signals(until, rated_until, None, then)


# After each session


def test_the_two_weeks_after_each_session() -> None:
    marks = [SessionMark(1, ago(10)), SessionMark(2, ago(3))]
    after = after_sessions(lived(*[2.0] * 4, *[4.0] * 7, *[7.0] * 4), marks, TODAY)
    assert after is not None
    first, second = after.sessions
    assert (first.number, first.next_on, first.days[0], len(first.days)) == (1, 7, (0, 4), 11)
    assert (second.number, second.next_on, [x for x, _ in second.days]) == (2, None, [0, 1, 2, 3])
    assert (after.latest, after.compared) == ("above", 1)


def test_only_days_before_the_next_session_are_compared() -> None:
    """After two days the first session's days are the second's: they say nothing about the first. With them the
    difference would halve, and be none."""
    marks = [SessionMark(1, ago(5)), SessionMark(2, ago(3))]
    after = after_sessions(lived(5, 5, 5.8, 5.8, 5.8, 5.8), marks, TODAY)
    assert after is not None
    assert (after.latest, after.compared) == ("above", 1)


@pytest.mark.parametrize(("latest", "said"), [(6.0, "above"), (5.2, "like"), (4.0, "below"), (None, None)])
def test_the_latest_is_compared_with_the_earlier_ones(latest: float | None, said: str | None) -> None:
    marks = [SessionMark(1, ago(14)), SessionMark(2, ago(7)), SessionMark(3, ago(2))]
    after = after_sessions(lived(*[5.0] * 12, *[latest] * 3), marks, TODAY)
    assert after is not None
    assert after.latest == said


@given(MOODS, MARKS)
def test_two_weeks_at_most_and_the_last_sessions_alone(moods: list[float | None], marks: list[SessionMark]) -> None:
    after = after_sessions(lived(*moods), marks, TODAY)
    assert (after is None) == (not marks)
    if after is not None:
        assert [one.number for one in after.sessions] == [mark.number for mark in marks][-4:]
        assert all(0 <= x <= DAYS for one in after.sessions for x, _ in one.days)


# Steadiness


def test_steps_from_day_to_day() -> None:
    assert day_to_day(lived(5, 6, 5, 6, 5)) == 1
    assert day_to_day(lived(5, 6, None, 9, 5, 6, 5)) == pytest.approx((1 + 4 + 1 + 1) / 4)
    assert day_to_day(lived(5, None, 5, None, 5, None, 5)) is None


@pytest.mark.parametrize(("step", "moves"), [(0.5, "small"), (1.5, "some"), (3, "large")])
def test_steps_in_words(step: float, moves: str) -> None:
    assert steadiness(lived(*[5, 5 + step] * 7), TODAY).moves == moves


@pytest.mark.parametrize(
    ("before", "recent", "lately"),
    [(4, 1, "steadier"), (1, 4, "less"), (2, 2, "same"), (0, 0, "same"), (0, 0.1, "same")],
)
def test_lately_beside_before(before: float, recent: float, lately: str) -> None:
    days = lived(*[5, 5 + before] * 14, *[5, 5 + recent] * 7)
    assert steadiness(days, TODAY).lately == lately


def test_weeks_have_a_range_and_a_mean() -> None:
    days = [LivedDay(ago(7), 4, 1, 7), LivedDay(ago(6), 6, 6, 6), LivedDay(TODAY, 5, 5, 5)]
    one, other = steadiness(days, TODAY).weeks
    assert (one.monday, one.lowest, one.highest, one.mean, one.days) == (ago(7), 1, 7, 5, 2)
    assert (other.monday, other.days) == (TODAY, 1)


# The four signals


def rated(day: date, points: float) -> RatedDay:
    return RatedDay(day, points, None, points, points, points)


def test_signals_beside_the_weeks_before_the_series() -> None:
    days = [rated(ago(number), 3) for number in range(30, 58)] + [rated(ago(number), 6) for number in range(14)]
    moods = lived(*[2, 6] * 14, *[4.0] * 30)
    steady, easing, motivation, close = four_signals(moods, days, ago(29), TODAY)
    assert (easing.now, easing.before, easing.direction) == (6, 3, "easier")
    assert (motivation.direction, close.direction) == ("easier", "easier")
    assert (steady.name, steady.direction) == ("steady_mood", "easier")


def test_signals_say_nothing_when_little_is_known() -> None:
    signals = four_signals([], [rated(ago(1), 5)], None, TODAY)
    assert [one.direction for one in signals] == [None] * 4


@pytest.mark.parametrize(("now", "direction"), [(3.9, "same"), (4, "easier"), (2, "harder"), (2.1, "same")])
def test_a_point_is_a_difference(now: float, direction: str) -> None:
    days = [rated(ago(number), 3) for number in range(14, 42)] + [rated(ago(number), now) for number in range(14)]
    assert four_signals([], days, None, TODAY)[3].direction == direction
