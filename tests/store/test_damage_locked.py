"""Damage to a locked journal: whatever bit it hits, the earlier copy opens by the same secret, and it is told."""

import asyncio
from pathlib import Path
from random import Random

import pytest
from entries import draft, entry
from homes import files_in, home_in
from locks import lock_with, opened, passcode, words
from opened import copies, newest
from replay import put

from companion.errors import DamagedJournal, WrongSecret
from companion.store import journal_file
from companion.store.keyring import Secret


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A closed journal under a lock: "b" is in its newest copy alone."""
    folder = tmp_path / "journal"
    journal = await opened(home_in(folder))
    await lock_with(journal, 1)
    await journal.save(entry("a"))
    journal.hold(draft("d", "words on their way"))
    await journal.save(entry("b"))
    await journal.close()
    return folder


@pytest.mark.parametrize("secret", [passcode(1), words(1)], ids=["passcode", "words"])
async def test_any_bit_of_the_header(secret: Secret, folder: Path, dice: Random) -> None:
    whole, name = files_in(folder), newest(folder).name
    end = len(journal_file.read(whole[name]).authenticated)
    for position in dice.sample(range(end), 120):
        damaged = bytearray(whole[name])
        damaged[position] ^= 1 << dice.randrange(8)
        put(folder, whole | {name: bytes(damaged)})
        journal = await opened(home_in(folder), secret)
        assert {one.id for one in journal.newest(9)} == {"a"}, position
        assert journal.set_aside or journal.older == "older", position
        assert [held.noticed.note for held in journal.drafts()] == ["words on their way"]
        assert (journal.lock.is_set, journal.lock.is_whole) == (True, True)
        await journal.close()
        await (await opened(home_in(folder), passcode(1))).close()


@pytest.mark.parametrize("name", ["journal", "drafts"])
async def test_both_copies(name: str, folder: Path, dice: Random) -> None:
    for path in copies(folder, name):
        raw = bytearray(path.read_bytes())
        raw[-dice.randrange(1, 40)] ^= 1
        path.write_bytes(raw)
    if name == "journal":
        with pytest.raises(DamagedJournal):
            await opened(home_in(folder), passcode(1))
        with pytest.raises(WrongSecret):
            await opened(home_in(folder), passcode(2))
    else:
        journal = await opened(home_in(folder), passcode(1))
        assert journal.drafts_set_aside
        await journal.close()


async def test_a_start_that_is_cancelled_leaves_the_journal_free(folder: Path, dice: Random) -> None:
    home = home_in(folder)
    for _ in range(60):
        opening = asyncio.ensure_future(opened(home, passcode(1)))
        for _ in range(dice.randrange(40)):
            await asyncio.sleep(0.0005)
        opening.cancel()
        await asyncio.wait([opening])
        if not opening.cancelled():
            await opening.result().close()
    await (await opened(home, passcode(1))).close()
