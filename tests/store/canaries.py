"""Words that occur nowhere else, the ways they could be spelled in bytes, and a search for them."""

import base64
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from entries import SIGNALS

from companion.care.mood import Signals

WINDOW = 8
"""Bytes that are compared first; every spelling is longer."""

FIRST_DAY = date(1911, 1, 1)


@dataclass(frozen=True)
class Canary:
    """What one check-in of the leak test says."""

    id: str
    note: str
    edited: str
    typed: str
    tag: str
    day: date
    signals: Signals
    sleep_hours: float

    def spellings(self) -> Iterable[bytes]:
        """Every run of bytes that would give something of it away."""
        for word in (self.note, self.edited, self.typed, self.tag, self.day.isoformat()):
            yield from encoded(word)
        yield from encoded(self.signals.model_dump_json())
        yield from encoded(repr(self.sleep_hours))
        yield struct.pack(">d", self.sleep_hours)
        yield struct.pack("<d", self.sleep_hours)


def canaries(seed: int, number: int) -> list[Canary]:
    """`number` canaries, the same ones for the same seed."""
    dice = Random(seed)
    return [_canary(dice, i) for i in range(number)]


def _canary(dice: Random, i: int) -> Canary:
    def word() -> str:
        return "".join(dice.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(16))

    return Canary(
        id=str(i),
        note=word(),
        edited=word(),
        typed=word(),
        tag=word(),
        day=FIRST_DAY + timedelta(days=i),
        signals=Signals(**{name: dice.randrange(11) for name in SIGNALS}),
        sleep_hours=dice.uniform(4, 10),
    )


def encoded(word: str) -> Iterable[bytes]:
    """UTF-8, UTF-16, hexadecimal, and base64 at each of its three alignments."""
    raw = word.encode()
    yield raw
    yield word.encode("utf-16-le")
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + raw)
        yield whole[(4 if shift else 0) : -4]


def found_in(content: bytes, spellings: Iterable[bytes]) -> set[bytes]:
    """Those spellings that occur in `content`."""
    by_start: dict[bytes, list[bytes]] = {}
    for spelling in spellings:
        assert len(spelling) >= WINDOW, spelling
        by_start.setdefault(spelling[:WINDOW], []).append(spelling)
    return {
        spelling
        for start in range(len(content) - WINDOW + 1)
        for spelling in by_start.get(content[start : start + WINDOW], ())
        if content.startswith(spelling, start)
    }
