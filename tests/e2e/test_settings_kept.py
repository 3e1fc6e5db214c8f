"""What a patient chose in Settings is in force at the next start, on the lock screen already where it may be."""

import re
from pathlib import Path

from playwright.sync_api import Locator, expect

from companion.ui.strings import Words
from tests.e2e import fitting, kept
from tests.e2e.conftest import Serve
from tests.e2e.crisis_lines import LINES
from tests.e2e.ground import DARK, becomes
from tests.e2e.lock_steps import LOCKED, enter, lock, unlock
from tests.e2e.phone import Phone
from tests.e2e.walk import go

BEFORE_UNLOCKING = re.compile("^Show before unlocking")


def test_the_look_and_the_people_are_there_before_unlocking_as_far_as_chosen(
    phone: Phone, serve: Serve, folder: Path, words: Words
) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tap("Settings")
    pause_and_come_back(phone, words)
    add_anna(phone)
    call_anna(phone)
    go(phone, re.compile("^Appearance"), "Dark")
    phone.tap("Dark")
    becomes(phone, DARK)
    go(phone, "Back", "Settings")
    go(phone, re.compile("^Text size"), words("text_size.sample_title"))
    phone.tap(re.compile("^Twice as large"))
    expect(phone.one(re.compile("^Twice as large"))).to_have_attribute("aria-current", "true")
    phone.leave()
    assert served.stop() == 0
    lock(folder)

    phone.open(serve().address)
    phone.sees(LOCKED)
    becomes(phone, DARK)
    assert twice_as_large(phone, LOCKED)
    go(phone, "Help now", "Change country")
    for name in LINES:
        phone.sees_button(name)
    assert "Anna" not in phone.words
    go(phone, "Back", LOCKED)

    unlock(phone)
    go(phone, "Settings", "App lock")
    go(phone, re.compile("^My people"), "Anna")
    phone.touch(switch(phone, BEFORE_UNLOCKING))
    expect(switch(phone, BEFORE_UNLOCKING)).to_have_attribute("aria-checked", "true")
    go(phone, "Back", "App lock")
    go(phone, re.compile("^App lock"), "Lock now")
    go(phone, re.compile("^Lock now"), LOCKED)
    call_anna(phone)
    phone.sees(LOCKED)
    assert phone.errors == []


def pause_and_come_back(phone: Phone, words: Words) -> None:
    """Everything is paused by one tap, and asked again by one tap. The phone is in Settings before and after."""
    phone.touch(switch(phone, re.compile("^Pause everything")))
    expect(switch(phone, re.compile("^Pause everything"))).to_have_attribute("aria-checked", "true")
    go(phone, "Back", words("paused.title"))
    assert "How are you right now?" not in phone.words
    go(phone, "I am back", "How are you right now?")
    go(phone, "Settings", "App lock")


def add_anna(phone: Phone) -> None:
    """Someone to call. The phone is in Settings before and after."""
    go(phone, re.compile("^My people"), "Nobody here yet")
    go(phone, "Add someone", "Phone number")
    enter(phone, "Name", "Anna")
    enter(phone, "Phone number", "+1 202 555 0123")
    go(phone, "Save", "Show before unlocking")
    go(phone, "Back", "App lock")


def call_anna(phone: Phone) -> None:
    """One tap in Help now, and back again."""
    before = phone.opened
    go(phone, "Help now", "Change country")
    phone.tap("Call Anna")
    phone.has_opened(*before, "tel:+12025550123")
    phone.tap("Back")
    phone.never_sees("Change country")
    phone.settle()


def switch(phone: Phone, name: re.Pattern[str]) -> Locator:
    return phone.page.get_by_role("switch", name=name)


def twice_as_large(phone: Phone, said: str) -> bool:
    """True when a heading is as high as at twice the size, and higher than at one and a half times."""
    phone.settle()
    (node,) = (one for one in fitting.nodes(phone) if one.said == said)
    return fitting.fits(node, 2) and not fitting.fits(node, 1.3)
