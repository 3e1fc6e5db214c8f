"""scrypt from Python's own hashlib, for homes that have threads."""

import asyncio
import hashlib

_ROOM = 2**20
"""Bytes that OpenSSL wants beyond what scrypt itself takes."""


async def stretch(secret: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
    """32 bytes, computed beside the event loop. Raises ValueError for figures that scrypt does not know."""
    most = 128 * r * (n + p + 2) + _ROOM
    return await asyncio.to_thread(hashlib.scrypt, secret, salt=salt, n=n, r=r, p=p, maxmem=most, dklen=32)
