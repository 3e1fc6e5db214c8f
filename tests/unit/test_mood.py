"""Faces, points and blanks: what a patient can say, and what is said when nothing is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers, sampled_from
from pydantic import ValidationError

from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import FRESH_FOR, CheckIn, Face, Noticed, Signals, face_of, still_fresh

EVENING = datetime(2026, 3, 1, 20, tzinfo=timezone(timedelta(hours=-5)))


@pytest.mark.parametrize(("face", "points"), list(zip(Face, (1, 3, 5, 7, 9), strict=True)))
def test_what_a_tap_on_a_face_stores(face: Face, points: int) -> None:
    assert face.points == points


@given(sampled_from(Face))
def test_a_face_stands_for_its_own_points(face: Face) -> None:
    assert face_of(face.points) is face


@pytest.mark.parametrize(
    ("points", "face"),
    [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5), (9, 5), (10, 5)],
)
def test_two_points_a_face_and_ten_with_the_highest(points: int, face: int) -> None:
    assert face_of(points) is Face(face)


@given(floats(0, 10), floats(0, 10))
def test_more_points_never_mean_a_lower_face(one: float, other: float) -> None:
    assert face_of(min(one, other)) <= face_of(max(one, other))


@given(integers(max_value=-1) | integers(min_value=11))
def test_points_outside_zero_to_ten_are_refused(points: int) -> None:
    with pytest.raises(ValidationError):
        Noticed(mood=points)
    with pytest.raises(ValidationError):
        Signals(feeling=points)


@pytest.mark.parametrize("hours", [-0.1, 24.1, float("nan"), float("inf")])
def test_hours_of_sleep_fit_in_a_day(hours: float) -> None:
    with pytest.raises(ValidationError):
        Noticed(sleep_hours=hours)


def test_without_a_mood_there_is_no_face() -> None:
    assert Noticed().face is None
    assert Noticed(mood=0).face is Face.VERY_LOW


@pytest.mark.parametrize("note", ["", " ", "\n\t "])
def test_nothing_noticed_is_blank(note: str) -> None:
    assert Noticed(note=note).is_blank
    assert Noticed(note=note).only_mood


def test_a_mood_alone_is_not_blank_even_at_zero() -> None:
    assert not Noticed(mood=0).is_blank
    assert Noticed(mood=0).only_mood


@pytest.mark.parametrize(
    "noticed",
    [
        Noticed(note="words"),
        Noticed(tags=("walk",)),
        Noticed(sleep_hours=0),
        *(Noticed(signals=Signals.model_validate({name: 0})) for name in Signals.model_fields),
    ],
)
def test_anything_else_is_more_than_a_mood(noticed: Noticed) -> None:
    assert not noticed.only_mood
    assert not noticed.is_blank
    assert not noticed.model_copy(update={"mood": 5}).only_mood


def fresh_after(passed: timedelta, from_: datetime = EVENING) -> bool:
    last = CheckIn(id="a", at=Moment.of(from_), noticed=Noticed(mood=5))
    return still_fresh(last, Moment.of(from_ + passed))


def test_a_check_in_is_fresh_for_four_hours_of_one_day() -> None:
    noon = EVENING.replace(hour=12)
    assert FRESH_FOR.total_seconds() == 4 * 60 * 60
    assert fresh_after(timedelta(0), noon)
    assert fresh_after(timedelta(hours=4) - timedelta(microseconds=1), noon)
    assert not fresh_after(timedelta(hours=4), noon)


def test_a_new_day_asks_again() -> None:
    assert fresh_after(timedelta(hours=3, minutes=59))
    assert not fresh_after(timedelta(hours=3), EVENING.replace(hour=22))


def test_a_check_in_of_the_future_is_not_fresh() -> None:
    assert not fresh_after(-timedelta(seconds=1))


def test_midnight_is_the_patients_and_not_utcs() -> None:
    last = CheckIn(id="a", at=Moment.of(EVENING), noticed=Noticed())
    in_utc = Moment.of(EVENING.astimezone(UTC) + timedelta(hours=1))
    assert not still_fresh(last, in_utc)
    assert still_fresh(last, Moment.of(EVENING + timedelta(hours=1)))


def test_a_draft_becomes_the_check_in_with_its_id() -> None:
    at, noticed = Moment.of(EVENING), Noticed(mood=3, note="words")
    draft = Draft(id="a", at=at, touched=EVENING, noticed=noticed)
    assert draft.as_check_in() == CheckIn(id="a", at=at, noticed=noticed)
