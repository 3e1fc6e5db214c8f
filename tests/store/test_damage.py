"""Damaged files: noticed at any bit and any length, set aside unchanged, and the earlier copy opens."""

from itertools import product
from pathlib import Path
from random import Random

import pytest
from entries import draft, entry
from homes import files_in, files_unchanged, home_in, silent
from opened import copies, newest

from companion.errors import DamagedJournal
from companion.store import journal_file
from companion.store.journal import Journal

FORMAT_BYTE = len(journal_file.MAGIC)
"""Where a flip looks like a file of a newer app."""


@pytest.fixture
async def whole(tmp_path: Path) -> Path:
    """A closed journal of three check-ins, each in a generation of its own, and a draft."""
    folder = tmp_path / "whole"
    journal = await Journal.open(home_in(folder), silent)
    for id in ("a", "b", "c"):
        await journal.save(entry(id, f"note {id} " * 50))
    journal.hold(draft("d", "one"))
    await journal.flush()
    journal.hold(draft("d", "two"))
    await journal.close()
    return folder


def header_end(raw: bytes) -> int:
    return len(journal_file.read(raw).authenticated)


def flipped(raw: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(raw)
    changed[position] ^= 1 << bit
    return bytes(changed)


class Bench:
    """A folder with one journal again and again, each time with its newest file replaced."""

    def __init__(self, whole: Path) -> None:
        self._file = newest(whole).name
        self._files = {name: raw for name, raw in files_in(whole).items() if "drafts" not in name}
        self.folder = whole.with_name("bench")
        self.folder.mkdir()
        self.raw = self._files[self._file]

    def put(self, damaged: bytes) -> None:
        for name in files_in(self.folder):
            (self.folder / name).unlink()
        for name, raw in self._files.items():
            (self.folder / name).write_bytes(damaged if name == self._file else raw)

    async def falls_back(self, damaged: bytes) -> None:
        """The earlier generation opens, and the damaged file lies beside it, unchanged."""
        self.put(damaged)
        journal = await Journal.open(home_in(self.folder), silent)
        (aside,) = journal.set_aside
        assert (self.folder / aside).read_bytes() == damaged
        assert not (self.folder / self._file).exists()
        assert {check_in.id for check_in in journal.newest(9)} == {"a", "b"}
        await journal.close()


async def test_every_byte_of_the_header(whole: Path, dice: Random) -> None:
    bench = Bench(whole)
    for position in range(header_end(bench.raw)):
        await bench.falls_back(flipped(bench.raw, position, dice.randrange(8)))


async def test_every_bit_of_the_slot_that_holds_the_key(whole: Path) -> None:
    bench = Bench(whole)
    slots = range(bench.raw.index(b'"slots"'), header_end(bench.raw))
    for position, bit in product(slots, range(8)):
        await bench.falls_back(flipped(bench.raw, position, bit))


@pytest.mark.parametrize("bit", range(8))
async def test_the_format_byte(whole: Path, bit: int) -> None:
    bench = Bench(whole)
    await bench.falls_back(flipped(bench.raw, FORMAT_BYTE, bit))


async def test_the_format_byte_of_the_earlier_copy(whole: Path) -> None:
    earlier = next(path for path in copies(whole) if path != newest(whole))
    damaged = flipped(earlier.read_bytes(), FORMAT_BYTE, 3)
    earlier.write_bytes(damaged)
    journal = await Journal.open(home_in(whole), silent)
    assert {check_in.id for check_in in journal.newest(9)} == {"a", "b", "c"}
    assert [(whole / name).read_bytes() for name in journal.set_aside] == [damaged]
    await journal.close()


async def test_the_format_byte_of_both_copies(whole: Path) -> None:
    for path in copies(whole):
        path.write_bytes(flipped(path.read_bytes(), FORMAT_BYTE, 1))
    with files_unchanged(whole), pytest.raises(DamagedJournal):
        await Journal.open(home_in(whole), silent)


async def test_five_hundred_bits_of_what_is_sealed(whole: Path, dice: Random) -> None:
    bench = Bench(whole)
    for _ in range(500):
        position = dice.randrange(header_end(bench.raw), len(bench.raw))
        await bench.falls_back(flipped(bench.raw, position, dice.randrange(8)))


async def test_every_length_of_the_header_and_some_beyond(whole: Path, dice: Random) -> None:
    bench = Bench(whole)
    end = header_end(bench.raw)
    beyond = [dice.randrange(end, len(bench.raw)) for _ in range(100)]
    for length in [*range(end + 30), *beyond, len(bench.raw) - 1]:
        await bench.falls_back(bench.raw[:length])


async def test_bytes_after_the_end(whole: Path) -> None:
    bench = Bench(whole)
    await bench.falls_back(bench.raw + b"\0")


async def test_a_file_for_something_else(whole: Path) -> None:
    await Bench(whole).falls_back(newest(whole, "drafts").read_bytes())


async def test_a_damaged_earlier_copy_is_set_aside_and_nothing_is_lost(whole: Path) -> None:
    earlier = next(path for path in copies(whole) if path != newest(whole))
    earlier.write_bytes(b"damaged")
    journal = await Journal.open(home_in(whole), silent)
    assert {check_in.id for check_in in journal.newest(9)} == {"a", "b", "c"}
    assert [(whole / name).read_bytes() for name in journal.set_aside] == [b"damaged"]
    await journal.close()


async def test_when_no_copy_opens_nothing_is_touched(whole: Path, dice: Random) -> None:
    for path in copies(whole):
        raw = path.read_bytes()
        path.write_bytes(flipped(raw, dice.randrange(header_end(raw), len(raw)), 0))
    with files_unchanged(whole), pytest.raises(DamagedJournal):
        await Journal.open(home_in(whole), silent)
    with files_unchanged(whole), pytest.raises(DamagedJournal):
        await Journal.open(home_in(whole), silent)


async def test_a_fallen_back_journal_goes_on(whole: Path) -> None:
    newest(whole).write_bytes(b"")
    journal = await Journal.open(home_in(whole), silent)
    await journal.save(entry("e"))
    await journal.close()
    journal = await Journal.open(home_in(whole), silent)
    assert {check_in.id for check_in in journal.newest(9)} == {"a", "b", "e"}
    assert journal.set_aside == ()
    await journal.close()


async def test_damaged_drafts_fall_back_too(whole: Path, dice: Random) -> None:
    raw = newest(whole, "drafts").read_bytes()
    damaged = flipped(raw, dice.randrange(header_end(raw), len(raw)), 3)
    newest(whole, "drafts").write_bytes(damaged)
    journal = await Journal.open(home_in(whole), silent)
    assert [held.noticed.note for held in journal.drafts()] == ["one"]
    assert (journal.drafts_set_aside, journal.set_aside) == (True, ())
    assert len(copies(whole, "drafts")) == 1
    assert [name.startswith("drafts.") for name, kept in files_in(whole).items() if kept == damaged] == [True]
    journal.understood()
    assert not journal.drafts_set_aside
    await journal.close()


async def test_drafts_that_do_not_open_never_keep_the_journal_shut(whole: Path) -> None:
    for path in copies(whole, "drafts"):
        path.write_bytes(b"damaged")
    journal = await Journal.open(home_in(whole), silent)
    assert journal.drafts() == ()
    assert (journal.drafts_set_aside, journal.set_aside) == (True, ())
    assert list(files_in(whole).values()).count(b"damaged") == 2
    await journal.close()
