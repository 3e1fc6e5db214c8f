"""What cannot be opened says so in one sentence, touches nothing, and leaves Help now within reach."""

import shutil
import socket
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from companion.care.mood import Noticed
from companion.store import journal_file
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone
from tests.e2e.served import ROOT, Served

WRITTEN = (Noticed(mood=7, note="first"), Noticed(mood=3, note="second"))


def test_a_journal_of_a_newer_app(
    phone: Phone, serve: Serve, folder: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_file, "FORMAT", journal_file.FORMAT + 1)
    kept.fill(folder, *WRITTEN)
    stays_closed(phone, serve(), folder, words("errors.newer_journal"))


def test_both_copies_damaged(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    kept.fill(folder, *WRITTEN)
    for copy in folder.glob("journal.*.sealed"):
        damage(copy)
    stays_closed(phone, serve(), folder, words("errors.damaged_journal"))


def test_no_device_key(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    kept.fill(folder, *WRITTEN)
    key = (folder / "device.key").read_bytes()
    (folder / "device.key").unlink()
    stays_closed(phone, serve(), folder, words("errors.key_missing"))

    (folder / "device.key").write_bytes(key)
    phone.tap(words("errors.try_again"))
    phone.sees_button("Add more")


def test_a_folder_below_a_file(phone: Phone, serve: Serve, tmp_path: Path, words: Words) -> None:
    above = tmp_path / "above"
    above.mkdir()
    (above / "plain").write_text("a file")
    stays_closed(phone, serve(over=above / "plain" / "journal"), above, words("errors.folder_closed"))


def test_a_second_process_on_the_same_folder(
    phone: Phone, context: BrowserContext, serve: Serve, folder: Path, words: Words
) -> None:
    kept.fill(folder, *WRITTEN)
    first, other = serve(), Phone(context.new_page())
    other.open(first.address)
    other.sees_button("Add more")
    stays_closed(phone, serve(), folder, words("errors.journal_in_use"))

    other.leave()
    assert first.stop() == 0
    phone.tap(words("errors.try_again"))
    phone.sees_button("Add more")


def test_one_damaged_copy_is_told_and_kept(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    kept.fill(folder, *WRITTEN)
    newest = max(folder.glob("journal.*.sealed"), key=lambda copy: copy.stat().st_mtime_ns)
    damage(newest)
    damaged = newest.read_bytes()
    served = serve()
    phone.open(served.address)
    phone.sees(words("notices.set_aside"))
    phone.sees_button("Add more")
    assert [copy.read_bytes() for copy in folder.glob("journal.*.damaged-*")] == [damaged]
    phone.tap(words("notices.understood"))
    phone.never_sees(words("notices.set_aside"))
    phone.tab("Journal")
    phone.sees("1 day with a check-in")
    assert "Traceback" not in served.stderr


def test_a_broken_build_file_ends_the_start_with_one_sentence(serve: Serve, tmp_path: Path, words: Words) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "edition" / "assets")
    build = (ROOT / "build.toml").read_text().replace('default_country = "US"', 'default_country = "America"')
    (tmp_path / "edition" / "build.toml").write_text(build)
    served = serve(assets=tmp_path / "edition" / "assets")
    assert served.ended() == 1
    said, cause = served.stderr.splitlines()
    assert said == words("errors.edition")
    assert cause.startswith("(build.toml, key default_country: ")


def test_a_taken_port_ends_the_start_with_one_sentence(serve: Serve, words: Words) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        served = serve("--port", str(taken.getsockname()[1]))
        assert served.ended() == 1
    assert served.stderr.splitlines()[0] == words("errors.port_taken")
    assert "Traceback" not in served.stderr


def stays_closed(phone: Phone, served: Served, folder: Path, sentence: str) -> None:
    """The sentence and nothing else, Help now, no traceback anywhere, and every file as it was."""
    before = kept.files(folder)
    phone.open(served.address)
    phone.sees(sentence)
    assert sorted(phone.words.splitlines()) == sorted(["Help now", "Your journal stays closed", sentence, "Try again"])
    phone.tap("Help now")
    phone.sees_button("Call 988")
    phone.tap("Back")
    phone.sees(sentence)
    assert kept.files(folder) == before
    assert "Traceback" not in served.stderr


def damage(copy: Path) -> None:
    """One wrong bit in a file."""
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
