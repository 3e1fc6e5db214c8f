"""The lock, from the five screens that set it to everything that must not pass it."""

import re
import time
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from companion.care.mood import Noticed
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.crisis_lines import LINES
from tests.e2e.frames import Frames
from tests.e2e.lock_steps import LOCKED, PHRASE, enter, lock, set_lock, unlock
from tests.e2e.phone import Phone
from tests.e2e.traces import Traces
from tests.e2e.writing import A_NOTE, SHEET, leave_half_a_note, write

SAVED, TAG, HALF = "quillfeatherbrook", "tumblewickmoss", "Driftwoodcaraway"
WAITING = re.compile("^Your words are waiting")
SECONDS = re.compile(r"^In \d+ seconds?$")
SEEN = """state => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
  document.dispatchEvent(new Event('visibilitychange'));
}"""
"""A browser without a screen never hides a page. This is what one with a screen tells Flutter."""


@both_homes
def test_it_is_set_in_five_steps_and_the_twelve_words_open_it(
    phone: Phone, serve: Serve, place: Path, folder: Path, words: Words
) -> None:
    kept.fill(folder, Noticed(mood=7, note=f"A {SAVED}", tags=(TAG,)))
    served = serve()
    phone.open(served.address)
    leave_half_a_note(phone, HALF)
    paper = set_lock(phone, words)
    assert "device.key" not in kept.files(folder)

    phone.tap(re.compile("^Lock now"))
    unlock(phone)
    phone.sees_button(re.compile("^Lock now"))
    for before in (words("settings.title"), words("today.add_more")):
        phone.tap("Back")
        phone.sees(before)
    read_the_half_written_note(phone)
    assert phone.errors == []
    served.kill()
    assert "device.key" not in kept.files(folder)
    assert [(word, path) for word in (SAVED, TAG, HALF, PHRASE) for path in Traces(place, served).of(word)] == []

    served = serve()
    phone.open(served.address)
    for said in (*["errors.wrong_secret"] * 3, "locked.wait"):
        try_in_vain(phone, folder)
        phone.sees(words(said))
    served.kill()
    phone.open(serve().address)
    phone.sees(LOCKED, words("locked.wait"))
    expect(phone.page.get_by_text(SECONDS)).to_be_visible()
    phone.tap(words("locked.use_words"))
    enter(phone, "Your twelve words", " ".join(("abanodn", *paper[1:])))
    phone.tap("Open")
    phone.sees(words("errors.word_unknown_perhaps", word="abanodn", perhaps="abandon"))
    enter(phone, "Your twelve words", " ".join(paper))
    phone.tap("Open")
    phone.sees(words("notices.opened_by_words"))
    read_the_half_written_note(phone)


def test_another_window_opens_for_nobody_else_and_has_help(
    phone: Phone, context: BrowserContext, serve: Serve, folder: Path, words: Words
) -> None:
    kept.fill(folder)
    lock(folder)
    served = serve()
    phone.open(served.address)
    unlock(phone)
    leave_half_a_note(phone, HALF)
    read_the_half_written_note(phone)

    other = Phone(context.new_page())
    other.open(served.address)
    other.sees(LOCKED)
    other.tap("Help now")
    for name in LINES:
        other.sees_button(name)
    other.tap("Call 988")
    other.has_opened("tel:988")
    other.tap("Back")
    try_in_vain(other, folder)
    other.sees(words("errors.wrong_secret"))
    other.page.close()
    phone.reads(A_NOTE, HALF)  # the window at work keeps it meanwhile
    assert phone.errors == other.errors == []


def test_before_the_passphrase_no_word_leaves_the_server(
    phone: Phone, serve: Serve, folder: Path, words: Words
) -> None:
    canaries = (SAVED, TAG)
    kept.fill(folder, Noticed(mood=7, note=f"A {SAVED}", tags=(TAG,)))
    lock(folder)
    frames = Frames(phone.page)
    phone.open(serve().address)
    phone.sees(LOCKED)
    unlock(phone, "blue kettle walks")
    phone.sees(words("errors.wrong_secret"))
    assert frames.holding(LOCKED, *canaries) == [LOCKED]
    assert SAVED not in phone.words

    unlock(phone)
    phone.tab("Journal")
    phone.tap(re.compile(SAVED))
    phone.sees(f"A {SAVED}")
    assert frames.holding(*canaries) == list(canaries), "this test can fail"

    phone.tap("Back")
    phone.tab("Today")
    phone.tap("Settings")
    phone.tap(re.compile("^App lock"))
    phone.sees_button(re.compile("^Lock now"))
    frames.forget()
    phone.tap(re.compile("^Lock now"))
    phone.sees(LOCKED)
    phone.reload()
    phone.sees(LOCKED)
    assert frames.holding(LOCKED, *canaries) == [LOCKED]
    assert SAVED not in phone.words


@both_homes
def test_out_of_sight_it_locks_at_once(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    kept.prefer(folder, lock_after_minutes=0)
    lock(folder)
    frames = Frames(phone.page)
    phone.open(serve().address)
    unlock(phone)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), HALF)
    frames.forget()
    phone.page.evaluate(SEEN, "hidden")
    frames.until(LOCKED)
    phone.page.evaluate(SEEN, "visible")
    phone.sees(LOCKED)
    assert HALF not in phone.words
    unlock(phone)
    phone.sees(SHEET)
    phone.reads(A_NOTE, HALF)
    frames.forget()
    phone.reload()
    phone.sees(LOCKED)
    assert frames.holding(LOCKED, HALF) == [LOCKED]
    assert HALF not in phone.words
    assert phone.errors == []


def read_the_half_written_note(phone: Phone) -> None:
    phone.tap(WAITING)
    phone.sees(SHEET)
    phone.reads(A_NOTE, HALF)


def try_in_vain(phone: Phone, folder: Path) -> None:
    """Give a wrong passphrase and wait until it was tried: what was said of the one before is gone then."""
    counted = kept.files(folder)["attempts"]
    unlock(phone, "blue kettle walks")
    deadline = time.monotonic() + 10
    while kept.files(folder)["attempts"] == counted:
        assert time.monotonic() < deadline, "it was never tried"
        time.sleep(0.02)
    phone.settle()
