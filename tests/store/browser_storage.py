"""The browser's storage in memory: whole transactions, and a disk that remembers what was deleted until it forgets."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from homes import QUICK_SCRYPT, HeldClock

from companion.home import browser
from companion.home.aes_gcm import AesGcm
from companion.home.browser_storage import MARK, StorageRefused
from companion.home.ports import Home
from companion.home.scrypt import stretch


class Cut(BaseException):
    """The browser was killed."""


class MemoryStorage:
    """A Storage. `raw` is all that could be read from the disk; `left` changes are let through, then it is cut, or
    with `refuses` says no from there on."""

    def __init__(self, files: Mapping[str, bytes] | None = None) -> None:
        self.files = dict(files or {})
        self.raw = set(self.files.values())
        self.left = 10**9
        self.refuses = False
        self.steps = 0

    async def names(self) -> list[str]:
        return sorted(self.files)

    async def load(self, *names: str) -> list[bytes | None]:
        return [self.files.get(name) for name in names]

    async def change(self, puts: Mapping[str, bytes], removes: Iterable[str] = ()) -> None:
        self._step()
        for name in removes:
            self.files.pop(name, None)
        self.files |= puts
        self.raw |= set(puts.values())

    async def move(self, name: str, to: str) -> None:
        self._step()
        self.files[to] = self.files.pop(name)

    async def forget(self) -> None:
        self._step()
        self.raw = set(self.files.values())

    async def wipe(self) -> None:
        """The mark, the key, the files: cut between any two, what lies there still opens to nobody."""
        self._step()
        self.files[MARK] = b"1"
        self._step()
        self.raw, self.files = set(), dict.fromkeys(self.files, b"")
        self._step()
        self.files.clear()

    def _step(self) -> None:
        if self.steps >= self.left:
            raise StorageRefused("QuotaExceededError") if self.refuses else Cut
        self.steps += 1


class NobodysLock:
    """Nobody else writes."""

    async def take(self) -> None:
        pass

    async def release(self) -> None:
        pass


def home_in(storage: MemoryStorage) -> Home:
    """The browser's home over this storage, with the ciphers of this machine."""
    return replace(
        browser.over(storage),
        cipher=AesGcm(),
        stretch=stretch,
        lock=NobodysLock(),
        clock=HeldClock(),
        early_taps=None,
        standing=None,
        scrypt_n=QUICK_SCRYPT,
    )
