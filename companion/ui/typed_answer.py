"""Words typed as an answer, taken for what the question asks."""

from datetime import date

from companion.care.answer_sheet import Answer
from companion.care.questionnaire import Question


def read(question: Question, typed: str) -> tuple[Answer | None, str]:
    """The answer, None for none, and the key of a sentence where it is not one."""
    words = typed.strip()
    if not words:
        return None, ""
    if question.kind in ("integer", "decimal"):
        return _number(question, words)
    if question.kind == "date":
        return _day(words)
    too_long = question.longest is not None and len(words) > question.longest
    return (None, "sheet.too_long") if too_long else (words, "")


def _number(question: Question, words: str) -> tuple[Answer | None, str]:
    try:
        number = int(words) if question.kind == "integer" else float(words.replace(",", "."))
    except ValueError:
        return None, "sheet.whole_number" if question.kind == "integer" else "sheet.number_wanted"
    low, high = question.least, question.most
    if (low is not None and number < low) or (high is not None and number > high) or number != number:
        return None, "sheet.outside"
    return number, ""


def _day(words: str) -> tuple[Answer | None, str]:
    try:
        return date.fromisoformat(words).isoformat(), ""
    except ValueError:
        return None, "sheet.day"
