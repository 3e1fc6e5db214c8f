"""What the demo patient fills in: ratings near the mood, sleep in the morning, tags, and notes from a deck."""

from datetime import datetime
from random import Random

from companion.care.mood import Noticed, Signals
from companion.demo import notes

_SIGNAL_STANDS = {
    "mind_at_ease": -0.6,
    "feeling": 0.2,
    "getting_started": -0.9,
    "clear_thinking": 0.0,
    "closeness": 0.6,
}
"""How far each rating stands from the mood, in points."""

_RATES, _WRITES = 0.8, 0.62
_SLEEPS, _WEEKEND_SLEEPS = 6.4, 0.7


class Noticing:
    """Fills in check-ins. A note comes again only when all of its kind were used."""

    def __init__(self, dice: Random) -> None:
        self._dice = dice
        self._decks: dict[tuple[str, ...], list[str]] = {}

    def more(self, points: float, at: datetime, with_mood: bool = True) -> Noticed:
        """A check-in with more than a mood; without one it holds words at least."""
        return Noticed(
            mood=_points(points) if with_mood else None,
            signals=self._signals(points) if with_mood else Signals(),
            sleep_hours=self._sleep(points, at) if at.hour < 12 else None,
            tags=self._tags(points, at),
            note=self._note(points) if not with_mood or self._dice.random() < _WRITES else "",
        )

    def after_session(self, points: float, index: int) -> Noticed:
        """The evening of a session, `index` from 0: a mood, a few ratings and the words for it."""
        note = notes.AFTER_A_SESSION[index]
        return Noticed(mood=_points(points), signals=self._signals(points), tags=("Rest",), note=note)

    def _signals(self, points: float) -> Signals:
        rated = {
            name: _points(points + stands + self._dice.gauss(0, 0.9))
            for name, stands in _SIGNAL_STANDS.items()
            if self._dice.random() < _RATES
        }
        return Signals(**rated)

    def _sleep(self, points: float, at: datetime) -> float:
        usual = _SLEEPS + _WEEKEND_SLEEPS * (at.weekday() >= 5) + 0.15 * (points - 5)
        return round(2 * min(10.0, max(3.0, usual + self._dice.gauss(0, 0.7)))) / 2

    def _tags(self, points: float, at: datetime) -> tuple[str, ...]:
        weekday = at.weekday() < 5
        chances = {
            "Outside": 0.1 + 0.05 * points,
            "With people": 0.05 * points,
            "Moved": 0.04 * points,
            "Work": 0.5 * weekday,
            "Rest": 0.2 + 0.2 * (not weekday),
            "Music": 0.1,
            "Garden": 0.06,
        }
        return tuple(tag for tag, chance in chances.items() if self._dice.random() < chance)

    def _note(self, points: float) -> str:
        kind = notes.LOW if points < 3.7 else notes.MIDDLE if points < 6 else notes.GOOD
        deck = self._decks.setdefault(kind, [])
        if not deck:
            deck.extend(self._dice.sample(kind, len(kind)))
        return deck.pop()


def _points(value: float) -> int:
    return round(min(10.0, max(0.0, value)))
