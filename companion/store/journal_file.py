"""The sealed file's format.

    8 bytes   magic "CMPNION\\0"
    1 byte    format version
    4 bytes   length of the header, big-endian
    n bytes   header: JSON of purpose, generation number and key slots
    rest      12-byte nonce, AES-256-GCM ciphertext, 16-byte tag

Everything before the nonce is authenticated with the ciphertext, so no byte of it can change unseen.
"""

import struct

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from companion.errors import DamagedJournal, NewerJournal
from companion.home.ports import Cipher
from companion.store.keys import KeySlot, Purpose, subkey

MAGIC = b"CMPNION\0"
FORMAT = 1
_FIXED = struct.Struct(">8sBI")


class Header(BaseModel):
    """What a sealed file says of itself before it is opened."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    purpose: Purpose
    generation: int = Field(ge=1)
    slots: tuple[KeySlot, ...]


class SealedFile(BaseModel):
    """A sealed file taken apart: its header, the header's exact bytes, and what is sealed."""

    model_config = ConfigDict(frozen=True)

    header: Header
    authenticated: bytes
    sealed: bytes


def read(raw: bytes) -> SealedFile:
    """Take a file apart without a key.

    Raises NewerJournal for a format this app does not know, DamagedJournal for anything else.
    """
    if len(raw) < _FIXED.size or not raw.startswith(MAGIC):
        raise DamagedJournal("not a sealed file, or cut short")
    _, version, length = _FIXED.unpack_from(raw)
    if version > FORMAT:
        raise NewerJournal(f"format {version}, this app knows {FORMAT}")
    end = _FIXED.size + length
    try:
        header = Header.model_validate_json(raw[_FIXED.size : end])
    except ValidationError as error:
        raise DamagedJournal(f"header unreadable: {error.error_count()} errors") from None
    return SealedFile(header=header, authenticated=raw[:end], sealed=raw[end:])


async def seal(cipher: Cipher, data_key: bytes, header: Header, plain: bytes) -> bytes:
    """The bytes of a sealed file."""
    told = header.model_dump_json().encode()
    authenticated = _FIXED.pack(MAGIC, FORMAT, len(told)) + told
    key = subkey(data_key, header.purpose)
    return authenticated + await cipher.seal(key, plain, authenticated)


async def unseal(cipher: Cipher, data_key: bytes, file: SealedFile) -> bytes:
    """The plain bytes of a file. Raises DamagedJournal when any byte was changed."""
    key = subkey(data_key, file.header.purpose)
    return await cipher.open(key, file.sealed, file.authenticated)
