"""Waiting for a write that must not be left half answered."""

import asyncio
from collections.abc import Coroutine
from typing import Any


async def outlast(work: "Coroutine[Any, Any, None] | asyncio.Future[None]") -> None:
    """Start `work` and wait until it ended even when the waiter is cancelled; then pass on its failure, or
    the cancelling. Leaving early would let memory and file disagree."""
    writing = asyncio.ensure_future(work)
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
