"""Trends in words: a sentence first on each card, and a text equivalent of each picture."""

from datetime import date, timedelta

from companion.care.after_sessions import AfterSession, AfterSessions
from companion.care.four_signals import Signal
from companion.care.mood import face_of
from companion.care.mood_trend import MoodTrend
from companion.care.response import Length
from companion.care.steadiness import Steadiness
from companion.ui.calendar_words import full_date
from companion.ui.components.mood_faces import face_word
from companion.ui.strings import Words

_LINES = 12
"""At most so many lines stand for a picture's points."""


def mood(words: Words, points: float) -> str:
    """A mood's word, in the middle of a sentence."""
    return words(face_word(face_of(points))).lower()


def mood_sentence(words: Words, trend: MoodTrend) -> str:
    """Between which faces most of two weeks lay."""
    if trend.between is None:
        return words("trends.mood")
    low, high = (words(face_word(face)).lower() for face in trend.between)
    if low == high:
        return words("trends.mostly", mood=low)
    return words("trends.mostly_between", low=low, high=high)


def mood_line(words: Words, trend: MoodTrend) -> str:
    """Which sessions are marked."""
    numbers = [one.number for one in trend.sessions]
    if not numbers:
        return words("trends.your_mood")
    if len(numbers) == 1:
        return words("trends.with_session", number=numbers[0])
    if numbers == list(range(numbers[0], numbers[-1] + 1)):
        return words("trends.with_sessions", first=numbers[0], last=numbers[-1])
    return words("trends.with_marks")


def mood_said(words: Words, trend: MoodTrend) -> list[str]:
    """The points, a dozen of them at most, each the mean of its days; then the sessions' days."""
    size = max(1, -(-len(trend.points) // _LINES))
    said = []
    for number in range(0, len(trend.points), size):
        held = trend.points[number : number + size]
        mean = sum(points for _, points in held) / len(held)
        one, other = (_day(trend, place) for place in (held[0][0], held[-1][0]))
        if one == other:
            said.append(words("trends.on_day", day=full_date(words, one), mood=mood(words, mean)))
        else:
            days = {"first": full_date(words, one), "last": full_date(words, other)}
            said.append(words("trends.on_days", mood=mood(words, mean), **days))
    marks = trend.sessions[-_LINES:]
    return [*said, *(words("trends.session_on", number=m.number, day=full_date(words, m.day)) for m in marks)]


def _day(trend: MoodTrend, place: float) -> date:
    return trend.first + timedelta(days=round(place))


def after_line(words: Words, after: AfterSessions) -> str:
    """How the latest lies to the earlier ones so far."""
    number = after.sessions[-1].number
    if after.latest is None:
        return words("trends.after_alone", number=number)
    if after.compared == 1:
        return words(f"trends.after_{after.latest}_one", number=number)
    return words(f"trends.after_{after.latest}", number=number, count=words(f"trends.count_{after.compared}"))


def after_said(words: Words, after: AfterSessions) -> list[str]:
    """Each session's days."""
    return [_after_one(words, one) for one in after.sessions]


def _after_one(words: Words, one: AfterSession) -> str:
    if not one.days:
        return words("trends.after_none", number=one.number)
    said = ", ".join(words("trends.after_day", day=int(day), mood=mood(words, points)) for day, points in one.days)
    if one.next_on is None:
        return words("trends.after_days", number=one.number, days=said)
    return words("trends.after_days_next", number=one.number, days=said, next=one.next_on)


def steady_sentence(words: Words, found: Steadiness) -> str:
    """Steadier, less steady, or about the same, from week to week."""
    return words(f"trends.steady_{found.lately or 'unknown'}")


def steady_line(words: Words, found: Steadiness) -> str:
    """What the bars are, and how large the steps from day to day were."""
    return words(f"trends.moves_{found.moves or 'unknown'}")


def steady_said(words: Words, found: Steadiness) -> list[str]:
    """Each week."""
    return [
        words(
            "trends.week",
            day=full_date(words, week.monday),
            low=mood(words, week.lowest),
            high=mood(words, week.highest),
            mean=mood(words, week.mean),
        )
        for week in found.weeks
    ]


def signal_word(words: Words, signal: Signal) -> str:
    """How a signal lies to the weeks before."""
    if signal.name == "steady_mood" and signal.direction is not None:
        return words(f"trends.steps_{signal.direction}")
    return words(f"trends.{signal.direction or 'early'}")


def usually(words: Words, found: Length) -> str:
    """The usual length, as a sentence."""
    if found.spoken:
        return words("trends.usually", length=length(words, found))
    return words(f"trends.usually_{found.said}")


def length(words: Words, found: Length) -> str:
    """How long it lasted, rounded to days: what is surely so, and nothing more."""
    low, high = max(1, round(found.from_days)), max(1, round(found.until_days))
    if found.said == "between" and low != high:
        return words("trends.length_between", low=low, high=high)
    if found.said in ("between", "within"):
        return words.counted("trends.length_within", high)
    if found.said == "at_least":
        return words.counted("trends.length_at_least", low)
    return words(f"trends.length_{found.said}")
