"""Files as the operating system sees them: who may read them, and what they are called."""

import errno
import fcntl
import os
import stat
import sys
from pathlib import Path

import pytest

from companion.home import desktop
from companion.home.disk import Disk
from companion.home.files import FileKeeper, FileShelf, FolderLock


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_only_the_owner_may_read(tmp_path: Path) -> None:
    disk = Disk(tmp_path / "new" / "journal")
    await FolderLock(disk).take()
    await FileKeeper(disk, "journal").keep(0, b"sealed")
    await FileShelf(disk, "device.key").keep(b"key")
    assert mode(disk.folder) == 0o700
    assert mode(disk.folder / "journal.0.sealed") == 0o600
    assert mode(disk.folder / "device.key") == 0o600


async def test_every_folder_that_is_made_is_the_owners_alone(tmp_path: Path) -> None:
    Disk(tmp_path / "new" / "journal").prepare()
    assert mode(tmp_path / "new") == mode(tmp_path / "new" / "journal") == 0o700


async def test_a_folder_that_was_there_stays_as_it_was(tmp_path: Path) -> None:
    for shared in (tmp_path / "shared", tmp_path / "shared" / "journal"):
        shared.mkdir()
        shared.chmod(0o755)
    Disk(tmp_path / "shared" / "journal").prepare()
    assert mode(tmp_path / "shared") == mode(tmp_path / "shared" / "journal") == 0o755


async def test_each_new_name_is_pushed_in_the_folder_it_is_in(tmp_path: Path) -> None:
    pushed: list[Path] = []

    class Noting(Disk):
        def push_folder(self, folder: Path) -> None:
            pushed.append(folder)

    Noting(tmp_path / "new" / "journal").prepare()
    Noting(tmp_path / "new" / "journal").prepare()
    assert pushed == [tmp_path, tmp_path / "new"]


class Pushes:
    """What is asked of macOS. `refuses` is a file system that cannot."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, refuses: bool = False) -> None:
        self.asked: list[str] = []
        self._refuses = refuses
        monkeypatch.setattr(sys, "platform", "darwin")
        monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
        monkeypatch.setattr(fcntl, "fcntl", self._full)
        monkeypatch.setattr(os, "fsync", lambda descriptor: self.asked.append("fsync"))

    def _full(self, descriptor: int, command: int) -> int:
        assert command == 51
        self.asked.append("full")
        if self._refuses:
            raise OSError(errno.ENOTSUP, "as the test wished")
        return 0


def test_on_macos_the_drives_own_cache_is_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushes = Pushes(monkeypatch)
    Disk(tmp_path).write("file", b"content")
    Disk(tmp_path).push_names()
    assert pushes.asked == ["full", "full"]


def test_where_macos_cannot_it_is_pushed_as_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushes = Pushes(monkeypatch, refuses=True)
    Disk(tmp_path).write("file", b"content")
    assert pushes.asked == ["full", "fsync"]


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
