"""The ways into a journal: the device's own key, a passcode, or recovery words."""

import hmac
from collections.abc import Awaitable, Callable

from companion.errors import DamagedJournal, KeyMissing, Locked, WrongKey, WrongSecret
from companion.home.ports import Home
from companion.secret import Secret
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store.keys import KEY_BYTES, Kdf, KeySlot, WayIn, hkdf_sha256, new_key, unwrap

Unlock = Callable[[tuple[KeySlot, ...]], Awaitable[bytes]]
"""Gets the data key out of a file's key slots. Raises DamagedJournal, KeyMissing, WrongKey, Locked, WrongSecret."""

SCRYPT_R, SCRYPT_P, SALT_BYTES = 8, 1, 16


class Keyring:
    """Opens slots with what is here: the device's key, and a secret if one was given.

    A passcode is stretched once for all files that share its salt, as the copies of a journal do.
    """

    def __init__(self, home: Home, secret: Secret | None = None) -> None:
        self._home = home
        self._secret = secret
        self._stretched: dict[Kdf, bytes] = {}

    async def unlock(self, slots: tuple[KeySlot, ...]) -> bytes:
        """The data key. `Unlock` says what it raises."""
        kinds = {slot.kind for slot in slots}
        by_device_alone = kinds <= {"device"}
        if "device" in kinds or by_device_alone:
            try:
                return await unwrap(self._home.cipher, "device", await device_key(self._home), slots)
            except (KeyMissing, WrongKey):
                if by_device_alone:
                    raise
        if self._secret is None:
            raise Locked("a journal with a passcode")
        return await self._by_secret(self._secret, slots)

    async def _by_secret(self, secret: Secret, slots: tuple[KeySlot, ...]) -> bytes:
        wanted = "passcode" if isinstance(secret, Passcode) else "recovery"
        for slot in (slot for slot in slots if slot.kind == wanted):
            try:
                return await unwrap(self._home.cipher, slot.kind, await self._key(secret, slot), (slot,))
            except WrongKey:
                continue
        raise WrongSecret("it opens no slot")

    async def _key(self, secret: Secret, slot: KeySlot) -> bytes:
        if isinstance(secret, RecoveryWords):
            return recovery_key(secret)
        if slot.kdf is None:
            raise DamagedJournal("a passcode slot without figures")
        if slot.kdf not in self._stretched:
            self._stretched[slot.kdf] = await passcode_key(self._home, secret, slot.kdf, slot.keystore)
        return self._stretched[slot.kdf]


async def device_key(home: Home) -> bytes:
    """The key that lies on this device. Raises KeyMissing, FolderClosed."""
    key = await home.keys.load()
    if key is None:
        raise KeyMissing("no device key beside the journal")
    return key


async def device_way(home: Home) -> WayIn:
    """The way in by the device's key. One that lies there is used again, never replaced. Raises NotKept."""
    key = await home.keys.load()
    if key is None:
        key = new_key(home.entropy)
        await home.keys.keep(key)
    return WayIn("device", key)


async def secret_ways(home: Home, passcode: Passcode, words: RecoveryWords) -> tuple[WayIn, WayIn]:
    """The ways in by a passcode, with a fresh salt, and by recovery words."""
    kdf = Kdf(n=home.scrypt_n, r=SCRYPT_R, p=SCRYPT_P, salt=home.entropy(SALT_BYTES))
    key = await passcode_key(home, passcode, kdf, home.keystore)
    return WayIn("passcode", key, kdf, home.keystore), WayIn("recovery", recovery_key(words))


async def passcode_key(home: Home, passcode: Passcode, kdf: Kdf, keystore: bool) -> bytes:
    """scrypt(passcode), or with a keystore HMAC-SHA256(device secret, scrypt(passcode)), so that tries are
    possible on this device alone. Raises KeyMissing when the keystore has lost the secret."""
    try:
        stretched = await home.stretch(passcode.secret, kdf.salt, kdf.n, kdf.r, kdf.p)
    except (ValueError, MemoryError):
        raise DamagedJournal("scrypt figures that cannot be computed") from None
    return hmac.digest(await device_key(home), stretched, "sha256") if keystore else stretched


def recovery_key(words: RecoveryWords) -> bytes:
    """The wrapping key of recovery words. They are 128 random bits, so they need no stretching."""
    return hkdf_sha256(words.entropy, salt=b"", info=b"companion/1/recovery", length=KEY_BYTES)
