"""A device that can do nothing, and says so by doing nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from companion.device.ports import Device, Saved
from companion.errors import NotHandedOver

if TYPE_CHECKING:
    import flet as ft


class QuietHaptics:
    async def tick(self) -> None:
        return None


class QuietClipboard:
    """Remembers the last text, so that tests can see what would have been copied."""

    def __init__(self) -> None:
        self.text = ""

    async def copy(self, text: str) -> None:
        self.text = text


class QuietMotion:
    async def reduced(self) -> bool:
        return False


class QuietFiles:
    can = False

    async def save(self, name: str, content: bytes) -> Saved:
        raise NotHandedOver("no way to save a file")

    def choosing(self, chosen: Callable[[bytes], Awaitable[None]]) -> ft.ClientAction | None:
        return None


def device() -> Device:
    """A quiet device."""
    return Device(haptics=QuietHaptics(), clipboard=QuietClipboard(), motion=QuietMotion(), files=QuietFiles())
