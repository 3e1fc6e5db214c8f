"""A questionnaire as one patient answers it: begun, left half done, taken up again, finished."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from companion.care.moment import Moment

Answer = str | int | float | bool
"""The value of an answer: a choice's key, a number, words, or yes and no."""


class AnswerSheet(BaseModel):
    """Answers to one version of a questionnaire, by the link id of the item; what is absent is unanswered.

    `begun` and `finished` are moments on the patient's clock; `finished` is None while it is half done. `at` is the
    link id of the question that was shown last.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    url: str = Field(min_length=1)
    version: str
    begun: Moment
    finished: Moment | None = None
    at: str = ""
    answers: Mapping[str, Answer] = {}

    @property
    def day(self) -> date:
        """The local day it stands for: when it was finished, or begun."""
        return (self.finished or self.begun).local_date
