"""`help.sealed`: what may be seen before unlocking, under a key of its own that lies on the device."""

import logging

from pydantic import ValidationError
from sqlalchemy import Connection

from companion.care.before_unlock import BeforeUnlock
from companion.errors import FolderClosed, StoreError
from companion.home.ports import Home
from companion.store import journal_file, people, preferences
from companion.store.journal_file import Header
from companion.store.keys import KEY_BYTES, Purpose, WayIn, new_key, unwrap
from companion.store.vault import new_vault

log = logging.getLogger(__name__)


class HelpFile:
    """Follows the journal's choices, so that the first screen has them while the journal is locked."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._kept: BeforeUnlock | None = None

    async def load(self) -> BeforeUnlock | None:
        """What was kept, or None. A file that does not open is told to the log: help is there without it."""
        try:
            self._kept = await self._load()
        except (StoreError, ValidationError) as error:
            log.warning("help.sealed: %s", type(error).__name__)
        return self._kept

    async def follow(self, reading: Connection) -> None:
        """Keep what may be seen of the journal that `reading` reads, if that changed. Raises NotKept."""
        wanted = BeforeUnlock.of(preferences.load(reading), people.all_of(reading))
        if wanted != self._kept:
            await self._keep(wanted)
            self._kept = wanted

    async def _load(self) -> BeforeUnlock | None:
        raw, key = await self._home.help.load(), await self._home.help_key.load()
        if raw is None or key is None:
            return None
        file = journal_file.read(raw)
        data_key = await unwrap(self._home.cipher, "device", key, file.header.slots)
        return BeforeUnlock.model_validate_json(await journal_file.unseal(self._home.cipher, data_key, file))

    async def _key(self) -> bytes | None:
        """None, too, where it cannot be read: a new one costs nothing here."""
        try:
            return await self._home.help_key.load()
        except FolderClosed:
            return None

    async def _keep(self, wanted: BeforeUnlock) -> None:
        key = await self._key()
        if key is None or len(key) != KEY_BYTES:
            key = new_key(self._home.entropy)
            await self._home.help_key.keep(key)
        vault = await new_vault(self._home, [WayIn("device", key)])
        header = Header(purpose=Purpose.HELP, generation=1, slots=vault.slots)
        plain = wanted.model_dump_json().encode()
        sealed = await journal_file.seal(self._home.cipher, vault.data_key, header, plain)
        await self._home.help.keep(sealed)
