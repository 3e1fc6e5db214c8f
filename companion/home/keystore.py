"""Small secrets in the phone's own keystore, through flet-secure-storage.

Nobody has run this on a phone yet. What was read of the plugin: its default erases every key for good when one
cannot be read, so that is turned off; a key never leaves this device for a backup or another one.
"""

from base64 import b64decode, b64encode
from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from companion.errors import FolderClosed, NotErased, NotKept
from companion.home.ports import Shelf
from companion.home.wiping import FolderWiper

T = TypeVar("T")

_TROUBLE = (RuntimeError, TimeoutError, ValueError)
"""What Flet raises when the keystore refuses, is absent, or gives back what is no base64."""


class Keystore(Protocol):
    """What is asked of flet-secure-storage."""

    async def get(self, key: str) -> str | None: ...
    async def set(self, key: str, value: str) -> None: ...
    async def remove(self, key: str) -> None: ...


def of_this_phone() -> Keystore:
    """The phone's keystore. Called where a Flet page is at hand."""
    from flet_secure_storage import AndroidOptions, IOSOptions, KeychainAccessibility, SecureStorage

    keystore: Keystore = SecureStorage(
        android_options=AndroidOptions(reset_on_error=False),
        ios_options=IOSOptions(accessibility=KeychainAccessibility.UNLOCKED_THIS_DEVICE),
    )
    return keystore


class KeystoreShelf:
    """A Shelf in the keystore. A keystore that refuses is closed, never empty: a new key in place of one that
    could not be read would lose the journal."""

    def __init__(self, keystore: Callable[[], Keystore], name: str) -> None:
        self._keystore = keystore
        self._name = f"companion.{name}"

    async def load(self) -> bytes | None:
        try:
            text = await self._keystore().get(self._name)
            return None if text is None else b64decode(text, validate=True)
        except _TROUBLE as error:
            raise FolderClosed(f"keystore: {type(error).__name__}") from None

    async def keep(self, thing: bytes) -> None:
        await self._do(self._keystore().set(self._name, b64encode(thing).decode()))
        try:
            same = await self.load() == thing
        except FolderClosed as error:
            raise NotKept(str(error)) from None
        if not same:
            raise NotKept("the keystore gives back something else")

    async def erase(self) -> None:
        await self._do(self._keystore().remove(self._name))

    async def _do(self, work: Awaitable[None]) -> None:
        try:
            await work
        except _TROUBLE as error:
            raise NotKept(f"keystore: {type(error).__name__}") from None


class KeystoreWiper:
    """Deletes the keystore's secrets, then the folder, and to the end even when killed in the middle."""

    def __init__(self, folder: FolderWiper, shelves: tuple[Shelf, ...]) -> None:
        self._folder = folder
        self._shelves = shelves

    async def begun(self) -> bool:
        return await self._folder.begun()

    async def wipe(self) -> None:
        await self._folder.mark()
        try:
            for shelf in self._shelves:
                await shelf.erase()
        except NotKept as error:
            raise NotErased(str(error)) from None
        await self._folder.wipe()
