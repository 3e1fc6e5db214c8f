"""Two generations of one sealed file: the newest is opened, the earlier one is the way back."""

import logging
from collections.abc import Callable
from typing import TypeVar

from companion.errors import DamagedJournal, FolderClosed, Locked, NewerJournal, NotKept, WrongSecret
from companion.home.ports import Cipher, Keeper
from companion.store import aside, journal_file
from companion.store.copies import LOCKED, Copy, Found, Opened
from companion.store.journal_file import Header, SealedFile
from companion.store.keyring import Unlock
from companion.store.keys import KeySlot, Purpose
from companion.store.vault import Vault

log = logging.getLogger(__name__)

T = TypeVar("T")


class Generations:
    """One sealed file, kept twice. Writing always replaces the copy that is not the newest.

    A copy under a key that is not ours is whole as far as anyone can tell, as after a crash half-way
    through a change of keys. It is passed over on opening, and before its slot is written it is moved
    out of the way: nothing that another key opens is ever written over.
    """

    def __init__(self, keeper: Keeper, cipher: Cipher, purpose: Purpose) -> None:
        self._keeper = keeper
        self._cipher = cipher
        self._purpose = purpose
        self._slot = 0
        self._generation = 0
        self._locked: set[int] = set()
        self.one_vault = True

    @property
    def generation(self) -> int:
        """The number of the newest copy; 0 where nothing was ever kept."""
        return self._generation

    async def open(
        self, unlock: Unlock, read: Callable[[bytes], T], prefer: tuple[KeySlot, ...] = ()
    ) -> Opened[T] | None:
        """What `read` makes of the newest good copy, or of the newest with the slots `prefer`; None where
        nothing was ever kept.

        A damaged copy is set aside once another one did open. `one_vault` then tells whether all copies
        are under the same keys; a crash may have cut a change of keys in two. When copies exist and none
        opens, raises Locked, WrongSecret, WrongKey or KeyMissing if a key is what one of them lacks, else
        DamagedJournal. Raises NewerJournal if any copy is of a newer format, and whatever else `read`
        raises. After any of these no copy was touched.
        """
        found = await self._look(unlock)
        newest = self._read_newest(found, read, prefer)
        if newest is None:
            found.refuse(self._purpose)
            return None
        copy, content = newest
        if self._purpose == Purpose.JOURNAL:
            found.refuse_to_undo_a_lock(copy)
        self._slot, self._generation, self._locked = copy.slot, copy.header.generation, set(found.locked)
        vault = Vault(copy.data_key, copy.header.slots)
        self.one_vault = not found.locked and all(other.header.slots == vault.slots for other in found.good)
        names = tuple([await self._keeper.set_aside(slot) for slot in found.damaged])
        return Opened(content, vault, copy.header.generation, names)

    async def keep(self, vault: Vault, plain: bytes) -> None:
        """Seal `plain` as the next generation. Raises NotKept; the last good copy stays."""
        await self.stage(vault, plain)
        self.adopt()

    async def stage(self, vault: Vault, plain: bytes) -> None:
        """Seal `plain` beside the newest copy. The next `keep` writes over it, unless `adopt` makes it the
        newest. Raises NotKept."""
        slot, generation = 1 - self._slot, self._generation + 1
        header = Header(purpose=self._purpose, generation=generation, slots=vault.slots)
        sealed = await journal_file.seal(self._cipher, vault.data_key, header, plain)
        await self._make_way(slot)
        await self._keeper.keep(slot, sealed)

    def adopt(self) -> None:
        """What was staged is the newest copy."""
        self._slot, self._generation = 1 - self._slot, self._generation + 1

    async def has_stale_aside(self, vault: Vault) -> bool:
        """True when a copy that was set aside may be under other keys, as when a crash cut a change of keys."""
        try:
            return any(aside.is_stale(raw, vault) for raw in (await self._keeper.aside()).values())
        except FolderClosed:
            return True

    async def reseal_aside(self, old: Vault, new: Vault) -> None:
        """Seal what was set aside again, whole, so that no key of `old` opens it. Raises NotKept."""
        try:
            for name, raw in (await self._keeper.aside()).items():
                sealed = await aside.reseal(self._cipher, raw, old, new)
                if sealed is not None:
                    await self._keeper.replace_aside(name, sealed)
        except FolderClosed as error:
            raise NotKept(str(error)) from error

    async def set_all_aside(self) -> tuple[str, ...]:
        """Move every copy out of the way, deleting none. Returns their new names."""
        return tuple([await self._keeper.set_aside(slot) for slot in await self._keeper.load()])

    async def _look(self, unlock: Unlock) -> Found:
        found = Found()
        for slot, raw in (await self._keeper.load()).items():
            try:
                found.good.append(await self._open_copy(slot, raw, unlock))
            except LOCKED as locked:
                log.info("%s, slot %d: %s", self._purpose, slot, locked)
                found.locked[slot] = locked
                if isinstance(locked, Locked | WrongSecret):
                    found.asking[slot] = journal_file.read(raw).header.generation
            except DamagedJournal as damage:
                self._damaged(found, slot, damage)
        return found

    async def _open_copy(self, slot: int, raw: bytes, unlock: Unlock) -> Copy:
        """Raises DamagedJournal, KeyMissing, WrongKey, and NewerJournal where nothing says that only
        the format's byte was changed."""
        file = journal_file.read(raw)
        if file.newer is None:
            return await self._unseal(slot, file, unlock)
        try:
            await self._unseal(slot, file, unlock)
        except (DamagedJournal, *LOCKED):
            raise NewerJournal(f"format {file.newer}, this app knows {journal_file.FORMAT}") from None
        raise DamagedJournal("the byte of its format was changed")

    async def _unseal(self, slot: int, file: SealedFile, unlock: Unlock) -> Copy:
        if file.header.purpose != self._purpose:
            raise DamagedJournal(f"a file for {file.header.purpose}")
        data_key = await unlock(file.header.slots)
        plain = await journal_file.unseal(self._cipher, data_key, file)
        return Copy(slot, file.header, data_key, plain)

    def _read_newest(
        self, found: Found, read: Callable[[bytes], T], prefer: tuple[KeySlot, ...]
    ) -> tuple[Copy, T] | None:
        def rank(copy: Copy) -> tuple[bool, int]:
            return copy.header.slots == prefer, copy.header.generation

        for copy in sorted(found.good, key=rank, reverse=True):
            try:
                return copy, read(copy.plain)
            except DamagedJournal as damage:
                self._damaged(found, copy.slot, damage)
        return None

    def _damaged(self, found: Found, slot: int, damage: DamagedJournal) -> None:
        log.warning("%s, slot %d: %s", self._purpose, slot, damage)
        found.damaged.append(slot)

    async def _make_way(self, slot: int) -> None:
        if slot in self._locked:
            try:
                await self._keeper.set_aside(slot)
            except FolderClosed as error:
                raise NotKept(str(error)) from error
            self._locked.discard(slot)
