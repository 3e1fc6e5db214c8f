"""How long it lasted: right where the truth is known, silent where little is, and never ahead."""

import os
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.fading import judged, patient
from companion.care.lived_day import LivedDay, SessionMark
from companion.care.response import SESSIONS, Response, response

FIRST = date(2026, 1, 1)


def day(number: int, mood: float) -> LivedDay:
    return LivedDay(FIRST + timedelta(days=number), mood, mood, mood)


def mark(number: int, on: int) -> SessionMark:
    return SessionMark(number, FIRST + timedelta(days=on))


def told(days: list[LivedDay], sessions: list[SessionMark], today: int) -> Response:
    found = response(days, sessions, FIRST + timedelta(days=today))
    assert found is not None
    return found


def fading(half: float, starts: list[int], until: int, level: float = 3, lift: float = 4) -> list[LivedDay]:
    """A mood without noise: a level, and after each start a lift that halves every `half` days."""
    days = []
    for number in range(until + 1):
        since = [number - start for start in starts if start <= number]
        days.append(day(number, level + (lift * 2 ** (-min(since) / half) if since else 0)))
    return days


# Where the truth is known


@pytest.mark.parametrize("half", [2.0, 5.0, 10.0])
def test_a_mood_without_noise_tells_its_half_life(half: float) -> None:
    found = told(fading(half, [28], 56), [mark(1, 28)], 56)
    (only,) = found.sessions
    assert only.length.from_days <= half <= only.length.until_days
    assert only.length.days == pytest.approx(half, rel=0.25)
    assert only.baseline == pytest.approx(3, abs=0.25)
    assert only.lift == pytest.approx(4, abs=0.6)
    assert only.length.said in ("between", "within", "at_least")


def test_simulated_patients() -> None:
    """A short run of `benchmarks.fading`, with room for chance: it fails when the estimator breaks."""
    seed = int(os.environ.get("COMPANION_SEED") or Random().getrandbits(32))
    print(f"COMPANION_SEED={seed}")
    for half in (2.0, 5.0, 20.0):
        sessions, usual = judged(half, 40, seed % 2**31)
        assert sessions.held >= 0.8
        assert usual.held >= 0.75
        assert sessions.spoken >= 0.3
        assert sessions.width <= 2 * sessions.oracle


def test_a_next_session_that_comes_early_says_at_least() -> None:
    """Nothing faded before the next one: the lift lasted longer than what could be seen."""
    starts = [28, 33, 38, 43]
    found = told(fading(40, starts, 47), [mark(n, on) for n, on in enumerate(starts, 1)], 47)
    assert found.usual.said == "at_least"
    assert found.usual.until_days > 20


def test_what_came_after_the_next_session_is_not_this_ones() -> None:
    """The same days before the next session, then a high or a low life: the first one lasted the same."""
    same = fading(4, [28], 33)
    high, low = [day(number, 9) for number in range(35, 60)], [day(number, 1) for number in range(35, 60)]
    after = [told(same + more, [mark(1, 28), mark(2, 34)], 59).sessions[0] for more in (high, low)]
    assert after[0].days_seen == after[1].days_seen == 5


# Where little is


def test_before_the_first_session_there_is_nothing() -> None:
    assert response([day(1, 5)], [], FIRST) is None
    assert response([day(1, 5)], [mark(1, 5)], FIRST) is None


@pytest.mark.parametrize("seen", [0, 1])
def test_too_early_to_tell(seen: int) -> None:
    found = told(fading(3, [28], 28 + seen), [mark(1, 28)], 28 + seen)
    assert (found.sessions[0].length.said, found.usual.said) == ("too_early", "too_early")


def test_without_days_before_nothing_is_said() -> None:
    days = [one for one in fading(3, [28], 56) if one.day >= FIRST + timedelta(days=24)]
    assert told(days, [mark(1, 28)], 56).sessions[0].length.said == "too_early"


@pytest.mark.parametrize("lift", [0, -2])
def test_no_lift_is_called_so(lift: float) -> None:
    found = told(fading(5, [28], 50, level=5, lift=lift), [mark(1, 28)], 50)
    assert found.sessions[0].length.said == "no_lift"
    assert not found.sessions[0].length.spoken


# Never ahead


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**20), st.integers(0, 30))
def test_nothing_after_today_changes_what_is_said(seed: int, back: int) -> None:
    one = patient(Random(seed), 5)
    then = one.today - timedelta(days=back)
    days = [lived for lived in one.days if lived.day <= then]
    sessions = [held for held in one.sessions if held.day <= then]
    assert response(one.days, one.sessions, then) == response(days, sessions, then)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**20), st.randoms(use_true_random=False))
def test_order_does_not_matter(seed: int, dice: Random) -> None:
    one = patient(Random(seed), 5)
    days, sessions = list(one.days), list(one.sessions)
    dice.shuffle(days)
    dice.shuffle(sessions)
    assert response(days, sessions, one.today) == response(one.days, one.sessions, one.today)


MOODS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 10)), max_size=60, unique_by=lambda pair: pair[0])


@settings(max_examples=25, deadline=None)
@given(MOODS, st.lists(st.integers(0, 90), max_size=9), st.integers(0, 90))
def test_whatever_was_entered_it_answers(moods: list[tuple[int, int]], starts: list[int], today: int) -> None:
    found = response([day(*one) for one in moods], [mark(1, on) for on in starts], FIRST + timedelta(days=today))
    past = {on for on in starts if on <= today}
    assert (found is None) == (not past)
    if found is None:
        return
    assert len(found.sessions) == min(len(past), SESSIONS)
    for one in (*(session.length for session in found.sessions), found.usual):
        assert 0 < one.from_days <= one.days <= one.until_days
    for session in found.sessions:
        assert session.days_seen >= 2 or session.length.said == "too_early"


def test_years_of_sessions_take_no_longer_than_the_last_eight() -> None:
    starts = list(range(28, 2000, 28))
    found = told(fading(5, starts, 2000), [mark(n, on) for n, on in enumerate(starts, 1)], 2000)
    assert [one.session.number for one in found.sessions] == list(range(len(starts) - SESSIONS + 1, len(starts) + 1))


def test_two_sessions_on_one_day_are_one() -> None:
    assert len(told(fading(5, [28], 50), [mark(1, 28), mark(2, 28)], 50).sessions) == 1
