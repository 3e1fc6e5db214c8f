"""The highest generation that this device has seen, kept outside the journal's own files: an older copy that
was put in their place is noticed."""

import re
from enum import StrEnum

from companion.home.ports import Home

_DIGITS = re.compile(rb"[0-9]{1,18}")


class Older(StrEnum):
    """What is not as this device has seen it."""

    NO = ""
    OLDER = "older"
    GONE = "gone"


class Seen:
    """Remembers how often the journal has been kept. It is written when the journal opens, when the app is left
    and when it ends, not at every change: a copy from between two such moments passes for the newest."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._highest = 0

    async def compare(self, generation: int, begun: bool) -> Older:
        """Whether a journal at `generation` is older than what was seen; `begun` is one that was just begun."""
        raw = await self._home.seen.load()
        self._highest = int(raw) if raw is not None and _DIGITS.fullmatch(raw) else 0
        if generation >= self._highest:
            return Older.NO
        return Older.GONE if begun else Older.OLDER

    async def note(self, generation: int, even_lower: bool = False) -> None:
        """Remember a generation that is higher, or with `even_lower` any other. Raises NotKept."""
        if generation > self._highest or (even_lower and generation != self._highest):
            await self._home.seen.keep(str(generation).encode())
            self._highest = generation
