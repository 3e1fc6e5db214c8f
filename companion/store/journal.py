"""The journal as the rest of the app knows it: check-ins, drafts and choices, each in one call."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Self

from companion.care.draft import Draft
from companion.care.mood import CheckIn
from companion.care.people import Person
from companion.errors import FolderClosed, NotKept
from companion.home.ports import Home
from companion.secret import Secret
from companion.store import checkins, people, preferences, recently_deleted
from companion.store.database import Tx
from companion.store.drafts import Drafts
from companion.store.early_taps import EarlyTaps
from companion.store.help_file import HelpFile
from companion.store.journal_backups import JournalBackups
from companion.store.journal_course import JournalCourse
from companion.store.journal_lock import JournalLock, counted
from companion.store.journal_reading import JournalReading
from companion.store.journal_sheets import JournalSheets
from companion.store.keyring import Keyring
from companion.store.seen import Older, Seen
from companion.store.store import Store

_A_MOMENT = timedelta(microseconds=1)


class Journal(JournalReading):
    """An open journal. Every `async` method raises NotKept when the change could not be kept, and
    then nothing has changed."""

    def __init__(self, store: Store, drafts: Drafts) -> None:
        super().__init__(store)
        self._drafts = drafts
        self._help = HelpFile(store.home)
        self._seen = Seen(store.home)
        self._early_taps = EarlyTaps(store)
        self.lock = JournalLock(store.home, store, drafts, self._early_taps.follow_soon)
        self.course = JournalCourse(store, drafts)
        self.sheets = JournalSheets(store, drafts)
        self.backups = JournalBackups(store.home, store, drafts, self.lock, self._put_in_order)
        self.set_aside = store.set_aside
        self.drafts_set_aside = False
        self.older = Older.NO
        self.tap_unread = False

    @classmethod
    async def open(cls, home: Home, on_trouble: Callable[[NotKept | None], None], secret: Secret | None = None) -> Self:
        """Open the journal of this home, with a secret if it is locked; `on_trouble` hears when drafts
        cannot be kept, and None when they can again. Raises TooSoon, and what `Store.open` raises."""
        keyring = Keyring(home, secret)
        store: Store | None = None
        try:
            async with counted(home, secret):
                store = await Store.open(home, keyring)
                drafts = Drafts(home, store.vault, on_trouble)
                set_aside = await drafts.open(keyring.unlock)
            journal = cls(store, drafts)
            journal.drafts_set_aside = bool(set_aside)
            await journal._settle_in()
        except BaseException:
            if store is not None:
                await store.close(and_forget=store.begun)
            raise
        return journal

    def understood(self) -> None:
        """The patient knows what was set aside or is older: no other window needs to tell it."""
        if self.older:
            self._store.home.background.start(self._seen.note(self._store.generation, even_lower=True))
        if self.tap_unread:
            self._early_taps.forget_unread_soon()
        self.set_aside, self.drafts_set_aside, self.older, self.tap_unread = (), False, Older.NO, False

    async def take_in_taps(self) -> bool:
        """Make check-ins of faces that were tapped in another tab meanwhile. Returns whether there were any. Raises
        nothing: what could not be kept waits where it is."""
        return await self._early_taps.take_in()

    # Changes

    async def save(self, entry: CheckIn) -> None:
        """Add or change a check-in. Its draft is let go, unless it holds words that are not in `entry`:
        left out, or typed meanwhile."""
        draft, now = self._drafts.of(entry.id), self._now()
        left_out = draft is not None and draft.whole != entry.noticed
        if draft is not None:
            # Saved after it was typed, even if the clock was set back in between.
            now = max(now, draft.touched + _A_MOMENT)
        if draft is not None and left_out:
            # A draft older than its check-in is dropped at the next start: these words must be newer.
            self._drafts.hold(draft.model_copy(update={"touched": now, "saved_before": True}))
            await self._drafts.flush()
        async with self._store.change() as tx:
            checkins.save(tx, entry, now)
        if not left_out and self._drafts.of(entry.id) is draft:
            self._drafts.let_go(entry.id)

    async def save_all(self, entries: Iterable[CheckIn]) -> None:
        """Add many check-ins in one change: all of them or none. For a journal without drafts, as the
        demo and an import fill it."""
        async with self._store.change() as tx:
            for entry in entries:
                checkins.save(tx, entry, self._now())

    async def delete(self, id: str) -> None:
        """Move a check-in to "recently deleted"."""
        async with self._store.change() as tx:
            recently_deleted.put_in(tx, id, self._now())

    async def put_back(self, id: str) -> None:
        """Take a check-in out of "recently deleted"."""
        async with self._store.change() as tx:
            recently_deleted.put_back(tx, id)

    async def erase(self, *ids: str) -> None:
        """Overwrite check-ins for good, in both generations and in the drafts.

        Raises NotKept also when only an older copy could not be overwritten: the check-ins are gone
        from the journal then, and erasing them again overwrites that copy.
        """
        async with self._store.change() as tx:
            for id in ids:
                recently_deleted.erase(tx, id, self._now().date())
        for id in ids:
            self._drafts.let_go(id)
        await self._drafts.scrub()
        await self._store.scrub()

    async def erase_what_is_due(self) -> None:
        """Erase what has been in "recently deleted" for its 30 days.

        A full disk must not close the journal: what could not be erased waits for the next time.
        """
        due = recently_deleted.due(self._store.reading, self._now())
        due = [id for id in due if self._drafts.of(id) is None]  # a draft was never deleted
        if due:
            with suppress(NotKept):
                await self.erase(*due)

    async def keep_person(self, person: Person, at: int | None = None) -> None:
        """Add a person, at place `at` (0 is first) or last, or change the one with this id.

        What a change replaced is overwritten in both generations; raises NotKept as `erase` does.
        """
        replaced = any(one.id == person.id for one in self.people())
        async with self._change_of_what_may_be_seen() as tx:
            people.save(tx, person, at)
        if replaced:
            await self._store.scrub()

    async def remove_person(self, id: str) -> None:
        """Overwrite a person for good, in both generations. Raises NotKept as `erase` does."""
        async with self._change_of_what_may_be_seen() as tx:
            people.remove(tx, id)
        await self._store.scrub()

    async def prefer(self, **choices: object) -> None:
        """Keep some of the patient's choices; the others stay as they are."""
        try:
            async with self._change_of_what_may_be_seen() as tx:
                preferences.save(tx, preferences.load(tx.connection).model_copy(update=choices))
        finally:
            self._early_taps.follow_soon()

    # Drafts

    def drafts(self) -> tuple[Draft, ...]:
        """Every unsaved check-in."""
        return self._drafts.check_ins()

    def draft_of(self, id: str) -> Draft | None:
        """The draft of one check-in."""
        return self._drafts.of(id)

    def hold(self, draft: Draft) -> None:
        """Remember words on their way; they are kept within `drafts.REST_SECONDS`."""
        saved = checkins.saved_at(self._store.reading, draft.id)
        if saved is not None and draft.touched < saved:  # the clock was set back since the saving
            draft = draft.model_copy(update={"touched": saved})
        self._drafts.hold(draft)

    def let_go(self, id: str) -> None:
        """Give a draft up."""
        self._drafts.let_go(id)

    async def flush(self) -> None:
        """Keep all drafts now."""
        await self._drafts.flush()
        await self._remember_generation()

    async def close(self) -> None:
        """Keep the drafts, then let the journal and its lock go."""
        async with self.lock.door:
            try:
                with suppress(NotKept):
                    await self.lock.bring_together()
                await self._drafts.close()
                await self._remember_generation()
            finally:
                await self._early_taps.end()
                await self._store.close()

    async def erase_everything(self) -> None:
        """Delete everything this home ever kept, keys first. The journal is closed then. Raises NotErased."""
        async with self.lock.door:
            await self._drafts.abandon()
            await self._early_taps.end()
            await self._store.erase()

    async def _settle_in(self) -> None:
        """What a start puts in order. Nothing of it may keep the journal closed, a full disk least of all."""
        if not self.set_aside:
            with suppress(FolderClosed):
                self.older = await self._seen.compare(self._store.generation, self._store.begun)
        with suppress(NotKept, FolderClosed):
            await self.lock.bring_together()
        with suppress(NotKept):
            await self._help.load()
        await self._early_taps.merge()
        self.tap_unread = bool(self._early_taps.unread) and not self._may_get_a_key
        await self._put_in_order()
        self._early_taps.follow_soon()

    async def _put_in_order(self) -> None:
        """What content that was just read asks for: it may be old."""
        self._let_go_of_saved_drafts()
        await self.erase_what_is_due()
        with suppress(NotKept):
            await self._help.follow(self._store.reading)
        await self._remember_generation()

    async def _remember_generation(self) -> None:
        with suppress(NotKept, FolderClosed):
            await self._seen.note(self._store.generation)

    @asynccontextmanager
    async def _change_of_what_may_be_seen(self) -> AsyncIterator[Tx]:
        """A change that help.sealed follows first: nobody is shown who was just hidden. It follows back when
        the change could not be kept."""
        try:
            async with self._store.change() as tx:
                yield tx
                await self._help.follow(tx.connection)
        except NotKept:
            with suppress(NotKept):
                await self._help.follow(self._store.reading)
            raise

    @property
    def _may_get_a_key(self) -> bool:
        """True while another copy may take this one's place, and bring the key of a tap: one that was set aside or
        is newer, or a backup."""
        return bool(self.set_aside or self.older or self._store.is_blank)

    def _now(self) -> datetime:
        return self._store.home.clock.now()

    def _let_go_of_saved_drafts(self) -> None:
        for draft in self._drafts.check_ins():
            saved, entry = checkins.saved_at(self._store.reading, draft.id), self.check_in(draft.id)
            if saved and entry and (saved > draft.touched or entry.noticed == draft.whole):
                self._drafts.let_go(draft.id)
