"""The course of an open journal, what is written around its sessions, and what is taken to a visit."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from companion.care.around_session import PARTS, Part
from companion.care.course import Course
from companion.care.half_written import HalfWritten
from companion.care.visit import Visits
from companion.store import courses, session_words, visits
from companion.store.drafts import Drafts
from companion.store.store import Store


class JournalCourse:
    """Every `async` method raises NotKept when the change could not be kept, and then nothing has changed."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        self._store = store
        self._drafts = drafts
        self._read: tuple[Connection, Course] | None = None

    def load(self) -> Course:
        """The course as the patient tells it. Every screen asks for it, so it is read anew only after a change, or
        where a backup took the journal's place."""
        reading = self._store.reading
        if self._read is None or self._read[0] is not reading:
            self._read = reading, courses.load(reading)
        return self._read[1]

    def visits(self) -> Visits:
        """Goals, questions and appointments."""
        return visits.load(self._store.reading)

    async def change(self, step: Callable[[Course], Course]) -> Course:
        """Take a step from the course as it is when its turn comes. Returns the course before it."""
        try:
            async with self._store.change() as tx:
                before = courses.load(tx.connection)
                courses.save(tx, step(before))
        finally:
            self._read = None
        return before

    async def change_visits(self, step: Callable[[Visits], Visits]) -> Visits:
        """Take a step from what is taken to a visit, as it is when its turn comes. Returns what was before it."""
        async with self._store.change() as tx:
            before = visits.load(tx.connection)
            visits.save(tx, step(before))
        return before

    def half_written(self, address: str) -> str | None:
        """Words on their way in any other field; None when there are none."""
        half = self._drafts.half_written(address)
        return None if half is None else half.words

    def hold(self, address: str, words: str) -> None:
        """Words of a field as typed so far: sealed soon, until they are saved and let go."""
        self._drafts.hold(HalfWritten(id=address, touched=self._store.home.clock.now(), words=words))

    def let_go(self, address: str, words: str) -> None:
        """Forget words on their way, unless others were typed meanwhile."""
        if self.half_written(address) == words:
            self._drafts.let_go(address)

    def words(self, session_id: str) -> Mapping[str, str]:
        """What was written around a session, by part, with the words that are still on their way."""
        kept = dict(session_words.of(self._store.reading, session_id))
        for part in PARTS:
            half = self._drafts.half_written(_address(session_id, part))
            if half is not None:
                kept[part] = half.words
        return {part: words for part, words in kept.items() if words}

    def write(self, session_id: str, part: Part, words: str) -> None:
        """Words as typed so far: sealed soon, and for good by `keep_words`."""
        now = self._store.home.clock.now()
        self._drafts.hold(HalfWritten(id=_address(session_id, part), touched=now, words=words))

    async def keep_words(self, session_id: str) -> None:
        """Put the words around a session into the journal. Words typed meanwhile stay on their way."""
        halves = [self._drafts.half_written(_address(session_id, part)) for part in PARTS]
        written = {part: half for part, half in zip(PARTS, halves, strict=True) if half is not None}
        if not written:
            return
        async with self._store.change() as tx:
            for part, half in written.items():
                session_words.save(tx, session_id, part, half.words, half.touched)
        for half in written.values():
            if self._drafts.half_written(half.id) is half:
                self._drafts.let_go(half.id)


def _address(session_id: str, part: str) -> str:
    return f"session/{session_id}/{part}"
