"""A device that can do nothing, and says so by doing nothing."""

from companion.device.ports import Device


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


def device() -> Device:
    """A quiet device."""
    return Device(haptics=QuietHaptics(), clipboard=QuietClipboard(), motion=QuietMotion())
