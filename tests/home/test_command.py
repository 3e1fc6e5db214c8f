"""`python -m companion run`: what the terminal says, above all when something is wrong."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

import companion.home
from companion import app, one_journal
from companion.__main__ import main
from companion.errors import NotKept
from companion.home import loopback
from companion.ui import strings

ROOT = Path(__file__).parents[2]
WORDS = strings.load(app.assets_folder())


def told(capsys: pytest.CaptureFixture[str]) -> str:
    """The first line that the terminal shows as trouble."""
    return capsys.readouterr().err.split("\n")[0]


def test_a_taken_port(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["run", "--no-browser", "--data", str(tmp_path), "--port", port]) == 1
    assert told(capsys) == WORDS("errors.port_taken")


@pytest.mark.parametrize("port", ["-1", "65536", "99999", "web"])
def test_a_port_that_is_none(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", f"--port={port}"])
    assert ended.value.code == 2
    assert "0 to 65535" in capsys.readouterr().err


@pytest.mark.parametrize("missing", ["uvicorn", "flet_web"])
def test_without_the_server_it_says_how_to_get_it(
    missing: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "companion.home.loopback")
    monkeypatch.delattr(companion.home, "loopback")
    monkeypatch.setitem(sys.modules, missing, None)
    assert main(["run", "--data", str(tmp_path)]) == 1
    assert told(capsys) == WORDS("errors.server_missing")


class FullDisk(one_journal.OneJournal):
    """Has words on their way, and no room for them."""

    async def close(self) -> None:
        raise NotKept("as the test wished")


def test_last_words_that_could_not_be_kept_are_said_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def serve(made: object, ready: object, *, port: int, closing: Callable[[], Awaitable[None]]) -> None:
        await closing()

    monkeypatch.setattr(one_journal, "OneJournal", FullDisk)
    monkeypatch.setattr(loopback, "serve", serve)
    assert main(["run", "--no-browser", "--data", str(tmp_path)]) == 1
    assert told(capsys) == WORDS("errors.last_words_lost")


def test_a_browser_that_stays_in_the_foreground(tmp_path: Path) -> None:
    """The address is told, and the app ends when asked to, while the browser command still runs."""
    browser, begun = tmp_path / "browser", tmp_path / "begun"
    os.mkfifo(begun)
    browser.write_text(f"#!/bin/sh\necho $$ > {begun}\nexec sleep 60\n")
    browser.chmod(0o755)
    command = [sys.executable, "-m", "companion", "run", "--data", str(tmp_path / "data")]
    environment = os.environ | {"BROWSER": f"{browser} %s", "DISPLAY": ":0"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            assert any("http://127.0.0.1:" in line for line in iter(running.stdout.readline, ""))
            sleeping = int(begun.read_text())
            assert (tmp_path / "data" / "open.html").exists()
            running.terminate()
            assert running.wait(10) == 0
            assert not (tmp_path / "data" / "open.html").exists()
        finally:
            running.kill()
            os.kill(sleeping, signal.SIGKILL)
