"""Questionnaires: one question after another, each answer kept at once, to be taken up again at any time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from companion.care.answer_sheet import Answer, AnswerSheet
from companion.care.due import Due, due, later
from companion.care.questionnaire import Question, Questionnaire
from companion.care.questionnaire_file import read as read_file
from companion.ui import typed_answer
from companion.ui.navigation import HELP, SHEET, Trail, record_in
from companion.ui.sheet_shown import SheetShown

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Answering:
    """The questionnaire side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._laid_out_for = ""
        self._begun: AnswerSheet | None = None
        self._needs_care = False
        self._forms_read = False
        self._versions: dict[tuple[str, str], Questionnaire] = {}

    # Which

    def forms(self) -> tuple[Questionnaire, ...]:
        """What can be answered in this edition."""
        return self._session.around.questionnaires()

    def form_of(self, sheet: AnswerSheet) -> Questionnaire | None:
        """The questionnaire that a sheet answers, in the version it was answered in."""
        version = (sheet.url, sheet.version)
        if version not in self._versions:  # a version that was answered never changes
            kept = self._session.journal.sheets.file(*version)
            if kept is None:
                return next((one for one in self.forms() if (one.url, one.version) == version), None)
            self._versions[version] = read_file(kept, sheet.url)
        return self._versions[version]

    def offered(self) -> tuple[Due, ...]:
        """What is offered today; nothing while everything is paused, or before a course was told."""
        session = self._session
        course = session.journal.course.load()
        if session.journal.preferences().paused or not course.begun:
            return ()
        if not self._forms_read:  # not before the first frame
            session.around.start(self._read_forms())
            return session.shown.offered
        sheets = session.journal.sheets
        today = session.now().local_date
        return due(course, session.around.templates(), self.forms(), sheets.all(), sheets.put_off(), today)

    async def _read_forms(self) -> None:
        await asyncio.sleep(0)
        self.forms()
        self._forms_read = True
        if self._session.is_open:
            self._session.refresh()

    async def put_off(self, one: Due) -> None:
        """Offer it later. Raises NotKept."""
        sheets, today = self._session.journal.sheets, self._session.now().local_date
        await sheets.put_off_to(one.questionnaire.url, later(one, sheets.put_off(), today))
        self._session.kept()

    def take_up(self, form: Questionnaire) -> None:
        """Go to the half-done sheet of this questionnaire, or to a new one. Nothing is kept before an answer."""
        session = self._session
        half = [one for one in session.journal.sheets.all() if one.url == form.url and not one.finished]
        sheet = half[-1] if half else self._new(form)
        session.go(f"{SHEET}/{sheet.id}")

    # One sheet

    def entered(self, trail: Trail) -> None:
        """Lay a sheet out when its screen opens, and put it away once that screen does not even lie behind."""
        shown = self._session.shown.sheet
        if shown is not None and self._laid_out_for in trail.routes:
            return
        if shown is not None:
            self._left()
        record = record_in(trail.here)
        if record is not None and record[0] == SHEET:
            self._laid_out_for = trail.here
            self._session.show(sheet=self._laid_out(record[1]))

    async def choose(self, key: Answer) -> None:
        """One answer: kept at once. Raises NotKept; the answer stays on the screen all the same."""
        shown = self._session.shown.sheet
        if shown is None or shown.question is None:
            return
        question = shown.question
        changed = self._with(shown, {**shown.sheet.answers, question.link_id: key}, told="")
        self._session.show(sheet=changed)
        self._needs_care = question.needs_care_now(changed.sheet.answers)
        await self._keep(changed)

    def write(self, words: str) -> None:
        """An answer in words as typed so far: sealed soon."""
        shown = self._session.shown.sheet
        if shown is not None and shown.question is not None:
            self._session.show(sheet=replace(shown, typed=words, told=""))
            self._session.journal.sheets.write(shown.sheet.id, shown.at, words)

    async def leave_blank(self) -> None:
        """Take the answer away, and go on."""
        shown = self._session.shown.sheet
        if shown is None or shown.question is None:
            return
        self._needs_care = False
        answers = {link_id: held for link_id, held in shown.sheet.answers.items() if link_id != shown.at}
        self._session.show(sheet=replace(self._with(shown, answers, told=""), typed=""))
        await self.next()

    async def next(self) -> None:
        """The next question, or the end. Where the answer needs care now, Help now lies above it. Raises NotKept,
        and then Help now opens all the same."""
        shown = self._session.shown.sheet
        if shown is None or shown.question is None:
            return
        ready = self._answered(shown, shown.question)
        if ready.told:
            self._session.show(sheet=ready)
            return
        try:
            await self._step(ready)
        finally:
            self._help_if_needed()

    def before(self) -> None:
        """The question before, or out of the questionnaire."""
        shown = self._session.shown.sheet
        if shown is None:
            return
        earlier = _before(shown)
        if earlier is None:
            self._session.back()
        else:
            self._session.show(sheet=self._at(shown, earlier.link_id))

    async def erase(self, id: str) -> None:
        """Overwrite a sheet for good. Raises NotKept."""
        session = self._session
        await session.journal.sheets.erase(id)
        if session.shown.trail.here == f"{SHEET}/{id}":
            session.back()
        session.kept()

    # Steps

    def _laid_out(self, id: str) -> SheetShown | None:
        begun = self._begun if self._begun is not None and self._begun.id == id else None
        sheet = self._session.journal.sheets.of(id) or begun
        form = None if sheet is None else self.form_of(sheet)
        if sheet is None or form is None:
            return None
        shown = SheetShown(form, sheet, "")
        if sheet.finished:
            return shown
        ids = [one.link_id for one in shown.asked]
        shown = self._at(shown, sheet.at if sheet.at in ids else ids[0])
        self._needs_care = shown.question is not None and shown.question.needs_care_now(sheet.answers)
        return shown

    def _new(self, form: Questionnaire) -> AnswerSheet:
        session = self._session
        self._begun = AnswerSheet(
            id=session.around.new_id(), url=form.url, version=form.version, begun=session.now(), at=""
        )
        return self._begun

    def _at(self, shown: SheetShown, link_id: str) -> SheetShown:
        half = self._session.journal.sheets.written(shown.sheet.id, link_id)
        held = shown.sheet.answers.get(link_id, "")
        sheet = shown.sheet.model_copy(update={"at": link_id})
        return replace(shown, sheet=sheet, at=link_id, typed=str(held) if half is None else half, told="")

    def _with(self, shown: SheetShown, answers: Mapping[str, Answer], told: str) -> SheetShown:
        sheet = shown.sheet.model_copy(update={"answers": dict(answers), "at": shown.at})
        return replace(shown, sheet=sheet, told=told)

    def _answered(self, shown: SheetShown, question: Question) -> SheetShown:
        """With what was typed as its answer, or told what is to be mended."""
        answers = dict(shown.sheet.answers)
        if _is_typed(question):
            answer, told = typed_answer.read(question, shown.typed)
            if told:
                return replace(shown, told=told)
            answers.pop(question.link_id, None)
            answers |= {} if answer is None else {question.link_id: answer}
        if question.required and question.link_id not in answers and question.kind != "display":
            return replace(shown, told="sheet.required")
        return self._with(shown, answers, told="")

    async def _step(self, shown: SheetShown) -> None:
        """On to the next question that these answers lead to, or to the end."""
        left, ids = shown.at, [one.link_id for one in shown.asked]
        following = ids[ids.index(left) + 1 :]
        if following:
            changed = self._at(shown, following[0])
        else:
            sheet = shown.sheet.model_copy(update={"at": "", "finished": self._session.now()})
            changed = SheetShown(shown.form, sheet, "")
        await self._keep(changed)
        self._session.journal.sheets.let_go(shown.sheet.id, left, shown.typed)
        if self._is_shown(shown):
            self._session.show(sheet=changed)
            self._session.kept()

    async def _keep(self, shown: SheetShown) -> None:
        await self._session.journal.sheets.keep(shown.sheet, shown.form.file)

    def _is_shown(self, shown: SheetShown) -> bool:
        now = self._session.shown.sheet
        return now is not None and now.sheet.id == shown.sheet.id

    def _help_if_needed(self) -> None:
        if self._needs_care:
            self._needs_care = False
            self._session.go(HELP)

    def _left(self) -> None:
        """The questionnaire was left: its last answer may need care, too."""
        self._session.show(sheet=None, quietly=True)
        self._laid_out_for = ""
        if self._needs_care:
            self._needs_care = False
            self._session.around.start(self._help_soon())

    async def _help_soon(self) -> None:
        """Once the window has taken the step that is under way."""
        self._session.go(HELP)


def _is_typed(question: Question) -> bool:
    return question.kind in ("integer", "decimal", "date", "string", "text", "open-choice")


def _before(shown: SheetShown) -> Question | None:
    asked = shown.asked
    if not shown.at:
        return asked[-1] if not shown.sheet.finished and asked else None
    ids = [one.link_id for one in asked]
    place = ids.index(shown.at) if shown.at in ids else 0
    return asked[place - 1] if place else None
