"""The questionnaires of an open journal: sheets, and the versions they were answered in."""

from collections.abc import Mapping
from datetime import date

from companion.care.answer_sheet import AnswerSheet
from companion.care.half_written import HalfWritten
from companion.store import answer_sheets
from companion.store.drafts import Drafts
from companion.store.store import Store


class JournalSheets:
    """Every `async` method raises NotKept when the change could not be kept, and then nothing has changed."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts

    def all(self) -> tuple[AnswerSheet, ...]:
        """Every sheet, finished or not, oldest first."""
        return answer_sheets.all_of(self._store.reading)

    def of(self, id: str) -> AnswerSheet | None:
        """One sheet; None when there is none."""
        return answer_sheets.by_id(self._store.reading, id)

    def file(self, url: str, version: str) -> str | None:
        """The text of a version of a questionnaire that was answered here; None when none was."""
        return answer_sheets.body(self._store.reading, url, version)

    def put_off(self) -> Mapping[str, date]:
        """Until which local day each questionnaire was put off, by its url."""
        return answer_sheets.put_off_until(self._store.reading)

    async def keep(self, sheet: AnswerSheet, file: str) -> None:
        """Keep a sheet, with the text of the questionnaire that it answers."""
        async with self._store.change() as tx:
            answer_sheets.keep_version(tx, sheet.url, sheet.version, file)
            answer_sheets.save(tx, sheet)

    async def put_off_to(self, url: str, until: date) -> None:
        """Do not offer a questionnaire before a local day."""
        async with self._store.change() as tx:
            answer_sheets.put_off_to(tx, url, until)

    async def erase(self, id: str) -> None:
        """Overwrite a sheet for good, in both generations."""
        async with self._store.change() as tx:
            answer_sheets.erase(tx, id)
        await self._store.scrub()

    def write(self, sheet_id: str, link_id: str, words: str) -> None:
        """Words of an answer as typed so far: sealed soon, until `keep` has them and `written` is let go."""
        now = self._store.home.clock.now()
        self._drafts.hold(HalfWritten(id=_address(sheet_id, link_id), touched=now, words=words))

    def written(self, sheet_id: str, link_id: str) -> str | None:
        """Words of an answer that are on their way; None when there are none."""
        half = self._drafts.half_written(_address(sheet_id, link_id))
        return None if half is None else half.words

    def let_go(self, sheet_id: str, link_id: str, words: str) -> None:
        """Forget words on their way, unless others were typed meanwhile."""
        if self.written(sheet_id, link_id) == words:
            self._drafts.let_go(_address(sheet_id, link_id))


def _address(sheet_id: str, link_id: str) -> str:
    return f"sheet/{sheet_id}/{link_id}"
