"""The one door to the journal: open it, read it, change it. A change is kept before it counts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy import Connection

from companion.errors import KeyMissing
from companion.home.ports import Home
from companion.store.database import Database, Tx
from companion.store.generations import Generations, Unlock, Vault
from companion.store.keys import KeySlot, Purpose, new_key, unwrap_for_device, wrap_for_device
from companion.store.outlast import outlast


class Store:
    """An open journal. `set_aside` names damaged copies that opening moved out of the way."""

    def __init__(self, home: Home, journal: Generations, vault: Vault, database: Database) -> None:
        self.home = home
        self.vault = vault
        self.set_aside: tuple[str, ...] = ()
        self._journal = journal
        self._database = database
        self._door = asyncio.Lock()

    @classmethod
    async def open(cls, home: Home) -> Self:
        """Take the writer's lock and open the journal, or start an empty one.

        Raises JournalInUse, FolderClosed, NewerJournal, DamagedJournal, MigrationFailed, KeyMissing,
        WrongKey, UnfitPython and, for a new journal only, NotKept. After any of these no existing
        journal was changed.
        """
        await home.lock.take()
        try:
            return await cls._open(home)
        except BaseException:
            await home.lock.release()
            raise

    @classmethod
    async def _open(cls, home: Home) -> Self:
        journal = Generations(home.journal, home.cipher, Purpose.JOURNAL)
        thorough = home.clock.now().weekday() == 6  # every index too, on Sundays
        opened = await journal.open(unlocking(home), lambda plain: Database.load(plain, thorough))
        if opened is None:
            return await cls._begin(home, journal)
        store = cls(home, journal, opened.vault, opened.content)
        store.set_aside = opened.set_aside
        return store

    @classmethod
    async def _begin(cls, home: Home, journal: Generations) -> Self:
        """A new, empty journal, kept at once: a draft must never be sealed by a key nobody kept."""
        store = cls(home, journal, await _new_vault(home), Database.load(None))
        try:
            async with store.change():
                pass
        except BaseException:
            store._database.close()
            raise
        return store

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

    async def close(self) -> None:
        """Wait for a change under way, then let the journal and its lock go."""
        async with self._door:
            self._database.close()
            await self.home.lock.release()


def unlocking(home: Home) -> Unlock:
    """How this home gets a data key out of a file's slots: by its device key."""

    async def unlock(slots: tuple[KeySlot, ...]) -> bytes:
        wrapping_key = await home.keys.load()
        if wrapping_key is None:
            raise KeyMissing("no device key beside the journal")
        return await unwrap_for_device(home.cipher, wrapping_key, slots)

    return unlock


async def _new_vault(home: Home) -> Vault:
    """A fresh data key in a device slot. An existing device key is used again, never replaced."""
    wrapping_key = await home.keys.load()
    if wrapping_key is None:
        wrapping_key = new_key(home.entropy)
        await home.keys.keep(wrapping_key)
    data_key = new_key(home.entropy)
    return Vault(data_key, (await wrap_for_device(home.cipher, wrapping_key, data_key),))
