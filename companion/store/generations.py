"""Two generations of one sealed file: the newest is opened, the earlier one is the way back."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from companion.errors import DamagedJournal
from companion.home.ports import Cipher, Keeper
from companion.store import journal_file
from companion.store.journal_file import Header, SealedFile
from companion.store.keys import KeySlot, Purpose

log = logging.getLogger(__name__)

T = TypeVar("T")

Unlock = Callable[[tuple[KeySlot, ...]], Awaitable[bytes]]
"""Gets the data key out of a file's key slots. Raises DamagedJournal, KeyMissing."""


@dataclass(frozen=True)
class Vault:
    """The data key in use, and the key slots that every written file carries."""

    data_key: bytes
    slots: tuple[KeySlot, ...]


@dataclass(frozen=True)
class Opened(Generic[T]):
    """The newest copy that opened, its vault, and the names of damaged copies now set aside."""

    content: T
    vault: Vault
    set_aside: tuple[str, ...]


class Generations:
    """One sealed file, kept twice. Writing always replaces the copy that is not the newest."""

    def __init__(self, keeper: Keeper, cipher: Cipher, purpose: Purpose) -> None:
        self._keeper = keeper
        self._cipher = cipher
        self._purpose = purpose
        self._slot = 0
        self._generation = 0

    async def open(self, unlock: Unlock, read: Callable[[bytes], T]) -> Opened[T] | None:
        """What `read` makes of the newest good copy; None where nothing was ever kept.

        A copy that does not open is set aside once another one did. Raises DamagedJournal when
        copies exist and none opens, NewerJournal and KeyMissing; then no copy is touched.
        """
        found = await self._keeper.load()
        damaged, best = [], None
        for slot, file in _newest_first(found):
            try:
                data_key, plain = await self._unseal(file, unlock)
                if best is None:
                    best = read(plain), slot, file, data_key
            except DamagedJournal as damage:
                log.warning("%s, slot %d: %s", self._purpose, slot, damage)
                damaged.append(slot)
        damaged += [slot for slot, raw in found.items() if _take_apart(raw) is None]
        if best is None:
            if found:
                raise DamagedJournal(f"{self._purpose}: none of {len(found)} copies opens")
            return None
        content, self._slot, newest, data_key = best
        self._generation = newest.header.generation
        names = tuple([await self._keeper.set_aside(slot) for slot in damaged])
        return Opened(content, Vault(data_key, newest.header.slots), names)

    async def keep(self, vault: Vault, plain: bytes) -> None:
        """Seal `plain` as the next generation. Raises NotKept; the last good copy stays."""
        slot, generation = 1 - self._slot, self._generation + 1
        header = Header(purpose=self._purpose, generation=generation, slots=vault.slots)
        sealed = await journal_file.seal(self._cipher, vault.data_key, header, plain)
        await self._keeper.keep(slot, sealed)
        self._slot, self._generation = slot, generation

    async def set_all_aside(self) -> tuple[str, ...]:
        """Move every copy out of the way, deleting none. Returns their new names."""
        return tuple([await self._keeper.set_aside(slot) for slot in await self._keeper.load()])

    async def _unseal(self, file: SealedFile, unlock: Unlock) -> tuple[bytes, bytes]:
        if file.header.purpose != self._purpose:
            raise DamagedJournal(f"a file for {file.header.purpose}")
        data_key = await unlock(file.header.slots)
        return data_key, await journal_file.unseal(self._cipher, data_key, file)


def _newest_first(found: Mapping[int, bytes]) -> list[tuple[int, SealedFile]]:
    """The copies whose header can be read. Raises NewerJournal."""
    files = [(slot, file) for slot, raw in found.items() if (file := _take_apart(raw))]
    return sorted(files, key=lambda pair: pair[1].header.generation, reverse=True)


def _take_apart(raw: bytes) -> SealedFile | None:
    try:
        return journal_file.read(raw)
    except DamagedJournal:
        return None
