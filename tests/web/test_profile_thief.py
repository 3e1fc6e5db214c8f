"""Whoever holds the whole browser profile: everything without a lock, nothing with one, and after delete everything
there is nothing to be had."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, expect

from companion.care.mood import Face
from companion.ui import strings
from companion.ui.strings import Words
from tests.e2e.lock_steps import PHRASE, enter, set_lock, settings, unlock
from tests.e2e.phone import Phone
from tests.e2e.served import ROOT
from tests.e2e.walk import go
from tests.e2e.writing import A_NOTE, SHEET, leave_half_a_note, write
from tests.web.browser_thief import BrowserThief
from tests.web.killed_lives import ROW, WORDS
from tests.web.real_profile import RealProfile

NOTE, TAG, NAME, HALF = "quillfeatherbrook", "tumblewickmoss", "Harrowglint", "Driftwoodcaraway"
BEFORE = (NOTE, TAG, NAME, HALF)
"""Written while there was no lock."""

AFTER = "peppercornlantern"
"""Written behind the lock."""

EVERYTHING = "Delete everything"
NAMES = "import('./storage.js').then((storage) => storage.names())"


@dataclass(frozen=True)
class EarlyTap:
    """A face that was tapped on the page of a locked journal, before Python was there."""

    face: Face
    waited: list[str]
    """The names of taps until the journal was unlocked."""
    rows: list[str]
    """Check-ins with a mood in the Journal then."""
    left: list[str]
    """The names of taps then."""


@dataclass(frozen=True)
class Life:
    """What a thief finds at four times, what became of a tap in between, and what the browser kept on the first day
    and the last."""

    hidden: BrowserThief
    just_locked: BrowserThief
    """Copied while the browser runs, as soon as the screen says that the lock is set."""
    locked: BrowserThief
    early: EarlyTap
    deleted: BrowserThief
    first_day: list[str]
    last_day: list[str]
    strangers: list[str]


@pytest.fixture(scope="module")
def life(playwright: Playwright, site: str, tmp_path_factory: pytest.TempPathFactory) -> Life:
    """One patient's browser: words without a lock, then behind one, then everything is deleted."""
    place, words = tmp_path_factory.mktemp("life"), strings.load(ROOT / "assets")
    profile = RealProfile(place / "own", playwright)
    try:
        first_day = words_without_a_lock(opened(profile, site), words)
        hidden = stolen(profile, place / "hidden", site)
        phone = opened(profile, site)
        set_lock(phone, words)
        at_once = profile.copy(place / "at-once")
        words_behind_the_lock(phone)
        locked = stolen(profile, place / "locked", site)
        phone = Phone(profile.page())
        early = tapped_while_locked(phone, site, Face.GOOD)
        last_day = delete_everything(phone, words)
        deleted = stolen(profile, place / "deleted", site)
        just_locked = BrowserThief(at_once, site)
    finally:
        profile.close()
    return Life(hidden, just_locked, locked, early, deleted, first_day, last_day, profile.strangers)


def opened(profile: RealProfile, site: str) -> Phone:
    phone = Phone(profile.page())
    phone.open(site)
    return phone


def stolen(profile: RealProfile, place: Path, site: str) -> BrowserThief:
    """The browser is closed and its profile copied."""
    profile.close()
    return BrowserThief(profile.copy(place), site)


def words_without_a_lock(phone: Phone, words: Words) -> list[str]:
    """Every kind of word. Returns what the browser kept before the first of them."""
    phone.sees_button("Begin")
    kept: list[str] = phone.page.evaluate(NAMES)
    go(phone, "Begin", "How are you right now?")
    note(phone, "Write something", NOTE, TAG)
    leave_half_a_note(phone, HALF)
    settings(phone, "App lock")
    phone.sees(words("app_lock.off_title"))
    go(phone, "Back", "My people")
    go(phone, re.compile("^My people"), words("people.empty"))
    go(phone, "Add someone", "Phone number")
    enter(phone, "Name", NAME)
    enter(phone, "Phone number", "+1 202 555 0123")
    phone.tap("Save")
    phone.sees_button(re.compile(NAME))
    return kept


def words_behind_the_lock(phone: Phone) -> None:
    go(phone, "Back", "Country for Help now")
    phone.tap("Back")
    note(phone, "Write", AFTER)


def tapped_while_locked(phone: Phone, site: str, face: Face) -> EarlyTap:
    """Opens the app by way of the first page's faces, and unlocks it. Returns what became of the tap."""
    phone.page.goto(site)
    phone.page.locator(f".face[data-mood='{face.points}']").click()
    expect(phone.page.locator("#first-page .noted")).to_be_visible()
    phone.ready()
    waited = taps(phone)
    unlock(phone)
    phone.tab("Journal")
    phone.sees_button(re.compile(AFTER))
    phone.settle()
    rows = [row.inner_text() for row in phone.page.get_by_role("button", name=ROW).all()]
    phone.tab("Today")
    return EarlyTap(face, waited, rows, taps(phone))


def taps(phone: Phone) -> list[str]:
    """The names of taps that wait for the journal."""
    return [name for name in phone.page.evaluate(NAMES) if name.startswith("tap.")]


def delete_everything(phone: Phone, words: Words) -> list[str]:
    """Returns what the browser keeps afterwards."""
    go(phone, "Settings", "App lock")
    go(phone, re.compile(f"^{EVERYTHING}"), words("delete_all.for_good"))
    enter(phone, words("delete_all.type", word="delete"), "delete")
    phone.tap(EVERYTHING)
    phone.sees_button("Begin")
    kept: list[str] = phone.page.evaluate(NAMES)
    return kept


def note(phone: Phone, button: str, text: str, tag: str = "") -> None:
    """A check-in of words."""
    phone.tab("Journal")
    phone.tap(button)
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), f"A {text}")
    if tag:
        phone.tap("New", "checkbox")
        write(phone, phone.field("A word of your own"), tag)
        phone.key("Enter")
        phone.sees_button(tag, "checkbox")
    phone.tap("Save")
    phone.never_sees(SHEET)
    phone.sees_button(re.compile(text))
    phone.tab("Today")


def kinds(names: list[str]) -> set[str]:
    """The names of files, without which of two copies it is."""
    return {name.replace(".0.", ".").replace(".1.", ".") for name in names}


@pytest.mark.timeout(300)
def test_without_a_lock_he_reads_everything_but_not_at_a_glance(life: Life) -> None:
    assert life.hidden.reads(*BEFORE) == list(BEFORE)
    assert life.hidden.plainly(*BEFORE) == []


def test_a_lock_leaves_him_nothing(life: Life) -> None:
    assert life.locked.reads(*BEFORE, AFTER, PHRASE) == []
    assert life.locked.reads(*BEFORE, AFTER, passcodes=("blue kettle walks out",)) == []


def test_nor_do_old_keys_from_the_moment_it_is_set(life: Life) -> None:
    device_key = life.hidden.opens("device.key")
    assert len(device_key) == 1
    for thief in (life.just_locked, life.locked):
        assert thief.reads(*BEFORE, AFTER, keys=device_key) == []
        assert thief.finds(device_key | life.hidden.keys_in_force()) == []


def test_he_would_find_what_lies_in_the_raw_files(life: Life) -> None:
    """With the keys of that day, the copies that the browser never took out of its files still open."""
    assert life.locked.reads(NOTE, keys=life.hidden.keys()) == [NOTE]
    assert life.locked.reads(*BEFORE, AFTER, passcodes=(PHRASE,)) == [*BEFORE, AFTER]


def test_a_face_tapped_while_it_is_locked_is_one_check_in_once_it_opens(life: Life) -> None:
    assert len(life.early.waited) == 1
    assert [row.startswith(f"{WORDS[life.early.face]} ") for row in life.early.rows] == [True], life.early.rows
    assert life.early.left == []


def test_after_delete_everything_nothing_is_left(life: Life) -> None:
    before = life.hidden.keys_in_force() | life.locked.keys_in_force()
    assert life.hidden.finds(life.hidden.keys_in_force())
    assert life.deleted.reads(*BEFORE, AFTER, PHRASE, passcodes=(PHRASE,)) == []
    assert life.deleted.finds(before) == []
    assert kinds(life.last_day) == kinds(life.first_day)


def test_nobody_else_was_asked(life: Life) -> None:
    assert life.strangers == []
