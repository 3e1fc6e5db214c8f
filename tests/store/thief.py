"""A thief who has copied the whole data folder and knows the format. He uses nothing of the app.

He tries every 32 bytes that lie about as a key, every secret that he was told, the leftovers of crashes and
copies that were set aside; he mends headers, and does without the seal where a file was damaged.
"""

import base64
import hashlib
import hmac
import json
import re
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

START = struct.Struct(">8sBI")
PURPOSES = ("journal", "drafts", "attachment", "backup", "help", "aside")
KINDS = ("device", "passcode", "recovery")
SLOT = re.compile(rb'\{"kind":.*?"wrapped":"[A-Za-z0-9+/=]{80}"\}', re.DOTALL)


def hkdf(secret: bytes, info: bytes, length: int = 32) -> bytes:
    """RFC 5869 with SHA-256, no salt, one block."""
    extracted = hmac.digest(bytes(32), secret, hashlib.sha256)
    return hmac.digest(extracted, info + b"\x01", hashlib.sha256)[:length]


@dataclass(frozen=True)
class Slot:
    """A way in, as a header names it."""

    wrapped: bytes
    salt: bytes | None
    cost: tuple[int, int, int]


class Thief:
    """What he was told or copied earlier: passcodes, the 16 bytes of recovery words, and keys."""

    def __init__(self, passcodes: Iterable[str] = (), entropies: Iterable[bytes] = (), keys: Iterable[bytes] = ()):
        self._passcodes = tuple(passcodes)
        self._keys = {*keys, bytes(32), *(hkdf(entropy, b"companion/1/recovery") for entropy in entropies)}
        self._stretched: dict[tuple[str, bytes, tuple[int, int, int]], bytes] = {}

    def loot(self, folder: Path) -> dict[str, bytes]:
        """What he can read of each file, by its name; files that stay shut are left out."""
        files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}
        self._keys |= {raw for raw in files.values() if len(raw) == 32}
        read = {name: b"\0".join(self._open(raw)) for name, raw in files.items()}
        return {name: plain for name, plain in read.items() if plain}

    def _open(self, raw: bytes) -> Iterator[bytes]:
        for key in self._data_keys(raw):
            yield from self._unseal(raw, key)

    def _data_keys(self, raw: bytes) -> set[bytes]:
        return {data_key for slot in slots_of(raw) for data_key in self._unwrap(slot)}

    def _unwrap(self, slot: Slot) -> Iterator[bytes]:
        for key in [*self._keys, *self._from_passcodes(slot)]:
            for kind in KINDS:
                try:
                    yield AESGCM(key).decrypt(slot.wrapped[:12], slot.wrapped[12:], f"companion/slot/{kind}".encode())
                except InvalidTag:
                    continue

    def _from_passcodes(self, slot: Slot) -> Iterator[bytes]:
        if slot.salt is None:
            return
        for passcode in self._passcodes:
            known = (passcode, slot.salt, slot.cost)
            if known not in self._stretched:
                n, r, p = slot.cost
                cost = {"n": n, "r": r, "p": p, "maxmem": 2 * 128 * n * r}
                self._stretched[known] = hashlib.scrypt(passcode.encode(), salt=slot.salt, dklen=32, **cost)
            yield self._stretched[known]

    def _unseal(self, raw: bytes, data_key: bytes) -> Iterator[bytes]:
        """Everything that some purpose's key makes of it; of a copy within, too."""
        for begin in beginnings(raw):
            for purpose in PURPOSES:
                plain = without_seal(hkdf(data_key, b"companion/1/" + purpose.encode()), raw[begin:])
                yield plain
                if purpose == "aside":
                    yield from self._unseal(plain[32:], plain[:32])


def slots_of(raw: bytes) -> Iterator[Slot]:
    """The slots in a header, whatever is damaged around them."""
    for found in SLOT.findall(raw):
        try:
            told = json.loads(found)
            kdf = told["kdf"] or {"n": 0, "r": 0, "p": 0}
            salt = base64.b64decode(kdf["salt"]) if "salt" in kdf else None
            yield Slot(base64.b64decode(told["wrapped"]), salt, (kdf["n"], kdf["r"], kdf["p"]))
        except (ValueError, KeyError):
            continue


def beginnings(raw: bytes) -> set[int]:
    """Where what is sealed may begin: after the length that is told, or after what looks like a header's end."""
    told = {START.size + START.unpack_from(raw)[2]} if len(raw) > START.size else set()
    return {begin for begin in told | {found.end() for found in re.finditer(rb'"\}\]\}', raw)} if begin < len(raw)}


def without_seal(key: bytes, sealed: bytes) -> bytes:
    """What AES-GCM hides, whether its tag fits or not."""
    if len(sealed) < 28:
        return b""
    counter = sealed[:12] + b"\x00\x00\x00\x02"
    return Cipher(algorithms.AES(key), modes.CTR(counter)).decryptor().update(sealed[12:-16])
