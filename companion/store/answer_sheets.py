"""Answer sheets, their answers, and every version of a questionnaire that was answered."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from companion.care.answer_sheet import Answer, AnswerSheet
from companion.care.moment import Moment
from companion.store.database import Tx
from companion.store.schema import answer, answer_sheet, put_off, questionnaire

_ALL = select(answer_sheet).order_by(answer_sheet.c.local_date, answer_sheet.c.begun)
_BY_ID = select(answer_sheet).where(answer_sheet.c.id == bindparam("id"))
_ANSWERS = select(answer).where(answer.c.sheet_id.in_(bindparam("ids", expanding=True)))
_BODY = select(questionnaire.c.body).where(
    questionnaire.c.url == bindparam("url"), questionnaire.c.version == bindparam("version")
)
_PUT_OFF = select(put_off)


def all_of(reading: Connection) -> tuple[AnswerSheet, ...]:
    """Every sheet, finished or not, oldest first."""
    return _with_answers(reading, reading.execute(_ALL).all())


def by_id(reading: Connection, id: str) -> AnswerSheet | None:
    """One sheet; None when there is none."""
    return next(iter(_with_answers(reading, reading.execute(_BY_ID, {"id": id}).all())), None)


def save(tx: Tx, sheet: AnswerSheet) -> None:
    """Add a sheet, or change the one with its id: answers that it lacks are taken away."""
    row = {
        **sheet.model_dump(include={"id", "url", "version", "at"}),
        "begun": sheet.begun.model_dump_json(),
        "finished": sheet.finished.model_dump_json() if sheet.finished else None,
        "local_date": sheet.day.isoformat(),
    }
    tx.connection.execute(upsert(answer_sheet).values(row).on_conflict_do_update(["id"], set_=row))
    tx.connection.execute(delete(answer).where(answer.c.sheet_id == sheet.id))
    rows = [{"sheet_id": sheet.id, "link_id": id, "value": json.dumps(value)} for id, value in sheet.answers.items()]
    if rows:
        tx.connection.execute(insert(answer), rows)


def erase(tx: Tx, id: str) -> None:
    """Take a sheet and its answers away."""
    tx.connection.execute(delete(answer).where(answer.c.sheet_id == id))
    tx.connection.execute(delete(answer_sheet).where(answer_sheet.c.id == id))


def body(reading: Connection, url: str, version: str) -> str | None:
    """A version of a questionnaire as its file had it; None when it was never answered here."""
    found: str | None = reading.scalar(_BODY, {"url": url, "version": version})
    return found


def keep_version(tx: Tx, url: str, version: str, file: str) -> None:
    """Keep a version of a questionnaire, once. What was answered stays as it was asked."""
    row = {"url": url, "version": version, "body": file}
    tx.connection.execute(upsert(questionnaire).values(row).on_conflict_do_nothing())


def put_off_until(reading: Connection) -> Mapping[str, date]:
    """Until which local day each questionnaire was put off, by its url."""
    return {row.url: date.fromisoformat(row.until) for row in reading.execute(_PUT_OFF)}


def put_off_to(tx: Tx, url: str, until: date) -> None:
    """Do not offer a questionnaire before a local day."""
    row = {"url": url, "until": until.isoformat()}
    tx.connection.execute(upsert(put_off).values(row).on_conflict_do_update(["url"], set_=row))


def _with_answers(reading: Connection, rows: Iterable[Any]) -> tuple[AnswerSheet, ...]:
    sheets = list(rows)
    answers: dict[str, dict[str, Answer]] = {row.id: {} for row in sheets}
    for held in reading.execute(_ANSWERS, {"ids": list(answers)}):
        answers[held.sheet_id][held.link_id] = json.loads(held.value)
    return tuple(_sheet(row, answers[row.id]) for row in sheets)


def _sheet(row: Any, answers: Mapping[str, Answer]) -> AnswerSheet:
    return AnswerSheet(
        id=row.id,
        url=row.url,
        version=row.version,
        begun=Moment.model_validate_json(row.begun),
        finished=Moment.model_validate_json(row.finished) if row.finished else None,
        at=row.at,
        answers=answers,
    )
