"""From a passcode to Today's data, beside the key derivation alone."""

import hashlib
import time
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.journals import PATIENT, Years, opened
from benchmarks.rounds import Job, medians, timed
from benchmarks.sessions import session_at
from companion.home.ports import Home
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import ENTROPY_BYTES, RecoveryWords
from companion.store.journal import Journal
from companion.ui import navigation

ROUNDS = 12
PASSCODE = Passcode(text="a wide field with poppies")


async def figures(within: Path) -> list[Figure]:
    """One and ten years, each beside scrypt with the app's own figures."""
    return [figure for years in (1, 10) for figure in await _of(years, within)]


async def _of(years: int, within: Path) -> list[Figure]:
    home = await locked(years, within)
    unlock, derive = await medians(ROUNDS, unlocking(home), timed(derived), warm_up=1)
    return [
        Figure(
            what=f"Unlock to Today, {'one year' if years == 1 else 'ten years'}",
            against="the key derivation alone (scrypt n 2^16, r 8, p 1)",
            ours=unlock,
            baseline=derive,
            target=1.5,
        )
    ]


async def locked(years: int, within: Path) -> Home:
    """The home of a journal that asks for a passcode."""
    async with opened(years, within) as of_years:
        await _lock(of_years)
        return of_years.home


async def _lock(years: Years) -> None:
    await years.journal.save(PATIENT.this_morning())
    await years.journal.lock.set(PASSCODE, RecoveryWords.of(bytes(ENTROPY_BYTES)))


def unlocking(home: Home) -> Job:
    """Opens the journal with the passcode, reads what Today shows, and closes it again unmeasured."""

    async def job() -> float:
        start = time.perf_counter()
        journal = await Journal.open(home, lambda trouble: None, PASSCODE)
        session = await session_at(navigation.TODAY, journal)
        took = time.perf_counter() - start
        assert session.shown.fresh is not None
        await journal.close()
        return took

    return job


def derived() -> None:
    """One key from one passcode."""
    hashlib.scrypt(PASSCODE.secret, salt=bytes(16), n=2**16, r=8, p=1, maxmem=2**27, dklen=32)
