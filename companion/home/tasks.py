"""Work that nobody waits for, on the event loop."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from companion.errors import CompanionError

log = logging.getLogger(__name__)


class Tasks:
    """Background work as asyncio tasks, held until they end."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            told = str(error) if isinstance(error, CompanionError) else type(error).__name__
            log.error("background work ended early: %s", told)
