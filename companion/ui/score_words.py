"""Totals and changes of questionnaires in words."""

from collections.abc import Iterable

from companion.care.answer_sheet import AnswerSheet
from companion.care.questionnaire import Questionnaire
from companion.care.score import Change, Score, change, score
from companion.ui.calendar_words import full_date
from companion.ui.strings import Words


def plain(points: float) -> str:
    """A total without a needless ".0"."""
    return str(int(points)) if float(points).is_integer() else f"{points:g}"


def total_words(words: Words, form: Questionnaire, found: Score, shortly: bool = False) -> str:
    """What it adds up to: a whole total, an incomplete one, or none; `shortly` in a list."""
    if not found.of:
        return words("questionnaires.no_points")
    if not found.complete or found.total is None:
        return words("questionnaires.incomplete", answered=found.answered, of=found.of)
    if form.measure is None:
        return plain(found.total)
    said = {"total": plain(found.total), "most": form.measure.most}
    if found.band is None:
        return words("questionnaires.whole", **said)
    return words(
        "questionnaires.whole_shortly" if shortly else "questionnaires.whole_band", band=found.band.name, **said
    )


def change_words(words: Words, form: Questionnaire, sheet: AnswerSheet, others: Iterable[AnswerSheet]) -> str:
    """How a finished sheet lies to the first finished one of the same version; nothing where there is none."""
    first, found = _change(form, sheet, others)
    if found is None:
        return ""
    said = words(f"sheet.change_{found.direction}", points=plain(found.points), day=full_date(words, first.day))
    return " ".join(filter(None, (said, _worth(words, found))))


def change_shortly(words: Words, form: Questionnaire, sheet: AnswerSheet, others: Iterable[AnswerSheet]) -> str:
    """The same where there is little room."""
    _, found = _change(form, sheet, others)
    if found is None or found.direction == "same":
        return ""
    said = words(f"trends.change_{found.direction}", points=plain(found.points))
    return " ".join(filter(None, (said, _worth(words, found))))


def _change(
    form: Questionnaire, sheet: AnswerSheet, others: Iterable[AnswerSheet]
) -> tuple[AnswerSheet, Change | None]:
    finished = [one for one in others if one.finished and (one.url, one.version) == (sheet.url, sheet.version)]
    whole = [one for one in finished if score(form, one.answers).complete]
    first = min(whole, key=lambda one: one.day, default=sheet)
    if first.id == sheet.id or form.measure is None:
        return first, None
    return first, change(form.measure, score(form, first.answers), score(form, sheet.answers))


def _worth(words: Words, found: Change) -> str:
    if found.worth_naming is None or found.direction == "same":
        return ""
    return words("sheet.worth" if found.worth_naming else "sheet.not_worth")
