"""Keys: one random data key, wrapped into slots, and a subkey for each use of it.

The device slot is filled today. Passcode and recovery slots share its shape, so that a journal
written now opens after they come.
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer

from companion.errors import DamagedJournal
from companion.home.ports import Cipher, Entropy

KEY_BYTES = 32


def _from_base64(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


Base64 = Annotated[
    bytes,
    BeforeValidator(_from_base64),
    PlainSerializer(lambda raw: b64encode(raw).decode(), when_used="json"),
]


class Purpose(StrEnum):
    """What a subkey may seal. A subkey of one purpose opens nothing of another."""

    JOURNAL = "journal"
    DRAFTS = "drafts"
    ATTACHMENT = "attachment"
    BACKUP = "backup"


class Kdf(BaseModel):
    """How a secret becomes a wrapping key: scrypt figures and the salt."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Literal["scrypt"] = "scrypt"
    n: int
    r: int
    p: int
    salt: Base64


class KeySlot(BaseModel):
    """The data key, wrapped by one way in. `kdf` is None where the wrapping key is random."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["device", "passcode", "recovery"]
    kdf: Kdf | None = None
    wrapped: Base64


def subkey(data_key: bytes, purpose: Purpose) -> bytes:
    """The 32-byte key for one purpose: HKDF-SHA256 (RFC 5869), no salt, one block.

    Written out because the browser's Python has no `cryptography`; tests hold it to RFC 5869.
    """
    return hkdf_sha256(data_key, salt=b"", info=b"companion/1/" + purpose.encode(), length=KEY_BYTES)


def hkdf_sha256(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    """HKDF with SHA-256: `length` bytes, at most 8160. Source: RFC 5869."""
    extracted = hmac.digest(salt or bytes(32), secret, hashlib.sha256)
    block, out = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(extracted, block + info + bytes([counter]), hashlib.sha256)
        out += block
    return out[:length]


def new_key(entropy: Entropy) -> bytes:
    """A fresh random 32-byte key."""
    return entropy(KEY_BYTES)


async def wrap_for_device(cipher: Cipher, wrapping_key: bytes, data_key: bytes) -> KeySlot:
    """A device slot that holds `data_key`."""
    return KeySlot(kind="device", wrapped=await cipher.seal(wrapping_key, data_key, b"companion/slot/device"))


async def unwrap_for_device(cipher: Cipher, wrapping_key: bytes, slots: tuple[KeySlot, ...]) -> bytes:
    """The data key in the device slot. Raises DamagedJournal when no device slot opens."""
    for slot in slots:
        if slot.kind == "device":
            return await cipher.open(wrapping_key, slot.wrapped, b"companion/slot/device")
    raise DamagedJournal("the header has no device slot")
