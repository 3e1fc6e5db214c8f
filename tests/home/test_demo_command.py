"""`python -m companion demo`: a fictional patient in a folder that is gone afterwards."""

import subprocess
import sys
from pathlib import Path

import pytest

from companion import app
from companion.__main__ import main
from companion.errors import PortTaken
from companion.home import desktop, loopback
from companion.store.journal import Journal
from companion.ui import strings

ROOT = Path(__file__).parents[2]
WORDS = strings.load(app.assets_folder())


async def _notes(folder: Path) -> list[str]:
    journal = await Journal.open(desktop.at(folder), lambda trouble: None)
    try:
        assert journal.preferences().welcomed
        return [one.noticed.note for one in journal.newest(1000)]
    finally:
        await journal.close()


def _made_in(place: Path) -> Path:
    (folder,) = [path for path in place.iterdir() if path.is_dir()]
    return folder


def test_it_says_that_nothing_is_kept_and_keeps_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "companion", "demo", "--no-browser", "--data", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        try:
            said = ""
            while "http://127.0.0.1:" not in said:
                said += running.stdout.readline()
            assert "fictional" in said
            assert "Nothing you do here is kept" in said
            made = _made_in(tmp_path)
            assert (made / "journal.0.sealed").exists()
            assert made.stat().st_mode & 0o077 == 0
            running.terminate()
            assert running.wait(10) == 0
            assert running.stderr.read() == ""
            assert list(tmp_path.iterdir()) == []
        finally:
            running.kill()


def test_a_journal_that_lies_there_already_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "journal.0.sealed").write_bytes(b"somebody's")
    seen: list[str] = []

    async def serve(made: object, ready: object, *, port: int, closing: object) -> None:
        seen.extend(await _notes(_made_in(tmp_path)))
        raise PortTaken("as the test wished")

    monkeypatch.setattr(loopback, "serve", serve)
    assert main(["demo", "--no-browser", "--data", str(tmp_path)]) == 1
    assert len(seen) > 80
    assert [path.name for path in tmp_path.iterdir()] == ["journal.0.sealed"], "gone after trouble, too"
    assert (tmp_path / "journal.0.sealed").read_bytes() == b"somebody's"


def test_a_place_where_no_folder_can_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-browser", "--data", str(tmp_path / "nowhere")]) == 1
    assert capsys.readouterr().err.split("\n")[0] == WORDS("errors.folder_closed")
