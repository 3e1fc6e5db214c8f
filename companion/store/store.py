"""The one door to the journal: open it, read it, change it. A change is kept before it counts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Self

from sqlalchemy import Connection

from companion.errors import NotBlank, NotKept
from companion.home.ports import Home
from companion.store import tap_keys
from companion.store.blank import is_blank
from companion.store.database import Database, Tx
from companion.store.generations import Generations
from companion.store.keyring import Keyring, device_way
from companion.store.keys import Purpose
from companion.store.outlast import outlast
from companion.store.vault import Vault, new_vault


class Store:
    """An open journal. `set_aside` names damaged copies that opening moved out of the way, `one_vault` tells
    whether all copies are under the keys in force, and `begun` whether there was no journal before."""

    def __init__(self, home: Home, journal: Generations, vault: Vault, database: Database) -> None:
        self.home = home
        self.vault = vault
        self.one_vault = True
        self.begun = False
        self.set_aside: tuple[str, ...] = ()
        self._journal = journal
        self._database = database
        self._door = asyncio.Lock()

    @classmethod
    async def open(cls, home: Home, keyring: Keyring | None = None) -> Self:
        """Take the writer's lock and open the journal, or start an empty one.

        Raises JournalInUse, FolderClosed, NewerJournal, DamagedJournal, MigrationFailed, KeyMissing,
        WrongKey, Locked, WrongSecret, UnfitPython and, for a new journal only, NotKept. After any of these
        no existing journal was changed. A deletion that a crash cut short is ended first, or raises NotErased.
        """
        await home.lock.take()
        try:
            if await home.wiper.begun():
                await home.wiper.wipe()
            return await cls._open(home, keyring or Keyring(home))
        except BaseException:
            await home.lock.release()
            raise

    @classmethod
    async def _open(cls, home: Home, keyring: Keyring) -> Self:
        journal = Generations(home.journal, home.cipher, Purpose.JOURNAL)
        thorough = home.clock.now().weekday() == 6  # every index too, on Sundays
        opened = await journal.open(keyring.unlock, lambda plain: Database.load(plain, thorough))
        if opened is None:
            return await cls._begin(home, journal)
        store = cls(home, journal, opened.vault, opened.content)
        store.set_aside = opened.set_aside
        store.one_vault = journal.one_vault and not await journal.has_stale_aside(opened.vault)
        return store

    @classmethod
    async def _begin(cls, home: Home, journal: Generations) -> Self:
        """A new, empty journal, kept at once: a draft must never be sealed by a key nobody kept."""
        vault = await new_vault(home, [await device_way(home)])
        store = cls(home, journal, vault, Database.load(None))
        store.begun = True
        try:
            async with store.change():
                pass
        except BaseException:
            store._database.close()
            raise
        return store

    @property
    def generation(self) -> int:
        """How often this journal has been kept."""
        return self._journal.generation

    @property
    def is_blank(self) -> bool:
        """True when nothing was ever written here."""
        return is_blank(self._database)

    @property
    def reading(self) -> Connection:
        """For repositories that only read."""
        return self._database.connection

    @asynccontextmanager
    async def change(self) -> AsyncIterator[Tx]:
        """A change to the journal: written, sealed, kept, and only then committed.

        Anything that fails, cancelling included, leaves memory as the file has it. Raises NotKept.
        """
        async with self._door:
            tx = self._database.begin()
            try:
                yield tx
                plain = self._database.serialise()
            except BaseException:
                self._database.roll_back()
                raise
            keeping = asyncio.ensure_future(self._journal.keep(self.vault, plain))
            try:
                await outlast(keeping)
            finally:
                failed = keeping.cancelled() or keeping.exception()
                self._database.roll_back() if failed else self._database.commit()

    async def scrub(self) -> None:
        """Keep the journal twice, rewritten, so that no copy holds what was erased: where SQLite moves rows
        from page to page it leaves bytes of them behind, `secure_delete` or not. Raises NotKept."""
        async with self._door:
            self._database.rewrite()
            await outlast(self._keep_twice())

    async def rekey(self, new: Vault, instead: bytes | None = None) -> None:
        """Seal the journal under other keys, with the serialised `instead` as its content where given. Both are in
        force once the newest copy is kept; raises NotKept, and nothing has changed, when it cannot be. `one_vault`
        tells whether the older copies followed. Raises NotBlank when there is content to be replaced."""
        async with self._door:
            if instead is not None and not is_blank(self._database):
                raise NotBlank("the journal is not blank")
            await outlast(self._rekey(new, self._database if instead is None else self._incoming(instead)))

    async def bring_together(self) -> None:
        """Seal under the keys in force whatever was left under others, as by a crash. Raises NotKept."""
        async with self._door:
            await outlast(self._follow(self.vault))

    async def snapshot(self) -> tuple[Vault, bytes]:
        """The keys in force and the whole journal as bytes, between two changes."""
        async with self._door:
            return self.vault, self._database.serialise()

    async def tidy(self) -> None:
        """Remove what a keeping that was cut short left half done. Raises NotKept."""
        async with self._door:
            await outlast(self.home.journal.tidy())

    async def close(self, and_forget: bool = False) -> None:
        """Wait for a change under way, then let the journal and its lock go. `and_forget` takes an empty one
        that was just begun back, as when what lies beside it wants a secret first."""
        async with self._door:
            self._database.close()
            if and_forget:
                with suppress(NotKept):
                    await self.home.journal.erase()
            await self.home.lock.release()

    async def erase(self) -> None:
        """Delete the journal and everything beside it, then let the lock go. Raises NotErased."""
        async with self._door:
            self._database.close()
            await _wipe_and_let_go(self.home)

    async def _keep_twice(self) -> None:
        for _ in range(2):
            await self._journal.keep(self.vault, self._database.serialise())
        await self.home.journal.tidy()

    def _incoming(self, plain: bytes) -> Database:
        """Content from elsewhere, with the tap keys of this home: taps that are sealed to them may wait."""
        database = Database.load(plain)
        tap_keys.add(database.begin(), reversed(tap_keys.all_of(self.reading)))
        database.commit()
        return database

    async def _rekey(self, new: Vault, database: Database) -> None:
        self.one_vault = False  # also when keeping fails: on a bad disk the copy may be there all the same
        try:
            await self._journal.keep(new, database.serialise())
        except BaseException:
            self._replace(database, by=self._database)
            raise
        old, self.vault = self.vault, new
        self._replace(self._database, by=database)
        with suppress(NotKept):
            await self._follow(old)

    def _replace(self, database: Database, by: Database) -> None:
        self._database = by
        if database is not by:
            database.close()

    async def _follow(self, old: Vault) -> None:
        await self._journal.keep(self.vault, self._database.serialise())
        await self._journal.reseal_aside(old, self.vault)
        self.one_vault = True


async def erase_unopened(home: Home) -> None:
    """Delete everything of a journal that is not open. Raises NotErased, JournalInUse, FolderClosed."""
    await home.lock.take()
    await _wipe_and_let_go(home)


async def _wipe_and_let_go(home: Home) -> None:
    try:
        await outlast(home.wiper.wipe())
    finally:
        await home.lock.release()
