"""A disk without room: the words stay on the sheet, and are saved once there is room."""

import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits a running process by prlimit")

WORDS = "Words that must not get lost."
NO_ROOM, ROOM = 200, 10_000_000


def test_words_wait_on_the_sheet_until_there_is_room(
    phone: Phone, context: BrowserContext, serve: Serve, folder: Path, words: Words
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    served.allow(NO_ROOM)
    before = kept.files(folder)
    phone.type("A note", WORDS)
    phone.sees(words("errors.not_kept"))
    phone.tap("Save")
    phone.tap(words("errors.copy_text"))
    phone.page.wait_for_function("words => navigator.clipboard.readText().then(text => text === words)", arg=WORDS)
    phone.tap(words("errors.try_again"))
    phone.sees(words("errors.not_kept"), "If you have the energy")
    expect(phone.field("A note")).to_have_value(WORDS)
    assert kept.files(folder) == before

    served.allow(ROOM)
    phone.tap(words("errors.try_again"))
    phone.never_sees("If you have the energy")
    phone.sees("Saved")
    phone.sees_button(re.compile(WORDS))
    phone.leave()
    served.stop()
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == [WORDS]


def test_a_mood_that_could_not_be_saved_is_told_and_not_shown_as_saved(
    phone: Phone, serve: Serve, folder: Path, words: Words
) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    served.allow(NO_ROOM)
    phone.tap("Good, mood 4 of 5")
    phone.sees(words("errors.not_kept"), "How are you right now?")
    served.allow(ROOM)
    phone.tap("Good, mood 4 of 5")
    phone.sees("Good, saved")
    phone.never_sees(words("errors.not_kept"))
