"""The browser is led into the app by a private file, and by nothing that others can see."""

import os
import stat
import sys
import webbrowser
from pathlib import Path

import pytest

from companion.home.desktop_browser import BrowserWindow
from companion.home.disk import Disk

ADDRESS = "http://127.0.0.1:40123/t0k-En_of-this-start/"


def window_in(folder: Path) -> BrowserWindow:
    return BrowserWindow(Disk(folder))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a browser was asked to open."""
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", note)
    return addresses


def test_the_browser_is_given_a_private_file_and_not_the_address(tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "private"
    assert window_in(folder).open(ADDRESS)
    page = folder / "open.html"
    assert opened == [page.as_uri()]
    assert f"url={ADDRESS}" in page.read_text()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_the_file_is_private_even_where_an_open_one_lay(tmp_path: Path, opened: list[str]) -> None:
    page = tmp_path / "open.html"
    page.touch(mode=0o666)
    assert window_in(tmp_path).open(ADDRESS)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_without_a_screen_no_browser_is_sought(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not window_in(tmp_path).open(ADDRESS)
    assert opened == []
    assert list(tmp_path.iterdir()) == []


def test_a_screen_without_a_browser_is_no_error(
    tmp_path: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_found(address: str) -> bool:
        raise webbrowser.Error("could not locate runnable browser")

    monkeypatch.setattr(webbrowser, "open", none_found)
    assert not window_in(tmp_path).open(ADDRESS)


def test_a_folder_that_was_there_stays_as_it_was(tmp_path: Path, opened: list[str]) -> None:
    tmp_path.chmod(0o755)
    assert window_in(tmp_path).open(ADDRESS)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, opened: list[str]) -> None:
    (tmp_path / "file").touch()
    window = window_in(tmp_path / "file" / "journal")
    assert not window.open(ADDRESS)
    window.close()
    assert opened == []


def test_the_file_goes_when_the_app_ends(tmp_path: Path, opened: list[str]) -> None:
    window = window_in(tmp_path)
    assert window.open(ADDRESS)
    window.close()
    assert os.listdir(tmp_path) == []
    window.close()
