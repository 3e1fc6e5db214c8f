"""A change of keys that a crash cut in half: one copy under each key, and neither is lost or called damaged."""

from dataclasses import replace
from pathlib import Path

import pytest
from entries import draft, entry
from homes import MemoryKeeper, QuickDisk, files_in, files_unchanged, home_in, home_on, silent
from opened import copies, newest

from companion.errors import FolderClosed, NotKept, WrongKey
from companion.home.ports import Home
from companion.store.generations import Generations
from companion.store.journal import Journal
from companion.store.keyring import Keyring
from companion.store.keys import Purpose, WayIn, wrap
from companion.store.store import Store
from companion.store.vault import Vault

OTHER_KEY = b"o" * 32


async def rekeyed(home: Home) -> None:
    """Seal the newest content once more, as a change of keys would: another data key, another wrapping key."""
    journal = Generations(home.journal, home.cipher, Purpose.JOURNAL)
    opened = await journal.open(Keyring(home).unlock, lambda plain: plain)
    assert opened is not None
    slot = await wrap(home.cipher, WayIn("device", OTHER_KEY), b"d" * 32)
    await journal.keep(Vault(b"d" * 32, (slot,)), opened.content)


@pytest.fixture
async def halfway(tmp_path: Path) -> Path:
    """The newest copy is under OTHER_KEY, the earlier one under the key that lies there."""
    journal = await Journal.open(home_in(tmp_path), silent)
    await journal.save(entry("a", "words"))
    journal.hold(draft("b", "words"))
    await journal.close()
    await rekeyed(home_in(tmp_path))
    return tmp_path


async def test_the_copy_that_can_be_unlocked_opens_and_the_other_stays(halfway: Path) -> None:
    with files_unchanged(halfway):
        store = await Store.open(home_in(halfway))
        assert store.set_aside == ()
        await store.close()


async def test_with_the_other_key_it_is_the_other_copy(halfway: Path) -> None:
    (halfway / "device.key").write_bytes(OTHER_KEY)
    with files_unchanged(halfway):
        store = await Store.open(home_in(halfway))
        assert store.set_aside == ()
        await store.close()


@pytest.mark.parametrize("other", [False, True], ids=["ours", "the other"])
async def test_a_locked_copy_outlives_the_changes_that_follow(halfway: Path, other: bool) -> None:
    locked = next(path for path in copies(halfway) if (path == newest(halfway)) is not other)
    raw = locked.read_bytes()
    if other:
        (halfway / "device.key").write_bytes(OTHER_KEY)
    store = await Store.open(home_in(halfway))
    for _ in range(3):
        async with store.change():
            pass
    await store.close()
    assert raw in files_in(halfway).values()
    assert len(copies(halfway)) == 2


async def test_a_locked_copy_that_cannot_be_moved_keeps_nothing_else_from_it(tmp_path: Path) -> None:
    keeper = StuckKeeper()
    home = replace(home_on(QuickDisk(tmp_path)), journal=keeper)
    await (await Store.open(home)).close()
    await rekeyed(home)
    before = dict(keeper.slots)
    store = await Store.open(home)
    with pytest.raises(NotKept):
        async with store.change():
            pass
    await store.close()
    assert keeper.slots == before


class StuckKeeper(MemoryKeeper):
    """Moves nothing."""

    async def set_aside(self, slot: int) -> str:
        raise FolderClosed("as the test wished")


async def test_drafts_under_another_key_are_not_set_aside(halfway: Path) -> None:
    elsewhere = halfway / "elsewhere"
    other = await Journal.open(home_in(elsewhere), silent)
    for note in ("one", "two"):
        other.hold(draft("c", note))
        await other.flush()
    await other.close()
    for path in copies(elsewhere, "drafts"):
        (halfway / path.name).write_bytes(path.read_bytes())
    with files_unchanged(halfway), pytest.raises(WrongKey):
        await Journal.open(home_in(halfway), silent)
