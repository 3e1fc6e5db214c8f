"""Waiting for a write that must not be left half answered."""

import asyncio


async def outlast(writing: "asyncio.Future[None]") -> None:
    """Wait until `writing` ended even when the waiter is cancelled; then pass on its failure, or the
    cancelling. Leaving early would let memory and file disagree."""
    stopped: asyncio.CancelledError | None = None
    while not writing.done():
        try:
            await asyncio.wait({writing})
        except asyncio.CancelledError as stop:
            stopped = stop
    if stopped is not None:
        if not writing.cancelled():
            writing.exception()  # looked at, or asyncio would complain that nobody did
        raise stopped
    writing.result()
