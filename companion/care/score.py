"""What a sheet adds up to. An unanswered question is absent, never 0, and nothing is prorated (CARE, Measures)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from companion.care.questionnaire import Answers, Band, Measure, Questionnaire

Direction = Literal["lower", "same", "higher"]


class Score(BaseModel):
    """`total` is the sum of the points of what was answered, None when nothing was; it is only a total when
    `answered` is `of`. `band` is named for whole totals alone."""

    model_config = ConfigDict(frozen=True)

    total: float | None
    answered: int
    of: int
    band: Band | None = None

    @property
    def complete(self) -> bool:
        """True when every scored question that was asked has an answer."""
        return self.of > 0 and self.answered == self.of


def score(questionnaire: Questionnaire, answers: Answers) -> Score:
    """The score of these answers, over the scored questions that they lead to."""
    scored = [one for one in questionnaire.asked(answers) if one.scored]
    points = [held for one in scored if (held := one.points(answers)) is not None]
    total = sum(points) if points else None
    whole = total is not None and len(points) == len(scored)
    band = questionnaire.measure.band(total) if whole and total is not None and questionnaire.measure else None
    return Score(total=total, answered=len(points), of=len(scored), band=band)


class Change(BaseModel):
    """How a whole total lies to an earlier one: `points` without a sign; `worth_naming` is None where no publication
    says how much is."""

    model_config = ConfigDict(frozen=True)

    direction: Direction
    points: float
    worth_naming: bool | None


def change(measure: Measure, before: Score, now: Score) -> Change | None:
    """The change between two whole totals; None while one of them is incomplete."""
    if not (before.complete and now.complete) or before.total is None or now.total is None:
        return None
    points = abs(now.total - before.total)
    direction: Direction = "lower" if now.total < before.total else "higher" if now.total > before.total else "same"
    return Change(
        direction=direction, points=points, worth_naming=None if measure.change is None else points >= measure.change
    )
