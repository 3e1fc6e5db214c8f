"""The journal's lock: a passcode and recovery words in place of the device's key."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from companion.errors import NotKept, StoreError, WrongSecret
from companion.home.ports import Home
from companion.secret import Secret
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store.attempts import Attempts
from companion.store.backup import OpenedBackup
from companion.store.drafts import Drafts
from companion.store.keyring import Keyring, device_way, secret_ways
from companion.store.keys import WayIn
from companion.store.outlast import outlast
from companion.store.store import Store
from companion.store.vault import new_vault

Ways = Callable[[], Awaitable[Sequence[WayIn]]]
"""Gets the ways in that a lock is to have."""


class JournalLock:
    """Sets, changes and removes the ways into an open journal. `door` is held while a change is under way.

    Every change makes a new data key, so old secrets open nothing that is left. The older copies follow at
    once where they can; `is_whole` tells.
    """

    def __init__(self, home: Home, store: Store, drafts: Drafts, changed: Callable[[], None]) -> None:
        self._home = home
        self._store = store
        self._drafts = drafts
        self._changed = changed
        self._forgotten = True
        self.door = asyncio.Lock()

    @property
    def is_set(self) -> bool:
        """True when a passcode is asked for."""
        return self._store.vault.has_lock

    @property
    def is_whole(self) -> bool:
        """False while an older copy, or what may be left of one, opens by keys that are no longer in force."""
        return self._store.one_vault and self._drafts.one_vault and self._forgotten

    async def set(self, passcode: Passcode, words: RecoveryWords) -> None:
        """Lock the journal, or change its lock. Raises NotKept, and then the lock is what it was."""
        await self._change(lambda: secret_ways(self._home, passcode, words))

    async def remove(self) -> None:
        """Open the journal with the device's key alone from now on. Raises NotKept, as `set`."""
        await self._change(self._device_ways)

    async def move_in(self, backup: OpenedBackup, passcode: Passcode, words: RecoveryWords) -> None:
        """Put a backup in the place of a journal in which nothing was ever written, under a lock of this home from
        its first byte on. Raises NotBlank and NotKept, and then the journal is what it was."""
        await self._change(lambda: secret_ways(self._home, passcode, words), backup)

    async def fits(self, secret: Secret) -> None:
        """Make sure that a secret opens this journal. Raises WrongSecret, TooSoon, FolderClosed."""
        async with counted(self._home, secret):
            await Keyring(self._home, secret).unlock(self._store.vault.slots)

    async def bring_together(self) -> None:
        """End a change of keys that was cut short. Raises NotKept, and then the lock is not whole."""
        self._forgotten = False  # nor can a start know what the last change left
        if not self._store.one_vault:
            await self._store.bring_together()
        if not self._drafts.one_vault:
            await self._drafts.bring_together()
        if self.is_set and not self._home.keystore:
            await self._home.keys.erase()
        await self._store.tidy()
        await self._drafts.tidy()
        self._forgotten = True

    async def _change(self, ways: Ways, backup: OpenedBackup | None = None) -> None:
        """A cancelled change goes on to its end: half of one would leave drafts under keys that open nothing."""
        async with self.door:
            await outlast(self._exchange(ways, backup))
        self._changed()

    async def _exchange(self, ways: Ways, backup: OpenedBackup | None) -> None:
        try:
            await self.bring_together()  # or copies under three different keys could lie there
            new = await new_vault(self._home, await ways())
            drafts, journal = (None, None) if backup is None else (backup.drafts, backup.plain)
            async with self._drafts.changing_keys(new, drafts):
                await self._store.rekey(new, journal)
        finally:
            # The new keys are in force, or the old ones still are; what is left follows at the next start.
            with suppress(NotKept):
                await self.bring_together()

    async def _device_ways(self) -> tuple[WayIn]:
        return (await device_way(self._home),)


@asynccontextmanager
async def counted(home: Home, secret: Secret | None) -> AsyncIterator[None]:
    """Inside it a secret is tried. A passcode that is wrong is counted; a right secret ends the counting.

    Raises TooSoon, FolderClosed, and what is raised inside.
    """
    attempts = Attempts(home)
    if isinstance(secret, Passcode):
        await attempts.begin()
    try:
        yield
    except WrongSecret:
        raise
    except BaseException:
        if isinstance(secret, Passcode):
            await attempts.not_tried()
        raise
    if secret is not None:
        with suppress(StoreError):
            await attempts.passed()
