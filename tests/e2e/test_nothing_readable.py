"""Nothing that a patient types lies readable anywhere beside the browser, and the address lies only where it must."""

import base64
import re
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone
from tests.e2e.served import Served
from tests.e2e.traces import Traces
from tests.e2e.writing import write

SHEET, A_NOTE = "If you have the energy", "A note"
NOTE, TAG, SOUGHT = "quillfeatherbrook", "tumblewickmoss", "harrowglintsedge"
ADDED, UNFINISHED = "peppercornlantern", "driftwoodcaraway"
CANARIES = (NOTE, TAG, SOUGHT, ADDED, UNFINISHED)


def test_nothing_typed_is_readable_and_the_address_is_the_owners_alone(
    phone: Phone, serve: Serve, place: Path, folder: Path
) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    write_search_change_and_delete(phone)
    assert held_privately(place, secret(served)) == ["index.html"]
    phone.leave()
    assert served.stop() == 0
    traces = Traces(place, served)
    assert [(word, path) for word in CANARIES for path in traces.of(word)] == []
    assert traces.of(secret(served)) == []
    (deleted,) = kept.deleted(folder)
    assert (deleted.check_in.noticed.note, deleted.check_in.noticed.tags) == (f"A {NOTE} {ADDED}", (TAG,))

    killed = serve()
    phone.open(killed.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    for words in ("A", f" {UNFINISHED}"):  # the first letter is kept at once, what follows two seconds later
        before = drafts_in(folder)
        write(phone, phone.field(A_NOTE), words)
        until_kept(folder, before)
    phone.page.keyboard.type(f" {NOTE} {UNFINISHED}")
    killed.kill()
    traces = Traces(place, served, killed)
    assert [(word, path) for word in CANARIES for path in traces.of(word)] == []
    assert held_privately(place, secret(killed)) == ["index.html"]
    (draft,) = kept.drafts(folder)
    assert draft.noticed.note.startswith(f"A {UNFINISHED}")


def test_a_readable_word_would_be_found(tmp_path: Path) -> None:
    planted = {
        f"{name} {shift}": code("." * shift + NOTE + "." * 5)
        for shift in range(4)
        for name, code in {
            "utf-8": lambda text: text.encode(),
            "utf-16": lambda text: text.encode("utf-16-le"),
            "base64": lambda text: base64.b64encode(text.encode()),
            "base64 of utf-16": lambda text: base64.b64encode(text.encode("utf-16-le")),
        }.items()
    }
    for name, content in planted.items():
        (tmp_path / name).write_bytes(b"\0\xff" + content + b"\xff\0")
    (tmp_path / f"{NOTE}.tmp").touch()
    found = {str(path) for path in Traces(tmp_path).of(NOTE)}
    assert found == {*planted, "all names"}
    assert Traces(tmp_path).of(ADDED) == []


def write_search_change_and_delete(phone: Phone) -> None:
    """A note with a tag, sought, found, changed and deleted."""
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), f"A {NOTE}")  # the field begins each sentence with a capital
    phone.tap("New", "checkbox")
    word = phone.field("A word of your own")
    expect(word).to_be_focused()  # of its own accord
    phone.page.keyboard.type(TAG)
    expect(word).to_have_value(TAG)
    phone.key("Enter")
    phone.sees_button(TAG, "checkbox")
    phone.tap("Save")
    phone.never_sees(SHEET)

    write(phone, phone.page.locator("flt-semantics-host input[type=text]"), SOUGHT)
    phone.sees("Nothing found")
    phone.tap("Clear the search")

    phone.tap(re.compile(NOTE))
    phone.tap("Change")
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), f" {ADDED}")
    phone.tap("Save")
    phone.never_sees(SHEET)
    phone.sees(f"A {NOTE} {ADDED}")
    phone.tap("Delete")
    phone.sees("Moved to Recently deleted")


def secret(served: Served) -> str:
    """What only the person who started the app knows of its address."""
    return served.address.rstrip("/").rsplit("/", 1)[1]


def held_privately(place: Path, secret: str) -> list[str]:
    """The names of the files that hold the secret. Each one, or a folder on its way, is its owner's alone."""
    found = [place / path for path in Traces(place).of(secret)]
    for path in found:
        way = [path, *path.parents]
        assert any(step.stat().st_mode & 0o077 == 0 for step in way[: way.index(place)]), path
    return [path.name for path in found]


SEALED_DRAFTS = ("drafts.0.sealed", "drafts.1.sealed")
"""Not drafts.new: a draft on its way there is not kept yet."""


def drafts_in(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in kept.files(folder).items() if name in SEALED_DRAFTS}


def until_kept(folder: Path, before: dict[str, bytes]) -> None:
    """Wait until the drafts on the disk are others than before."""
    deadline = time.monotonic() + 10
    while drafts_in(folder) == before:
        assert time.monotonic() < deadline, "the draft was never kept"
        time.sleep(0.02)
