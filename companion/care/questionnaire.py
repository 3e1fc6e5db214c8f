"""Questionnaires as FHIR R4 has them, laid out one question a screen. `questionnaire_file` reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from companion.care.answer_sheet import Answer

Answers = Mapping[str, Answer]
"""What was answered, by link id. What is absent is unanswered, never 0."""

Kind = Literal["choice", "open-choice", "boolean", "integer", "decimal", "date", "string", "text", "display"]
"""The FHIR types that can be shown. A `display` is read, not answered."""

Operator = Literal["exists", "=", "!=", ">", "<", ">=", "<="]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Choice(_Frozen):
    """One answer to choose. `key` is what is kept of it; `points` is its ordinalValue, if it has one."""

    key: str
    text: str
    points: float | None = None


class Condition(_Frozen):
    """One enableWhen: what the answer to another question must be."""

    question: str
    operator: Operator
    value: Answer

    def holds(self, answer: Answer | None) -> bool:
        """Whether it holds for an answer, None if there is none. Only `exists` can hold without one."""
        if self.operator == "exists":
            return (answer is not None) == self.value
        if answer is None:
            return False
        return _compared(self.operator, answer, self.value)


class Rule(_Frozen):
    """The conditions of one item: all of them, or any."""

    conditions: tuple[Condition, ...] = Field(min_length=1)
    every: bool = True


class Question(_Frozen):
    """One screen. `lead` are the texts of the groups around it, outermost first, verbatim. `rules` are its own
    conditions and those of the groups around it: all rules must hold. `least` and `most` bound a number, `longest`
    is characters. A choice with more points than `care_above` needs care now."""

    link_id: str
    kind: Kind
    text: str
    lead: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    required: bool = False
    least: float | None = None
    most: float | None = None
    longest: int | None = None
    rules: tuple[Rule, ...] = ()
    care_above: float | None = None

    @property
    def scored(self) -> bool:
        """True when its choices have points."""
        return any(choice.points is not None for choice in self.choices)

    def choice(self, key: Answer | None) -> Choice | None:
        """The choice that was kept as `key`."""
        return next((choice for choice in self.choices if choice.key == key), None)

    def points(self, answers: Answers) -> float | None:
        """The points of its answer; None when it is unanswered or its answer has none."""
        chosen = self.choice(answers.get(self.link_id))
        return None if chosen is None else chosen.points

    def needs_care_now(self, answers: Answers) -> bool:
        """True when the answer is one after which Help now comes next (CARE: PHQ-9 item 9 above 0)."""
        points = self.points(answers)
        return self.care_above is not None and points is not None and points > self.care_above


class Questionnaire(_Frozen):
    """One version of a questionnaire. `name` is short, such as "phq-9"; `title` is what is shown, `rights` the notice
    to show with it, and `file` the text that it was read from."""

    url: str
    version: str
    name: str
    title: str
    language: str = ""
    rights: str = ""
    questions: tuple[Question, ...]
    measure: Measure | None = None
    file: str = Field(repr=False)

    def question(self, link_id: str) -> Question | None:
        """The question with this link id."""
        return next((one for one in self.questions if one.link_id == link_id), None)

    def asked(self, answers: Answers) -> tuple[Question, ...]:
        """The questions to ask after these answers, in order. An answer to a question that is not asked counts for
        nothing, in conditions neither."""
        return tuple(self._asked(answers))

    def _asked(self, answers: Answers) -> Iterator[Question]:
        known: dict[str, bool] = {}

        def enabled(question: Question) -> bool:
            if question.link_id not in known:
                known[question.link_id] = all(holds(rule) for rule in question.rules)
            return known[question.link_id]

        def holds(rule: Rule) -> bool:
            each = (condition.holds(answer_to(condition.question)) for condition in rule.conditions)
            return all(each) if rule.every else any(each)

        def answer_to(link_id: str) -> Answer | None:
            other = self.question(link_id)
            return answers.get(link_id) if other is not None and enabled(other) else None

        return (question for question in self.questions if enabled(question))


class Band(_Frozen):
    """A range of totals that a publication names, both ends included."""

    least: int
    most: int
    name: str


class Measure(_Frozen):
    """What is known of a total, from the publication in `source`: its highest value, its bands, how many points of
    change are worth naming, and how many days it looks back."""

    most: int
    days: int
    bands: tuple[Band, ...] = ()
    change: int | None = None
    source: str = Field(min_length=1)

    def band(self, total: float) -> Band | None:
        """The band of a whole total."""
        return next((band for band in self.bands if band.least <= total <= band.most), None)


Questionnaire.model_rebuild()


def _compared(operator: Operator, answer: Answer, value: Answer) -> bool:
    if operator in ("=", "!="):
        return (answer == value) == (operator == "=")
    one, other = _ordered(answer), _ordered(value)
    if type(one) is not type(other):
        return False
    return {">": one > other, "<": one < other, ">=": one >= other, "<=": one <= other}[operator]  # type: ignore[operator]


def _ordered(value: Answer) -> float | date | str:
    """A number, a day or words: what can be put in order."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return float(value)
