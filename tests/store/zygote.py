"""Forks writers and kills each with SIGKILL after a given time.

One line in, `folder number seconds lock changes`; lines of JSON out: what the writer did, and last how it ended.
The parent has everything imported, so a writer costs one fork.
"""

import asyncio
import itertools
import json
import os
import re
import signal
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from cryptography.hazmat.primitives.ciphers import aead
from entries import draft, entry
from homes import QUICK_SCRYPT
from locks import lock_with, opened, passcode

from companion.home import desktop
from companion.home.aes_gcm import AesGcm
from companion.home.local_clock import LocalClock
from companion.home.ports import Keeper
from companion.store.journal import Journal

REST = 0.02
"""What the drafts' two seconds are here, so that many fit between two kills."""

PRELOADED = (aead,)


def tell(**what: object) -> None:
    """One line, in one write: it is there whole or not at all."""
    os.write(1, json.dumps({"at": time.monotonic()} | what).encode() + b"\n")


class HurriedClock(LocalClock):
    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds * REST / 2.0)


class TellingCipher(AesGcm):
    """Notices which draft it seals."""

    newest = -1

    async def seal(self, key: bytes, plain: bytes, header: bytes) -> bytes:
        found = re.search(rb'"note":"typed (\d+)"', plain)
        self.newest = int(found[1]) if found else -1
        return await super().seal(key, plain, header)


class TellingKeeper:
    """Keeps drafts, and tells which one is kept and how long that took."""

    def __init__(self, keeper: Keeper, cipher: TellingCipher) -> None:
        self._keeper = keeper
        self._cipher = cipher

    async def load(self) -> Mapping[int, bytes]:
        return await self._keeper.load()

    async def keep(self, slot: int, sealed: bytes) -> None:
        began, newest = time.monotonic(), self._cipher.newest
        tell(keeping=newest)
        await self._keeper.keep(slot, sealed)
        tell(kept=newest, took=time.monotonic() - began)

    async def set_aside(self, slot: int) -> str:
        return await self._keeper.set_aside(slot)

    async def erase(self) -> None:
        await self._keeper.erase()

    async def aside(self) -> Mapping[str, bytes]:
        return await self._keeper.aside()

    async def tidy(self) -> None:
        await self._keeper.tidy()

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        await self._keeper.replace_aside(name, sealed)


async def save(journal: Journal, number: int) -> None:
    """Save and save; every third change is an edit."""
    for i in itertools.count():
        id = f"{number}-{i if i % 3 else max(0, i - 2)}"
        note = f"note {number} {i} " + "and some more words " * 10
        tell(saving=id, note=note)
        await journal.save(entry(id, note, mood=i % 11))
        tell(saved=id, note=note)


async def type_on(journal: Journal, number: int) -> None:
    for i in itertools.count():
        tell(typed=i)
        journal.hold(draft(f"draft-{number}", f"typed {i}"))
        await asyncio.sleep(0.001)


async def change_locks(journal: Journal, number: int) -> None:
    """Set, change and remove the lock, again and again."""
    for i in itertools.count():
        lock = number * 100 + i if (number + i) % 3 else 0
        tell(changing=lock)
        await lock_with(journal, lock)
        tell(changed=lock)
        await asyncio.sleep(0.005)


async def write(folder: Path, number: int, lock: int, changes: bool) -> None:
    plain, cipher = desktop.at(folder), TellingCipher()
    drafts = TellingKeeper(plain.drafts, cipher)
    home = replace(plain, cipher=cipher, clock=HurriedClock(), drafts=drafts, scrypt_n=QUICK_SCRYPT)
    journal = await opened(home, passcode(lock))
    work = [save(journal, number), type_on(journal, number)]
    await asyncio.gather(*work, *([change_locks(journal, number)] if changes else []))


def live(folder: str, number: str, lock: str, changes: str) -> NoReturn:
    try:
        asyncio.run(write(Path(folder), int(number), int(lock), changes == "1"))
    finally:
        sys.excepthook(*sys.exc_info())
        os._exit(1)


def main() -> None:
    for line in sys.stdin:
        folder, number, seconds, lock, changes = line.split()
        writer = os.fork()
        if writer == 0:
            live(folder, number, lock, changes)
        time.sleep(float(seconds))
        os.kill(writer, signal.SIGKILL)
        _, ended = os.waitpid(writer, 0)
        tell(killed=os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGKILL)


if __name__ == "__main__":
    main()
