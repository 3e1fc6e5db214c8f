"""A page before the app, in memory: it seals taps as the browser's does, and only while it shows faces."""

import asyncio
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count, cycle

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from companion.errors import DamagedJournal, NotKept
from companion.home.ports import FirstPage, TapKey

OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


@cache
def pair(number: int) -> TapKey:
    """A key pair by its number. Shorter than a real one, so that it is quickly made."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    return TapKey(
        public=private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        ),
        private=private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    )


def pairs() -> Iterator[TapKey]:
    """Key after key; the ninth is the first one again, so that not all time goes into making them."""
    return cycle(pair(number) for number in range(8))


def seal(public: bytes, plain: bytes) -> bytes:
    """RSA-OAEP with SHA-256, as WebCrypto does it."""
    key = serialization.load_der_public_key(public)
    assert isinstance(key, rsa.RSAPublicKey)
    return key.encrypt(plain, OAEP)


@cache
def loaded(private: bytes) -> rsa.RSAPrivateKey:
    """A private half, ready. Looking closely at it first takes longer than everything else."""
    key = serialization.load_der_private_key(private, None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(key, rsa.RSAPrivateKey)
    return key


class MemoryPage:
    """An EarlyTaps in memory. `stops` names calls that fail, and what they fail with; keys wait for `gate`."""

    def __init__(self, keys: Iterable[TapKey] = ()) -> None:
        self.page: FirstPage | None = None
        self.sealed: dict[str, bytes] = {}
        self.stops: dict[str, BaseException] = {}
        self.frozen = 0
        self.gate = asyncio.Event()
        self.gate.set()
        self._keys = iter(keys or pairs())
        self._ids = count(1)

    # What the patient does

    def tap(self, mood: int, utc_ms: int, offset_minutes: int = 0, instead_of: str = "") -> str:
        """Tap a face. Returns the id of the tap once it is kept."""
        id = f"{next(self._ids):032x}"
        told = {"id": id, "mood": mood, "utc_ms": utc_ms, "offset_minutes": offset_minutes}
        self.put(id, json.dumps(told).encode())
        self.sealed.pop(instead_of, None)
        return id

    def put(self, name: str, plain: bytes) -> None:
        """Seal any bytes to the key of the page."""
        assert self.page is not None
        assert self.page.faces
        self.sealed[name] = seal(self.page.key, plain)

    # The port

    async def new_key(self) -> TapKey:
        self._may("new_key")
        await self.gate.wait()
        return next(self._keys)

    async def show(self, page: FirstPage | None) -> None:
        self._may("show")
        self.page = page

    async def freeze(self) -> None:
        self._may("freeze")
        self.frozen += 1

    async def waiting(self) -> Mapping[str, bytes]:
        self._may("waiting")
        return dict(self.sealed)

    async def open(self, private: bytes, sealed: bytes) -> bytes:
        self._may("open")
        try:
            return loaded(private).decrypt(sealed, OAEP)
        except ValueError:
            raise DamagedJournal("not sealed to this key") from None

    async def forget(self, ids: Iterable[str]) -> None:
        self._may("forget")
        for id in list(ids):
            self.sealed.pop(id, None)

    def _may(self, call: str) -> None:
        trouble = self.stops.get(call)
        if trouble is not None:
            raise trouble


def no_room() -> NotKept:
    return NotKept("as the test wished")
