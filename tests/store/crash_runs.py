"""The long crash runs, `make crash`: thousands of SIGKILLs and simulated power cuts, in every kind of change.

Exits with 1 when anything acknowledged was lost, or a store did not open. COMPANION_SEED repeats the lives
and the cuts of an earlier run; when a SIGKILL falls depends on the machine, too.
"""

import asyncio
import logging
import os
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from chain import Tally, cut_again_and_again
from killing import Memory, Zygote, begun_with_an_older_journal, is_migrating, kill, must_be_kept, recovered, zygote

KILLS, KILLS_A_FOLDER, KILLS_A_BATCH = 3_000, 10, 100
CUTS, CUTS_A_BATCH = 20_000, 500

MEMORY = Path("/dev/shm")
"""Simulated cuts need no disk: the simulation decides what outlives them."""


@dataclass
class Killed:
    """What the kills of one batch met."""

    kills: int = 0
    in_key_changes: int = 0
    in_migrations: int = 0
    saves: int = 0
    drafts: int = 0
    lost: list[str] = field(default_factory=list)


async def kills(seed: str) -> Killed:
    """One batch of writers that are killed."""
    dice, met, memory = Random(seed), Killed(), Memory()
    with tempfile.TemporaryDirectory(prefix="companion-crash-") as place, zygote() as running:
        for number in range(KILLS_A_BATCH):
            if number % KILLS_A_FOLDER == 0:
                folder = Path(place) / str(number)
                memory = begun_with_an_older_journal(folder) if dice.random() < 0.5 else Memory()
            try:
                await one_kill(running, folder, number, dice, memory, met)
            except Exception as error:
                met.lost.append(f"kill {number} of {seed}: {type(error).__name__} {error}")
                return met
    return met


async def one_kill(running: Zygote, folder: Path, number: int, dice: Random, memory: Memory, met: Killed) -> None:
    """Let a writer live, kill it, and look for what it told."""
    told = kill(running, folder, number, dice.uniform(0.0, 0.08), memory.locks[0], changes=number % 2 == 0)
    memory.hear(told)
    met.kills += 1
    met.in_key_changes += len(memory.locks) > 1
    met.in_migrations += is_migrating(folder)
    met.saves += sum("saved" in line for line in told)
    met.drafts += must_be_kept(told) >= 0
    journal = await memory.open(folder)
    lost = memory.lost(journal)
    if await recovered(journal, number) < must_be_kept(told):
        lost.append("a draft")
    met.lost += [f"kill {number}: {what}" for what in lost]
    await journal.close()


async def cuts(seed: str) -> Tally:
    """One batch of simulated power cuts, without threads: nothing here waits for a disk."""
    asyncio.to_thread = at_once
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="companion-crash-", dir=place) as folder:
        tally = await cut_again_and_again(Path(folder) / "place", Random(seed), CUTS_A_BATCH)
    tally.lost = [f"{seed}: {what}" for what in tally.lost]
    return tally


async def at_once(work: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
    return work(*given, **named)


def batch(kind: str, seed: str) -> Killed | Tally:
    """One batch, in a process of its own."""
    logging.disable(logging.CRITICAL)
    return asyncio.run(kills(seed) if kind == "kills" else cuts(seed))


def main() -> int:
    """Run all batches on all cores, then tell. Returns the exit code."""
    seed, began = os.environ.get("COMPANION_SEED") or str(secrets.randbits(32)), time.monotonic()
    print(f"COMPANION_SEED={seed}", flush=True)
    wanted = [("kills", f"{seed}/kills/{i}") for i in range(KILLS // KILLS_A_BATCH)]
    wanted += [("cuts", f"{seed}/cuts/{i}") for i in range(CUTS // CUTS_A_BATCH)]
    met, tally = Killed(), Tally()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for done in as_completed([pool.submit(batch, *one) for one in wanted]):
            add(done.result(), met, tally)
            print(f"\r{met.kills} kills, {tally.cuts} power cuts", end="", flush=True)
    return tell(met, tally, time.monotonic() - began)


def add(part: Killed | Tally, met: Killed, tally: Tally) -> None:
    """Count a batch."""
    if isinstance(part, Tally):
        tally.add(part)
    else:
        met.kills += part.kills
        met.in_key_changes += part.in_key_changes
        met.in_migrations += part.in_migrations
        met.saves += part.saves
        met.drafts += part.drafts
        met.lost += part.lost


def tell(met: Killed, tally: Tally, seconds: float) -> int:
    """Say what was tried and lost. Returns the exit code."""
    lost = met.lost + tally.lost
    print(
        f"\r{met.kills} SIGKILLs, {met.in_key_changes} of them while keys changed,"
        f" {met.in_migrations} with a migration not yet in both copies,\n"
        f"  after {met.saves} acknowledged saves and {met.drafts} drafts that had to be there\n"
        f"{tally.cuts} power cuts, {tally.in_key_changes} of them while keys changed,"
        f" {tally.in_migrations} with a migration not yet in both copies\n"
        f"{len(lost)} losses, in {seconds / 60:.1f} minutes"
    )
    for what in lost:
        print(f"LOST: {what}")
    complete = met.kills >= KILLS and tally.cuts >= CUTS
    return 0 if complete and not lost else 1


if __name__ == "__main__":
    sys.exit(main())
