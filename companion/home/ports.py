"""What every home of the app must offer. Nothing here waits, blocks or knows where it runs."""

from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass, field
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

    async def aside(self) -> Mapping[str, bytes]:
        """Every copy that was set aside, by name. Raises FolderClosed."""

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        """Put other bytes in place of a copy that was set aside, durably. Raises NotKept."""

    async def tidy(self) -> None:
        """Leave nothing on the disk of what a `keep` replaced, or left half done when it was cut short: it may be
        under other keys, or hold what was erased. Raises NotKept."""


class Shelf(Protocol):
    """Holds one small thing whole: a key, in a keystore or a file; a count that outlives a restart."""

    async def load(self) -> bytes | None:
        """What lies there, or None. Raises FolderClosed."""

    async def keep(self, thing: bytes) -> None:
        """Put a thing there durably, in place of the one before. Raises NotKept."""

    async def erase(self) -> None:
        """Overwrite what lies there, then remove it. Nothing there is no error. Raises NotKept."""


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


class Wiper(Protocol):
    """Deletes everything that this home ever kept, keys first."""

    async def begun(self) -> bool:
        """True when a deletion was begun and, as after a crash, not ended. Raises FolderClosed."""

    async def wipe(self) -> None:
        """Delete everything, or end a deletion that was begun. Raises NotErased; it can be called again."""


class Stretch(Protocol):
    """scrypt (RFC 7914) as the home provides it."""

    async def __call__(self, secret: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
        """32 bytes. It takes 128 * n * r bytes of memory, and about a fifth of a second at n 2^16."""


@dataclass(frozen=True)
class TapKey:
    """An RSA key that taps are sealed to: the public half as SPKI, the private half as PKCS #8."""

    public: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True)
class FirstPage:
    """What a first page knows of the patient's choices. Whoever holds the device can read it.

    `key` is the public half that taps are sealed to, as SPKI. Without `faces` it asks nothing.
    """

    key: bytes
    faces: bool
    country: str | None
    appearance: str
    text_scale: float


class EarlyTaps(Protocol):
    """Taps on a first page that is there before the app is. It seals each by RSA-OAEP with SHA-256."""

    async def new_key(self) -> TapKey:
        """A fresh key of 3072 bits. It may take seconds."""

    async def show(self, page: FirstPage | None) -> None:
        """What the first page goes by from now on; None is a first page that knows nothing. Keeping what is
        there already writes nothing. Raises NotKept."""

    async def freeze(self) -> None:
        """Have the page here take no more taps. On return the last one is among those that wait."""

    async def waiting(self) -> Mapping[str, bytes]:
        """Every sealed tap, by its id. Raises FolderClosed."""

    async def open(self, private: bytes, sealed: bytes) -> bytes:
        """What was sealed. Raises DamagedJournal when it was not sealed to this key, or changed."""

    async def forget(self, ids: Iterable[str]) -> None:
        """Remove taps durably, all or none; an id that is not there is no error. Raises NotKept."""


@dataclass(frozen=True)
class Stand:
    """How safe from being cleared is what a browser keeps. `promised` is None where the browser does not tell, as
    are `used` and `room`, in bytes. `installed` is an app of its own on the home screen, not a tab."""

    promised: bool | None
    used: int | None
    room: int | None
    installed: bool
    ios: bool


class Standing(Protocol):
    """A home that somebody else, a browser, may clear. Neither call raises: what is not told is None."""

    async def look(self) -> Stand:
        """How it stands now. Asks nothing of the patient."""

    async def ask(self) -> Stand:
        """Ask the browser to promise that it keeps what is here. It may ask the patient."""


Entropy = Callable[[int], bytes]
"""Gives that many unpredictable bytes."""


@dataclass(frozen=True)
class Home:
    """Everything the store asks of the place it lives in.

    `keys` holds the device key, which opens the journal while there is no passcode, and `keystore` says
    whether that place is a real lock. `help` and `help_key` hold what may be seen before unlocking, `seen`
    and `attempts` two counts. `scrypt_n` is what a new passcode costs to try. `early_taps` is None where no
    page is there before the app, and `standing` where nobody but the patient clears anything.
    """

    journal: Keeper
    drafts: Keeper
    keys: Shelf
    help: Shelf
    help_key: Shelf
    seen: Shelf
    attempts: Shelf
    wiper: Wiper
    cipher: Cipher
    stretch: Stretch
    lock: WriterLock
    clock: Clock
    background: Background
    entropy: Entropy
    scrypt_n: int = 2**16
    keystore: bool = False
    early_taps: EarlyTaps | None = None
    standing: Standing | None = None
