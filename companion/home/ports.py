"""What every home of the app must offer. Nothing here waits, blocks or knows where it runs."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol


class Keeper(Protocol):
    """Holds one sealed file in two slots, 0 and 1, so that the earlier copy outlives a bad write."""

    async def load(self) -> Mapping[int, bytes]:
        """The sealed bytes in each slot that holds any. Raises FolderClosed."""

    async def keep(self, slot: int, sealed: bytes) -> None:
        """Put `sealed` into `slot`: whole and durable on return, or unchanged.

        Raises NotKept when it could not be written; the other slot is never touched.
        """

    async def set_aside(self, slot: int) -> str:
        """Move a slot out of the way without deleting it. Returns its new name. Raises FolderClosed."""

    async def erase(self) -> None:
        """Remove both slots. What was set aside stays."""


class KeyShelf(Protocol):
    """Where the device's wrapping key lies: a keystore, or a file beside the journal."""

    async def load(self) -> bytes | None:
        """The 32-byte wrapping key, or None when this device has none."""

    async def keep(self, key: bytes) -> None:
        """Keep the wrapping key durably. Raises NotKept."""


class Cipher(Protocol):
    """AES-256-GCM as the home provides it."""

    async def seal(self, key: bytes, plain: bytes, header: bytes) -> bytes:
        """A fresh 12-byte nonce, the ciphertext and its tag; `header` is authenticated with them."""

    async def open(self, key: bytes, sealed: bytes, header: bytes) -> bytes:
        """The plain bytes. Raises DamagedJournal when key, bytes or header do not belong together."""


class Clock(Protocol):
    """Time, passed in so that tests can hold it."""

    def now(self) -> datetime:
        """The aware local time."""

    async def sleep(self, seconds: float) -> None:
        """Let others run for `seconds`."""


class Background(Protocol):
    """Runs work that nobody waits for."""

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Start `work` soon. A failure is logged without health content."""


class WriterLock(Protocol):
    """Makes sure that one process writes."""

    async def take(self) -> None:
        """Hold the journal for this process. Raises JournalInUse or FolderClosed."""

    async def release(self) -> None:
        """Let others have it."""


Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes."""


@dataclass(frozen=True)
class Home:
    """Everything the store asks of the place it lives in."""

    journal: Keeper
    drafts: Keeper
    keys: KeyShelf
    cipher: Cipher
    lock: WriterLock
    clock: Clock
    background: Background
    entropy: Entropy
