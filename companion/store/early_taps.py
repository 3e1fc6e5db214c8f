"""Early taps join the journal: each becomes a check-in exactly once, and the page gets a key to seal the next to."""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pydantic import ValidationError

from companion.care.early_tap import EarlyTap
from companion.errors import DamagedJournal
from companion.home.ports import EarlyTaps as Port
from companion.home.ports import FirstPage
from companion.store import checkins, preferences, recently_deleted, tap_keys
from companion.store.keys import key_id
from companion.store.store import Store
from companion.store.tap_keys import KeptTapKey

log = logging.getLogger(__name__)


class EarlyTaps:
    """The taps of a home that has a page before the app, seen from an open journal. Elsewhere it does nothing.
    `unread` has the ids of those that no key of the journal opened when it was opened."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._port = store.home.early_taps
        self._turn = asyncio.Lock()
        self._ended = False
        self.unread: tuple[str, ...] = ()

    async def merge(self) -> None:
        """Make a check-in of every tap that waits. Whatever goes wrong, the journal opens, and what was not merged
        waits for the next time."""
        if self._port is not None:
            with _logged():
                await self._port.freeze()
                opened, self.unread = await self._sorted(self._port)
                await self._merge(self._port, opened)

    async def take_in(self) -> bool:
        """Make a check-in of every tap that waits since, as from another tab's page. Returns whether one did; what
        goes wrong is no more than in `merge`."""
        opened: Mapping[str, EarlyTap] = {}
        async with self._turn:
            if self._port is not None and not self._ended:
                with _logged():
                    opened, _ = await self._sorted(self._port)
                    await self._merge(self._port, opened)
        return bool(opened)

    def forget_unread_soon(self) -> None:
        """Forget the taps that are `unread`; nobody waits for it."""
        if self._port is not None:
            self._store.home.background.start(self._forget_unread(self._port))

    def follow_soon(self) -> None:
        """Have the page go by the journal's keys and choices as they are now; nobody waits for it."""
        if self._port is not None:
            self._store.home.background.start(self._follow(self._port))

    async def end(self) -> None:
        """Leave page and journal alone from now on: the journal is about to be closed."""
        async with self._turn:
            self._ended = True

    # Merging

    async def _merge(self, port: Port, taps: Mapping[str, EarlyTap]) -> None:
        """Forgotten only once they are kept: after a crash in between they are known, and forgotten then."""
        if not taps:
            return
        now = self._store.home.clock.now()
        async with self._store.change() as tx:
            for id, tap in taps.items():
                known = checkins.by_id(tx.connection, id) or recently_deleted.is_erased(tx.connection, id)
                if not known:
                    checkins.save(tx, tap.as_check_in(now), now)
        await port.forget(taps)

    async def _sorted(self, port: Port) -> tuple[Mapping[str, EarlyTap], tuple[str, ...]]:
        """Every tap that opens, and the ids of those that no key opens. What opens and makes no sense is neither: a
        newer app may know better."""
        opened, unread = {}, []
        for id, sealed in (await port.waiting()).items():
            try:
                tap = await self._open(port, sealed)
            except DamagedJournal:
                unread.append(id)
                tap = None
            if tap is not None and tap.id == id:
                opened[id] = tap
            else:
                log.warning("early taps: one stays sealed")
        return opened, tuple(unread)

    async def _open(self, port: Port, sealed: bytes) -> EarlyTap | None:
        """Raises DamagedJournal when no key opens it."""
        for kept in tap_keys.all_of(self._store.reading):
            try:
                return EarlyTap.model_validate_json(await port.open(kept.key.private, sealed))
            except DamagedJournal:
                continue
            except ValidationError as error:
                log.warning("early taps: %d errors in one", error.error_count())
                return None
        raise DamagedJournal("sealed to no key that is here")

    async def _forget_unread(self, port: Port) -> None:
        ids, self.unread = self.unread, ()
        await port.forget(ids)
        await self._follow(port)

    # What the page goes by

    async def _follow(self, port: Port) -> None:
        """Every data key has a tap key of its own: who knew the journal under the one before opens no later tap."""
        if self._ended:
            return
        fresh = None if self._in_force else await port.new_key()
        async with self._turn:
            if self._ended:
                return
            if fresh is not None and not self._in_force:
                async with self._store.change() as tx:
                    tap_keys.add(tx, [KeptTapKey(fresh, self._data_key_id)])
            await port.show(self._page())
            await self._let_old_keys_go(port)

    async def _let_old_keys_go(self, port: Port) -> None:
        """Once the page seals to the newest, and no tap waits that may need another."""
        if len(tap_keys.all_of(self._store.reading)) > 1 and not await port.waiting():
            async with self._store.change() as tx:
                tap_keys.remove_older(tx)

    def _page(self) -> FirstPage | None:
        """Nothing before the patient was welcomed: the first page of a first run asks nothing."""
        choices, newest = preferences.load(self._store.reading), tap_keys.all_of(self._store.reading)[0]
        if not choices.welcomed:
            return None
        return FirstPage(
            key=newest.key.public,
            faces=not choices.paused,
            country=choices.country,
            appearance=choices.appearance,
            text_scale=choices.text_scale,
        )

    @property
    def _in_force(self) -> bool:
        newest = tap_keys.all_of(self._store.reading)[:1]
        return any(kept.data_key_id == self._data_key_id for kept in newest)

    @property
    def _data_key_id(self) -> bytes:
        return key_id(self._store.vault.data_key)


@contextmanager
def _logged() -> Iterator[None]:
    """The page and its storage may fail in ways of their own. None of them may close a journal."""
    try:
        yield
    except Exception as error:
        log.warning("early taps: %s", type(error).__name__)
