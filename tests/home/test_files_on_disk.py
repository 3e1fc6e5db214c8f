"""Files as the operating system sees them: who may read them, and what they are called."""

import os
import stat
from pathlib import Path

import pytest

from companion.home import desktop
from companion.home.disk import Disk
from companion.home.files import FileKeeper, FileKeyShelf, FolderLock


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_only_the_owner_may_read(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "new" / "journal")
    await FolderLock(disk).take()
    await FileKeeper(disk, "journal").keep(0, b"sealed")
    await FileKeyShelf(disk).keep(b"key")
    assert mode(disk.folder) == 0o700
    assert mode(disk.folder / "journal.0.sealed") == 0o600
    assert mode(disk.folder / "device.key") == 0o600


async def test_keeping_leaves_nothing_else_behind(tmp_path: Path) -> None:
    keeper = FileKeeper(Disk(tmp_path), "journal")
    await keeper.keep(0, b"zero")
    await keeper.keep(1, b"one")
    await keeper.keep(0, b"zero again")
    assert await keeper.load() == {0: b"zero again", 1: b"one"}
    assert sorted(os.listdir(tmp_path)) == ["journal.0.sealed", "journal.1.sealed"]


async def test_erasing_spares_what_was_set_aside(tmp_path: Path) -> None:
    keeper = FileKeeper(Disk(tmp_path), "journal")
    await keeper.keep(0, b"zero")
    await keeper.keep(1, b"one")
    aside = await keeper.set_aside(0)
    await keeper.erase()
    assert os.listdir(tmp_path) == [aside]


def test_flets_folder_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FLET_APP_STORAGE_DATA", str(tmp_path))
    assert desktop.default_folder() == tmp_path
    monkeypatch.delenv("FLET_APP_STORAGE_DATA")
    assert desktop.default_folder().name == "companion"
