"""A kept check-in, beside writing as many bytes atomically."""

import os
import time
from itertools import count
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.journals import PATIENT, Years, opened
from benchmarks.rounds import Job, medians, timed

ROUNDS = 60


async def figures(within: Path) -> list[Figure]:
    """One year beside plain writing, and ten years beside one."""
    async with opened(1, within) as one, opened(10, within) as ten:
        plainly = timed(lambda: written_atomically(within, content))
        content = one.newest_bytes()
        of_one, of_ten, plain = await medians(ROUNDS, saving(one), saving(ten), plainly)
    return [
        Figure(
            what="A check-in kept, one year of data",
            against="as many bytes written atomically, with fsync",
            ours=of_one,
            baseline=plain,
            target=1.6,
        ),
        Figure(what="A check-in kept, ten years", against="one year", ours=of_ten, baseline=of_one, target=15),
    ]


def saving(years: Years) -> Job:
    """Saves one new check-in a round."""
    number = count()

    async def job() -> float:
        entry = PATIENT.this_morning().model_copy(update={"id": f"measured {next(number)}"})
        start = time.perf_counter()
        await years.journal.save(entry)
        return time.perf_counter() - start

    return job


def written_atomically(folder: Path, content: bytes) -> None:
    """New file, fsync, rename, fsync of the folder: the least that survives a power cut."""
    new = os.open(folder / "plain.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.write(new, content)
    os.fsync(new)
    os.close(new)
    os.replace(folder / "plain.new", folder / "plain")
    names = os.open(folder, os.O_RDONLY)
    os.fsync(names)
    os.close(names)
