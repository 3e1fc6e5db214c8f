"""Interleaved rounds: every job once a round, so that a busy moment of the machine falls on all of them."""

import time
from collections.abc import Awaitable, Callable
from statistics import median

Job = Callable[[], Awaitable[float]]
"""Does its work once and returns the seconds that took."""


async def medians(rounds: int, *jobs: Job, warm_up: int = 2) -> tuple[float, ...]:
    """The median seconds of each job. Each round begins with another one."""
    took: list[list[float]] = [[] for _ in jobs]
    for number in range(warm_up + rounds):
        for place in range(len(jobs)):
            which = (number + place) % len(jobs)
            seconds = await jobs[which]()
            if number >= warm_up:
                took[which].append(seconds)
    return tuple(median(times) for times in took)


def timed(work: Callable[[], object], times: int = 1) -> Job:
    """A job of plain calls, `times` of them in a row; the seconds are for one."""

    async def job() -> float:
        start = time.perf_counter()
        for _ in range(times):
            work()
        return (time.perf_counter() - start) / times

    return job
