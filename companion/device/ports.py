"""What the device can do, one Protocol per capability. A missing capability is quiet, never an error."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import flet as ft


class Haptics(Protocol):
    """A touch that can be felt."""

    async def tick(self) -> None:
        """One light tick."""


class Clipboard(Protocol):
    """Where "copy" puts words."""

    async def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""


class Motion(Protocol):
    """What the patient asked of moving pictures."""

    async def reduced(self) -> bool:
        """True when the device asks for less motion."""


class Saved(StrEnum):
    """What became of a file that was to be saved."""

    DONE = "done"
    HANDED_OVER = "handed_over"
    """The browser has it now, and does not tell what becomes of it."""
    TURNED_BACK = "turned_back"


class Files(Protocol):
    """Files that the patient keeps: putting one there, and choosing one."""

    @property
    def can(self) -> bool:
        """False where the device cannot do either."""

    async def save(self, name: str, content: bytes) -> Saved:
        """Put a file where the patient wants it. Raises NotHandedOver."""

    def choosing(self, chosen: Callable[[bytes], Awaitable[None]]) -> ft.ClientAction | None:
        """What a button does to have one file chosen; `chosen` hears its content. It is the client that opens the
        dialog: a browser on a phone allows that only within the tap itself. None where the device cannot."""


@dataclass(frozen=True)
class Device:
    """All capabilities of the device a session runs on."""

    haptics: Haptics
    clipboard: Clipboard
    motion: Motion
    files: Files
