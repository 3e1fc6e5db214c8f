"""What the device can do, one Protocol per capability. A missing capability is quiet, never an error."""

from dataclasses import dataclass
from typing import Protocol


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


@dataclass(frozen=True)
class Device:
    """All capabilities of the device a session runs on."""

    haptics: Haptics
    clipboard: Clipboard
    motion: Motion
