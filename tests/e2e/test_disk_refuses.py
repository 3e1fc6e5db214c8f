"""A journal that outgrows the disk, and a folder that vanishes, while somebody writes."""

import resource
import sys
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from companion.care.mood import Noticed
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone
from tests.e2e.writing import value, write

SHEET, NOTE = "If you have the energy", "A note"
LONG = "All day it rained, and I counted the drops. " * 110
"""More than one page of SQLite, so the journal's file must grow; the drafts' file stays far smaller."""


@pytest.mark.skipif(sys.platform != "linux", reason="limits a running process by prlimit")
def test_a_journal_without_room_to_grow_keeps_the_words_until_there_is_room(
    phone: Phone, context: BrowserContext, serve: Serve, folder: Path, words: Words
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    kept.fill(folder, Noticed(mood=7, note="Before."))
    most = max(path.stat().st_size for path in folder.glob("journal.*.sealed")) + 1000
    served = serve(most=most)
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field(NOTE), LONG)
    before = journal_in(folder)
    phone.tap("Save")
    phone.sees(words("errors.not_kept"), SHEET)
    phone.tap(words("errors.copy_text"))
    phone.page.wait_for_function("words => navigator.clipboard.readText().then(text => text === words)", arg=LONG)
    phone.tap(words("errors.try_again"))
    phone.sees(words("errors.not_kept"), SHEET)
    assert value(phone, phone.field(NOTE)) == LONG
    assert journal_in(folder) == before

    served.allow(resource.RLIM_INFINITY)
    phone.tap(words("errors.try_again"))
    phone.never_sees(SHEET)
    phone.sees("Saved")
    phone.leave()
    assert served.stop() == 0
    assert "Traceback" not in served.stderr
    assert LONG[:20] not in served.stderr
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == [LONG, "Before."]
    assert kept.drafts(folder) == []


def test_a_folder_that_vanishes_and_comes_back(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    kept.fill(folder, Noticed(mood=7, note="Before."))
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field(NOTE), "A bird.")
    away = folder.rename(folder.with_name("unplugged"))
    write(phone, phone.field(NOTE), " And another.")
    phone.tap("Save")
    phone.sees(words("errors.not_kept"), SHEET)
    assert not folder.exists()
    assert value(phone, phone.field(NOTE)) == "A bird. And another."

    away.rename(folder)
    phone.tap(words("errors.try_again"))
    phone.never_sees(SHEET)
    phone.sees("Saved")
    phone.leave()
    assert served.stop() == 0
    assert "Traceback" not in served.stderr
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == ["A bird. And another.", "Before."]
    assert kept.drafts(folder) == []


def journal_in(folder: Path) -> dict[str, bytes]:
    """The journal's copies, and whatever a failed save might have left beside them."""
    return {name: content for name, content in kept.files(folder).items() if name.startswith("journal.")}
