"""The sealed file's format.

    8 bytes   magic "CMPNION\\0"
    1 byte    format version
    4 bytes   length of the header, big-endian
    n bytes   header: JSON of purpose, generation number and key slots
    rest      12-byte nonce, AES-256-GCM ciphertext, 16-byte tag

Everything before the nonce is authenticated with the ciphertext, so no byte of it can change unseen.
A header with a field more, fewer or other than today's is another format: whoever changes one raises
FORMAT, and keeps reading the formats before it.
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
    slots: tuple[KeySlot, ...] = Field(max_length=8)


class SealedFile(BaseModel):
    """A sealed file taken apart: its header, the header's exact bytes, and what is sealed.

    `newer` is the format that the file says it has where that is not known. Its header can be read all
    the same, so perhaps only that byte was changed: `authenticated` has it as FORMAT, and whether the
    file then opens shows which of both it is.
    """

    model_config = ConfigDict(frozen=True)

    header: Header
    authenticated: bytes
    sealed: bytes
    newer: int | None = None


def read(raw: bytes) -> SealedFile:
    """Take a file apart without a key.

    Raises NewerJournal for a later format whose header cannot be read, DamagedJournal for anything else.
    """
    if len(raw) < _FIXED.size or not raw.startswith(MAGIC):
        raise DamagedJournal("not a sealed file, or cut short")
    _, version, length = _FIXED.unpack_from(raw)
    end, newer = _FIXED.size + length, version if version > FORMAT else None
    try:
        header = Header.model_validate_json(raw[_FIXED.size : end])
    except ValidationError as error:
        if newer is not None:
            raise NewerJournal(f"format {newer}, this app knows {FORMAT}") from None
        raise DamagedJournal(f"header unreadable: {error.error_count()} errors") from None
    fixed = _FIXED.pack(MAGIC, FORMAT if newer else version, length)
    return SealedFile(header=header, authenticated=fixed + raw[_FIXED.size : end], sealed=raw[end:], newer=newer)


async def seal(cipher: Cipher, data_key: bytes, header: Header, plain: bytes) -> bytes:
    """The bytes of a sealed file."""
    told = header.model_dump_json().encode()
    authenticated = _FIXED.pack(MAGIC, FORMAT, len(told)) + told
    key = subkey(data_key, header.purpose)
    return authenticated + await cipher.seal(key, plain, authenticated)


async def unseal(cipher: Cipher, data_key: bytes, file: SealedFile) -> bytes:
    """The plain bytes of a file, as FORMAT has them. Raises DamagedJournal when any byte was changed."""
    key = subkey(data_key, file.header.purpose)
    return await cipher.open(key, file.sealed, file.authenticated)
