"""One guard around every component and handler: an error shows a calm card and is never lost words.

Flet 1.0.5 freezes on an exception in a component and replaces the whole app on one in a handler.
"""

import inspect
import logging
import traceback
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import flet as ft
from flet.messaging.protocol import Message

from companion.errors import CompanionError

log = logging.getLogger(__name__)

P = ParamSpec("P")
C = TypeVar("C")

Handler = Callable[..., Any]
Troubled = Callable[[str], None]
"""Tells the patient a sentence, given its key."""


def component(make: Callable[P, C]) -> Callable[P, C]:
    """A Flet component that shows a calm card instead of freezing the app when it fails."""

    @wraps(make)
    def calm(*args: P.args, **kwargs: P.kwargs) -> C:
        try:
            return make(*args, **kwargs)
        except Exception as error:
            note(error)
            return _calm_card()  # type: ignore[return-value]

    return ft.component(calm)


def guarded(handler: Handler, troubled: Troubled) -> Callable[..., Awaitable[None]]:
    """A handler, plain or async, that tells the patient in one sentence when it fails."""
    takes_event = bool(inspect.signature(handler).parameters)

    async def run(event: Any = None) -> None:
        try:
            answer = handler(event) if takes_event else handler()
            if inspect.isawaitable(answer):
                await answer
        except CompanionError as error:
            log.warning("%s: %s", type(error).__name__, error)
            troubled(error.said)
        except Exception as error:
            note(error)
            troubled(CompanionError.said)

    return run


def note(error: Exception) -> None:
    """Log where an error happened, not what it says: messages can quote the patient."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    way = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s at %s", type(error).__name__, way)


def write_no_messages() -> None:
    """Flet 1.0.5 writes out every message for a log that is off: the patient's words, and a fifth of a tap's time."""
    Message.__repr__ = lambda message: "a message"  # type: ignore[method-assign]


_last_resort: list[Callable[[], ft.Control]] = []


def _calm_card() -> ft.Control:
    return _last_resort[-1]() if _last_resort else ft.Container()


def set_calm_card(make: Callable[[], ft.Control]) -> None:
    """Say what a failed component shows. Called once, where the words are known."""
    _last_resort[:] = [make]
