"""Drafts: words on their way, sealed in a file of their own at most every two seconds."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress

from pydantic import TypeAdapter, ValidationError

from companion.care.draft import Draft
from companion.care.half_written import HalfWritten
from companion.errors import DamagedJournal, NotBlank, NotKept
from companion.home.ports import Home
from companion.store.generations import Generations
from companion.store.keyring import Unlock
from companion.store.keys import Purpose
from companion.store.outlast import outlast
from companion.store.vault import Vault

REST_SECONDS = 2.0
"""At most one keeping in this many seconds, so a killed app loses at most these seconds of typing."""

OnTheirWay = Draft | HalfWritten
"""What is kept here: an unsaved check-in, or words that belong to none."""

_DRAFTS = TypeAdapter(dict[str, OnTheirWay])


class Drafts:
    """All drafts, by check-in id, and other words on their way, by the address of their field. `on_trouble` hears
    when the newest words could not be kept."""

    def __init__(self, home: Home, vault: Vault, on_trouble: Callable[[NotKept | None], None]) -> None:
        self._home = home
        self._vault = vault
        self._file = Generations(home.drafts, home.cipher, Purpose.DRAFTS)
        self._on_trouble = on_trouble
        self._drafts: dict[str, OnTheirWay] = {}
        self._kept: dict[str, OnTheirWay] = {}
        self._at_work = False
        self._closed = False
        self._door = asyncio.Lock()
        self.one_vault = True

    async def open(self, unlock: Unlock) -> tuple[str, ...]:
        """Read what was kept. Returns the names of damaged copies that were set aside."""
        try:
            opened = await self._file.open(unlock, _read, prefer=self._vault.slots)
        except DamagedJournal:
            return await self._file.set_all_aside()
        finally:
            self.one_vault = not await self._file.has_stale_aside(self._vault)
        if opened is None:
            return ()
        self._drafts = opened.content
        self._kept = dict(self._drafts)
        self.one_vault &= self._file.one_vault and opened.vault.slots == self._vault.slots
        return opened.set_aside

    def all(self) -> Mapping[str, OnTheirWay]:
        """Everything, kept already or not."""
        return dict(self._drafts)

    def check_ins(self) -> tuple[Draft, ...]:
        """Every draft of a check-in."""
        return tuple(draft for draft in self._drafts.values() if isinstance(draft, Draft))

    def of(self, check_in_id: str) -> Draft | None:
        """The draft of one check-in, or None."""
        draft = self._drafts.get(check_in_id)
        return draft if isinstance(draft, Draft) else None

    def half_written(self, address: str) -> HalfWritten | None:
        """Words on their way in one field, or None."""
        half = self._drafts.get(address)
        return half if isinstance(half, HalfWritten) else None

    def hold(self, draft: OnTheirWay) -> None:
        """Remember the newest words and see that they are kept soon."""
        self._drafts[draft.id] = draft
        self._work()

    def let_go(self, id: str) -> None:
        """Forget a draft whose words are saved or were given up."""
        if self._drafts.pop(id, None) is not None:
            self._work()

    async def flush(self) -> None:
        """Keep the newest words now, as when the app is hidden. Raises NotKept."""
        async with self._door:
            while self._kept != self._drafts and not self._closed:
                await self._keep()

    async def close(self) -> None:
        """Keep the newest words, then write no more, even when that failed: the folder may soon be
        another's. Raises NotKept."""
        try:
            await self.flush()
        finally:
            self._closed = True

    async def scrub(self) -> None:
        """Keep twice, so that no copy holds a draft that was let go. Raises NotKept."""
        async with self._door:
            await self._keep()
            await self._keep()

    @asynccontextmanager
    async def changing_keys(self, new: Vault, instead: Mapping[str, OnTheirWay] | None = None) -> AsyncIterator[None]:
        """Inside it the journal's keys change. A copy under the keys to come lies beside the one under today's,
        so that whichever a crash leaves in force opens one, and nothing else is written meanwhile. Where the
        journal's content is replaced, too, the copy to come holds the drafts `instead`.

        Raises NotKept, NotBlank where drafts would be replaced, and what is raised inside; today's keys and drafts
        stay then. Not to be cancelled.
        """
        async with self._door:
            if instead is not None and self._drafts:
                raise NotBlank("there are drafts")
            old = self._vault
            await self._stage(new, self._drafts if instead is None else dict(instead))
            try:
                yield
            except BaseException:
                with suppress(NotKept):
                    await self._follow(old)
                raise
            self._vault = new
            self._file.adopt()
            self._drafts |= instead or {}
            with suppress(NotKept):
                await self._follow(old)

    async def bring_together(self) -> None:
        """Seal every copy under the keys in force, and what was set aside. Raises NotKept."""
        async with self._door:
            await self._keep()
            await outlast(self._follow(self._vault))

    async def tidy(self) -> None:
        """Remove what a keeping that was cut short left half done. Raises NotKept."""
        async with self._door:
            await outlast(self._home.drafts.tidy())

    async def abandon(self) -> None:
        """Write no more: everything is about to be deleted."""
        self._closed = True
        async with self._door:
            pass

    async def _stage(self, new: Vault, drafts: dict[str, OnTheirWay]) -> None:
        if not self._file.generation:
            await self._keep()  # or the only copy would be under keys that may never be in force
        self.one_vault = False
        await self._file.stage(new, _DRAFTS.dump_json(drafts))

    async def _follow(self, old: Vault) -> None:
        await self._keep()
        await self._file.reseal_aside(old, self._vault)
        self.one_vault = True

    async def _keep(self) -> None:
        snapshot = dict(self._drafts)
        keeping = self._file.keep(self._vault, _DRAFTS.dump_json(snapshot))
        await outlast(keeping)
        self._kept = snapshot

    def _work(self) -> None:
        if not self._at_work:
            self._at_work = True
            self._home.background.start(self._keep_then_rest())

    async def _keep_then_rest(self) -> None:
        try:
            while self._kept != self._drafts and not self._closed:
                await self._try_to_keep()
                await self._home.clock.sleep(REST_SECONDS)
            if not self._closed:
                self._on_trouble(None)  # what could not be kept may have been saved meanwhile
        finally:
            self._at_work = False

    async def _try_to_keep(self) -> None:
        try:
            await self.flush()
        except NotKept as trouble:
            self._on_trouble(trouble)
        else:
            self._on_trouble(None)


def _read(plain: bytes) -> dict[str, OnTheirWay]:
    try:
        return _DRAFTS.validate_json(plain)
    except ValidationError as error:
        raise DamagedJournal(f"drafts: {error.error_count()} errors") from None
