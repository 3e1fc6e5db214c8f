"""The backups of an open journal: making one, looking into one, and moving in with one."""

from collections.abc import Awaitable, Callable

from companion.errors import NotBlank
from companion.home.ports import Home
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store import backup
from companion.store.backup import Beside, OpenedBackup
from companion.store.drafts import Drafts
from companion.store.journal_lock import JournalLock
from companion.store.store import Store


class JournalBackups:
    """Everything about backups that an open journal can do. None of it touches what is written here already."""

    def __init__(
        self, home: Home, store: Store, drafts: Drafts, lock: JournalLock, settle: Callable[[], Awaitable[None]]
    ) -> None:
        self._home = home
        self._store = store
        self._drafts = drafts
        self._lock = lock
        self._settle = settle

    @property
    def can_be_opened(self) -> bool:
        """True when there are recovery words, so that a backup would open for its owner."""
        return backup.has_words(self._store.vault)

    @property
    def may_move_in(self) -> bool:
        """True while nothing was ever written here."""
        return self._store.is_blank and not self._drafts.all()

    async def make(self) -> bytes:
        """The bytes of a backup of all that is here now, drafts included. It writes nothing, so it can be made on
        a full disk, too. Raises WordsMissing."""
        drafts = self._drafts.all()
        vault, journal = await self._store.snapshot()
        beside = Beside(made=self._home.clock.now(), drafts=dict(drafts))
        return await backup.make(self._home.cipher, vault, journal, beside)

    def recognise(self, raw: bytes) -> None:
        """Make sure that a file looks like a backup. Raises NotABackup, DamagedBackup, NewerBackup."""
        backup.recognise(raw)

    async def open(self, raw: bytes, words: RecoveryWords) -> OpenedBackup:
        """Verify a backup whole and tell what it holds. Raises what `backup.open` raises."""
        return await backup.open(self._home.cipher, raw, words)

    async def move_in(self, opened: OpenedBackup, passcode: Passcode, words: RecoveryWords) -> None:
        """Put a backup here, under a passcode of this home and the words that opened it, so that it never lies
        here without a lock. Raises NotBlank and NotKept, and then the journal is what it was."""
        if not self.may_move_in:
            raise NotBlank("something is written here")
        await self._lock.move_in(opened, passcode, words)
        await self._settle()
