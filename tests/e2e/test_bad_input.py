"""What the patient sees when the journal, its folder, its key or a file of the app is not as it should be."""

import asyncio
import json
import re
import shutil
import sqlite3
import struct
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from companion.care.mood import Noticed
from companion.home import desktop
from companion.store.generations import Generations
from companion.store.keyring import Keyring
from companion.store.keys import Purpose
from companion.ui import strings
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone
from tests.e2e.served import ROOT, Served
from tests.e2e.writing import value, write

SAYS = strings.load(ROOT / "assets")
NOTE, SHEET = "The lake was quiet.", "If you have the energy"
CLOSED, AGAIN, UNDERSTOOD = SAYS("errors.closed"), SAYS("errors.try_again"), SAYS("notices.understood")
SET_ASIDE = SAYS("notices.set_aside")


def newer_schema(folder: Path) -> None:
    """Both copies as an app with more migrations would have left them."""

    async def write() -> None:
        home = desktop.at(folder)
        generations = Generations(home.journal, home.cipher, Purpose.JOURNAL)
        opened = await generations.open(Keyring(home).unlock, lambda plain: plain)
        assert opened is not None
        with closing(sqlite3.connect(":memory:")) as raw:
            raw.deserialize(opened.content)
            raw.execute("PRAGMA user_version = 999")
            plain = raw.serialize()
        await generations.keep(opened.vault, plain)
        await generations.keep(opened.vault, plain)

    with ThreadPoolExecutor(1) as thread:  # Playwright has this one's event loop
        thread.submit(asyncio.run, write()).result()


def newer_format(folder: Path) -> None:
    """Both copies in the next format, whose header says more than today's."""
    fixed = struct.Struct(">8sBI")
    for copy in copies(folder):
        raw = copy.read_bytes()
        magic, version, length = fixed.unpack_from(raw)
        header = json.loads(raw[fixed.size : fixed.size + length]) | {"compressed": "zstd"}
        told = json.dumps(header).encode()
        copy.write_bytes(fixed.pack(magic, version + 1, len(told)) + told + raw[fixed.size + length :])


def damaged(folder: Path) -> None:
    """One bit changed in both copies."""
    for copy in copies(folder):
        flip(copy)


def without_key(folder: Path) -> None:
    (folder / "device.key").unlink()


def below_a_file(folder: Path) -> None:
    """A plain file where the folder of the folder was."""
    shutil.rmtree(folder.parent)
    folder.parent.write_text("not a folder")


CAUSES: tuple[tuple[Callable[[Path], None], str], ...] = (
    (newer_schema, "errors.newer_journal"),
    (damaged, "errors.damaged_journal"),
    (newer_format, "errors.newer_journal"),
    (below_a_file, "errors.folder_closed"),
    (without_key, "errors.key_missing"),
)
"""Neighbours differ in their sentence, so that each one is really waited for."""


def test_a_closed_journal_says_why_touches_nothing_and_opens_once_the_cause_is_gone(
    phone: Phone, serve: Serve, tmp_path: Path
) -> None:
    folder = tmp_path / "house" / "journal"
    kept.fill(folder, Noticed(mood=7, note=NOTE))
    whole = kept.files(folder)
    served = serve(over=folder)
    for number, (spoil, said) in enumerate(CAUSES):
        put_back(folder, whole)
        spoil(folder)
        spoiled = everything_below(folder.parent)
        if number == 0:
            phone.open(served.address)
        else:
            phone.tap(AGAIN)
        stays_closed(phone, SAYS(said))
        assert everything_below(folder.parent) == spoiled, spoil.__name__

    put_back(folder, whole)
    phone.tap(AGAIN)
    phone.sees_button("Add more")
    phone.never_sees(CLOSED)
    phone.leave()
    assert served.stop() == 0
    said_calmly(served)
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == [NOTE]


def test_a_second_process_waits_until_the_first_ends(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=7, note=NOTE))
    first, second = serve(), serve()
    phone.open(first.address)
    phone.sees_button("Add more")
    before = kept.files(folder)
    phone.open(second.address)
    stays_closed(phone, SAYS("errors.journal_in_use"))
    assert kept.files(folder) == before

    assert first.stop() == 0
    phone.tap(AGAIN)
    phone.sees_button("Add more")
    said_calmly(first)
    said_calmly(second)


def test_one_damaged_copy_is_told_until_it_is_understood(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=7, note=NOTE))
    kept.fill(folder)  # or the damaged copy would be the one that knows the welcome is over
    newest = max(copies(folder), key=lambda copy: copy.stat().st_mtime_ns)
    flip(newest)
    bad = newest.read_bytes()
    served = serve()
    phone.open(served.address)
    phone.sees(SET_ASIDE)
    assert phone.words.splitlines().count(SET_ASIDE) == 1
    aside = [path for path in folder.iterdir() if path.name.startswith(newest.name.removesuffix("sealed") + "damaged-")]
    assert [path.read_bytes() for path in aside] == [bad]

    phone.tap(UNDERSTOOD)
    phone.never_sees(SET_ASIDE)
    phone.leave()
    phone.open(served.address)
    phone.sees_button("Settings")
    phone.never_sees(SET_ASIDE)
    assert served.stop() == 0
    said_calmly(served)
    assert [path.read_bytes() for path in aside] == [bad]


def test_a_second_window_takes_the_journal_over_and_the_first_can_take_it_back(
    phone: Phone, context: BrowserContext, serve: Serve, folder: Path
) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field("A note"), NOTE)

    other = Phone(context.new_page())
    other.open(served.address)
    elsewhere(phone)
    other.sees_button(re.compile("^Your words are waiting"))
    phone.page.bring_to_front()  # a window behind draws once a second
    phone.tap("Help now")
    phone.sees_button("Call 988")
    phone.tap("Back")
    phone.tap(SAYS("elsewhere.use_here"))
    elsewhere(other)
    phone.sees(SHEET)
    assert value(phone, phone.field("A note")) == NOTE
    phone.tap("Save")
    phone.sees("Saved")
    assert served.stop() == 0
    said_calmly(served)
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == [NOTE]


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (lambda text: text.replace('emergency = "911"', 'emergency = "nine"'), "(build.toml, key crisis.US.emergency:"),
        (lambda text: text.replace("default_country", "country"), "(build.toml, key default_country:"),
        (lambda text: text + "\n[", "(build.toml: not valid TOML"),
    ],
    ids=["a wrong number", "a missing key", "no TOML"],
)
def test_a_broken_build_file_ends_the_start_in_a_sentence(
    serve: Serve, tmp_path: Path, folder: Path, spoil: Callable[[str], str], cause: str
) -> None:
    assets = shutil.copytree(ROOT / "assets", tmp_path / "edition" / "assets")
    (assets.parent / "build.toml").write_text(spoil((ROOT / "build.toml").read_text()))
    served = serve(assets=assets)
    assert served.address == ""
    ends_in_a_sentence(served, SAYS("errors.edition"), cause)
    assert not folder.exists()


def test_a_taken_port_ends_the_start_in_a_sentence(serve: Serve, folder: Path) -> None:
    port = serve().port
    second = serve("--port", str(port))
    assert second.address == ""
    ends_in_a_sentence(second, SAYS("errors.port_taken"), f"(port {port}: ")


def stays_closed(phone: Phone, sentence: str) -> None:
    """One sentence, Try again, and Help now there and back."""
    only(phone, CLOSED, sentence, AGAIN)
    phone.tap("Help now")
    phone.sees_button("Call 988")
    phone.tap("Back")
    only(phone, CLOSED, sentence, AGAIN)


def only(phone: Phone, *texts: str) -> None:
    """These words can be read, beside Help now, and no others."""
    phone.sees(*texts)
    assert sorted(phone.words.splitlines()) == sorted(["Help now", *texts])


def elsewhere(phone: Phone) -> None:
    phone.sees(SAYS("elsewhere.title"), SAYS("elsewhere.line"))
    phone.sees_button(SAYS("elsewhere.use_here"))


def ends_in_a_sentence(served: Served, sentence: str, cause: str) -> None:
    """One sentence for the person, one line for whoever helps, and an exit code."""
    assert served.ended() == 1
    said, because = served.stderr.splitlines()
    assert said == sentence
    assert because.startswith(cause)


def said_calmly(served: Served) -> None:
    """At most a line for each refusal, and never where in the code it happened."""
    assert "Traceback" not in served.stderr
    assert [line for line in served.stderr.splitlines() if not line.startswith("WARNING companion.")] == []


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("journal.*.sealed"))


def flip(file: Path) -> None:
    """Change one bit in the middle."""
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    """The folder as it was before anything happened to it."""
    if folder.parent.is_file():
        folder.parent.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        if path.name != "writer.lock":
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


def everything_below(place: Path) -> dict[str, bytes]:
    """Every file by its path, the writer's lock left out; a plain file is its own."""
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return {str(path.relative_to(place)): path.read_bytes() for path in files if path.name != "writer.lock"}
