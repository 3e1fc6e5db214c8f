"""Keys: one random data key, wrapped into slots, and a subkey for each use of it.

A slot's shape is part of the sealed file's format: whoever changes a field here raises
`journal_file.FORMAT`. `keyring` knows which slots a journal gets and how they are opened.
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from companion.errors import DamagedJournal, WrongKey
from companion.home.ports import Cipher, Entropy

KEY_BYTES = 32
KEY_ID_BYTES = 8
WRAPPED_BYTES = 12 + KEY_BYTES + 16
"""A nonce, the data key's ciphertext and the tag."""


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
    HELP = "help"
    ASIDE = "aside"


Kind = Literal["device", "passcode", "recovery"]
"""The ways into a journal."""


def _power_of_two(value: int) -> int:
    if value.bit_count() != 1:
        raise ValueError("not a power of two")
    return value


class Kdf(BaseModel):
    """How a secret becomes a wrapping key: scrypt figures and the salt.

    They are used before anything can be authenticated, so they are bounded: a file that somebody
    changed must not have the app compute for hours, or for nothing.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Literal["scrypt"] = "scrypt"
    n: Annotated[int, Field(ge=2**10, le=2**20), AfterValidator(_power_of_two)]
    r: int = Field(ge=1, le=32)
    p: int = Field(ge=1, le=16)
    salt: Base64 = Field(min_length=16, max_length=64)


class KeySlot(BaseModel):
    """The data key, wrapped by one way in.

    `key_id` tells which wrapping key that was (see `key_id`). `kdf` is None where the wrapping key is
    random. With `keystore` it is HMAC-SHA256(device secret, scrypt(passcode)) instead of scrypt(passcode).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    key_id: Base64 = Field(min_length=KEY_ID_BYTES, max_length=KEY_ID_BYTES)
    kdf: Kdf | None = None
    keystore: bool = False
    wrapped: Base64 = Field(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)


@dataclass(frozen=True)
class WayIn:
    """A wrapping key, and how it came about: what a slot is made from."""

    kind: Kind
    wrapping_key: bytes = field(repr=False)
    kdf: Kdf | None = None
    keystore: bool = False


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


def key_id(wrapping_key: bytes) -> bytes:
    """Eight bytes that name a wrapping key and tell nothing else of it."""
    return hkdf_sha256(wrapping_key, salt=b"", info=b"companion/1/key-id", length=KEY_ID_BYTES)


async def wrap(cipher: Cipher, way: WayIn, data_key: bytes) -> KeySlot:
    """A slot that holds `data_key`. Raises WrongKey when the way's wrapping key is none."""
    _refuse_what_is_no_key(way.wrapping_key)
    wrapped = await cipher.seal(way.wrapping_key, data_key, _sealed_with(way.kind))
    return KeySlot(kind=way.kind, key_id=key_id(way.wrapping_key), kdf=way.kdf, keystore=way.keystore, wrapped=wrapped)


async def unwrap(cipher: Cipher, kind: Kind, wrapping_key: bytes, slots: tuple[KeySlot, ...]) -> bytes:
    """The data key, out of the first slot of a kind that opens.

    When none does: raises DamagedJournal if a slot names this very key, for then the slot was changed,
    and WrongKey if every slot names another. A slot is tried whatever it names, so no single changed
    bit passes for another key: where the name was changed the slot still opens, and the seal over the
    whole header tells of it.
    """
    _refuse_what_is_no_key(wrapping_key)
    ours = [slot for slot in slots if slot.kind == kind]
    for slot in ours:
        try:
            return await cipher.open(wrapping_key, slot.wrapped, _sealed_with(kind))
        except DamagedJournal:
            continue
    if key_id(wrapping_key) in (slot.key_id for slot in ours):
        raise DamagedJournal("the slot of this very key does not open")
    raise WrongKey(f"{len(ours)} {kind} slots, each of another key")


def _sealed_with(kind: Kind) -> bytes:
    return f"companion/slot/{kind}".encode()


def _refuse_what_is_no_key(wrapping_key: bytes) -> None:
    if len(wrapping_key) != KEY_BYTES:
        raise WrongKey(f"a wrapping key of {len(wrapping_key)} bytes")
