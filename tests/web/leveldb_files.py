"""Reads LevelDB as it lies on the disk: every value that was ever written and is still there, replaced or not."""

import struct
from collections.abc import Iterator
from pathlib import Path

BLOCK = 32_768
WHOLE, FIRST, LAST = 1, 2, 4
FOOTER = 48


def values(folder: Path) -> Iterator[bytes]:
    """The values in all logs and tables below `folder`, also those that the database has forgotten."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".log":
            for batch in _batches(path.read_bytes()):
                yield from _put_in(batch)
        elif path.suffix == ".ldb":
            yield from _in_table(path.read_bytes())


def _batches(log: bytes) -> Iterator[bytes]:
    """What was written at once, put together from its pieces."""
    held, at = b"", 0
    while at + 7 <= len(log):
        _, length, kind = struct.unpack_from("<IHB", log, at)
        if kind == 0 or BLOCK - at % BLOCK < 7:
            at += BLOCK - at % BLOCK
            continue
        piece, at = log[at + 7 : at + 7 + length], at + 7 + length
        held = piece if kind in (WHOLE, FIRST) else held + piece
        if kind in (WHOLE, LAST):
            yield held


def _put_in(batch: bytes) -> Iterator[bytes]:
    at = 12
    while at < len(batch):
        put, at = batch[at], at + 1
        _, at = _sized(batch, at)
        if put:
            value, at = _sized(batch, at)
            yield value


def _in_table(table: bytes) -> Iterator[bytes]:
    footer = table[-FOOTER:]
    at = 0
    for _ in range(2):
        _, at = number(footer, at)
    for handle in _entries(_block(table, footer, at)):
        yield from _entries(_block(table, handle, 0))


def _block(table: bytes, handle: bytes, at: int) -> bytes:
    offset, at = number(handle, at)
    size, _ = number(handle, at)
    raw = table[offset : offset + size]
    return unpacked(raw) if table[offset + size] else raw


def _entries(block: bytes) -> Iterator[bytes]:
    """The values of a block: keys share their beginnings, and do not matter here."""
    (restarts,) = struct.unpack_from("<I", block, len(block) - 4)
    end, at = len(block) - 4 * (restarts + 1), 0
    while at < end:
        _, at = number(block, at)
        own, at = number(block, at)
        size, at = number(block, at)
        yield block[at + own : at + own + size]
        at += own + size


def _sized(data: bytes, at: int) -> tuple[bytes, int]:
    size, at = number(data, at)
    return data[at : at + size], at + size


def number(data: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends. Raises IndexError."""
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def unpacked(packed: bytes) -> bytes:
    """What Snappy packed."""
    _, at = number(packed, 0)
    out = bytearray()
    while at < len(packed):
        tag, at = packed[at], at + 1
        if tag & 3 == 0:
            size = tag >> 2
            if size >= 60:
                more = size - 59
                size, at = int.from_bytes(packed[at : at + more], "little"), at + more
            out += packed[at : at + size + 1]
            at += size + 1
        else:
            more = (0, 1, 2, 4)[tag & 3]
            back, at = int.from_bytes(packed[at : at + more], "little"), at + more
            size = (tag >> 2) + 1 if tag & 3 > 1 else (tag >> 2 & 7) + 4
            back |= (tag >> 5) << 8 if tag & 3 == 1 else 0
            for _ in range(size):
                out.append(out[-back])
    return bytes(out)
