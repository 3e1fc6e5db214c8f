"""What the demo patient answered in October and November: the totals of the drawn design, no more and no less."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

from companion.care.answer_sheet import AnswerSheet
from companion.care.moment import Moment
from companion.care.questionnaire import Questionnaire

TOTALS = {"phq-9": (17, 15, 13, 11, 9), "gad-7": (13, 12, 11, 8, 7)}
_DAYS_AGO = (42, 32, 22, 12, 2)


def answered(questionnaires: Iterable[Questionnaire], today: date) -> Iterator[tuple[AnswerSheet, str]]:
    """Five finished sheets of each questionnaire they know, oldest first, with its file."""
    for form in questionnaires:
        for ago, total in zip(_DAYS_AGO, TOTALS.get(form.name, ()), strict=False):
            at = Moment.of(datetime.combine(today - timedelta(days=ago), time(19, 30), UTC))
            id = f"demo-{form.name}-{ago}"
            sheet = AnswerSheet(
                id=id, url=form.url, version=form.version, begun=at, finished=at, answers=_of(form, total)
            )
            yield sheet, form.file


def _of(form: Questionnaire, total: int) -> dict[str, str]:
    """Answers that add up to a total, as even as can be; the last scored question, of PHQ-9 the one about wishing to
    be dead, is never above nothing."""
    scored = [one for one in form.questions if one.scored]
    points = [total // (len(scored) - 1)] * (len(scored) - 1)
    for number in range(total - sum(points)):
        points[number] += 1
    return {one.link_id: one.choices[held].key for one, held in zip(scored, [*points, 0], strict=True)}
