"""A questionnaire on the screen: its sheet, the question that is shown, and what is typed."""

from __future__ import annotations

from dataclasses import dataclass

from companion.care.answer_sheet import AnswerSheet
from companion.care.questionnaire import Question, Questionnaire
from companion.care.score import Score, score


@dataclass(frozen=True)
class SheetShown:
    """`at` is the link id of the question, empty at the end. `typed` are words in its field, `told` the key of a
    sentence about what is to be mended, with the numbers it names."""

    form: Questionnaire
    sheet: AnswerSheet
    at: str
    typed: str = ""
    told: str = ""

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that these answers lead to."""
        return self.form.asked(self.sheet.answers)

    @property
    def question(self) -> Question | None:
        """The question that is shown; None at the end."""
        return next((one for one in self.asked if one.link_id == self.at), None)

    @property
    def counted(self) -> tuple[Question, ...]:
        """The questions of which one says "2 of 9": those with points, or all that are answered."""
        scored = tuple(one for one in self.asked if one.scored)
        return scored or tuple(one for one in self.asked if one.kind != "display")

    @property
    def score(self) -> Score:
        """What it adds up to so far."""
        return score(self.form, self.sheet.answers)
