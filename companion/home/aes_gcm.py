"""The Cipher of homes where `cryptography` has a build: desktops and phones."""

import os

from companion.errors import DamagedJournal


class AesGcm:
    """AES-256-GCM from `cryptography`, loaded where it is first used."""

    async def seal(self, key: bytes, plain: bytes, header: bytes) -> bytes:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = os.urandom(12)
        return nonce + AESGCM(key).encrypt(nonce, plain, header)

    async def open(self, key: bytes, sealed: bytes, header: bytes) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(key).decrypt(sealed[:12], sealed[12:], header)
        except (InvalidTag, ValueError):
            raise DamagedJournal("the seal does not fit") from None
