"""One day of the demo patient: nothing at all, a tap, or a tap and more."""

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from random import Random
from uuid import NAMESPACE_OID, uuid5

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed, face_of
from companion.demo import weeks
from companion.demo.noticing import Noticing

_STAYS_AWAY, _STAYS_AWAY_AGAIN, _AWAY_WHEN_HARD = 0.12, 0.35, 0.08
_TWICE, _ONLY_A_TAP, _ONLY_WORDS = 0.22, 0.3, 0.04
_CLINGS, _SWINGS = 0.65, 0.75  # each day's mood is partly the day's before
_MORNING, _NOON, _EVENING = (7, 3), (12, 2), (18, 4)  # from this hour, for so many


class Days:
    """Lives one day after another; everything that is left to chance comes from `dice`."""

    def __init__(self, dice: Random, zone: tzinfo, name: str) -> None:
        self._dice, self._zone, self._name = dice, zone, name
        self._noticing = Noticing(dice)
        self._swing, self._away = 0.0, False

    def live(self, day: date, number: int) -> tuple[CheckIn, ...]:
        """The check-ins of a day, oldest first; `number` is its place in the sixteen weeks."""
        self._swing = _CLINGS * self._swing + self._dice.gauss(0, _SWINGS)
        is_session = number in weeks.SESSIONS
        self._away = not is_session and self._dice.random() < self._stays_away(number)
        if self._away:
            return ()
        points = weeks.level(number) + self._swing
        if is_session:
            words = self._noticing.after_session(points, weeks.SESSIONS.index(number))
            return (self._check_in(self._at(day, _EVENING), words),)
        return tuple(self._ordinary(day, points))

    def _ordinary(self, day: date, points: float) -> Iterator[CheckIn]:
        twice = self._dice.random() < _TWICE
        parts = (_MORNING, _EVENING) if twice else (self._dice.choice((_MORNING, _MORNING, _NOON, _EVENING)),)
        for part in parts:
            at = self._at(day, part)
            yield self._check_in(at, self._noticed(points + self._dice.gauss(0, 0.5), at))

    def _noticed(self, points: float, at: datetime) -> Noticed:
        chance = self._dice.random()
        if chance < _ONLY_A_TAP:
            return Noticed(mood=face_of(min(10.0, max(0.0, points))).points)
        return self._noticing.more(points, at, with_mood=chance < 1 - _ONLY_WORDS)

    def _stays_away(self, number: int) -> float:
        often = _STAYS_AWAY_AGAIN if self._away else _STAYS_AWAY
        return often + _AWAY_WHEN_HARD * (number in weeks.HARD_STRETCH)

    def _at(self, day: date, part: tuple[int, int]) -> datetime:
        hour, hours = part
        minute = self._dice.randrange(hours * 60)
        return datetime.combine(day, time(hour + minute // 60, minute % 60), self._zone)

    def _check_in(self, at: datetime, noticed: Noticed) -> CheckIn:
        return check_in(self._name, at, noticed)


def check_in(name: str, at: datetime, noticed: Noticed) -> CheckIn:
    """A check-in whose id follows from the patient's name and the time."""
    return CheckIn(id=uuid5(NAMESPACE_OID, f"{name} {at.isoformat()}").hex, at=Moment.of(at), noticed=noticed)
