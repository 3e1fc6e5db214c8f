"""Help now is one tap from everywhere, and works when nothing else does."""

import re
from pathlib import Path

from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone

LINES = {
    "Call 988": "tel:988",
    "Text 988": "sms:988",
    re.compile("Text HOME to 741741$"): "sms:741741?body=HOME",
    re.compile("Call 911$"): "tel:911",
}


def test_every_line_opens_on_the_device_even_while_the_server_stands_still(phone: Phone, serve: Serve) -> None:
    served = serve()
    phone.open(served.address)
    phone.tap("Help now")
    phone.sees_button("Call 988")
    assert "Numbers checked" in phone.words
    served.suspend()
    for name in LINES:
        phone.tap(name)
    assert phone.opened == list(LINES.values())


def test_one_tap_from_every_screen_and_back_again(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, kept.FULL, welcomed=False)
    phone.open(serve().address)
    one_tap_away(phone, "A quiet place between sessions")
    phone.tap("Begin")
    for tab, heading in (
        ("Today", "Good"),
        ("Journal", "Journal"),
        ("Practice", "Practice"),
        ("Trends", "Trends"),
        ("Visit", "Visit"),
    ):
        phone.tab(tab)
        one_tap_away(phone, heading)
    phone.tab("Journal")
    phone.tap(re.compile("^Good"))
    one_tap_away(phone, kept.FULL.note)
    phone.tap("Change")
    one_tap_away(phone, "If you have the energy")
    phone.tap("Close")
    phone.tap("Back")
    phone.tap("See the year")
    one_tap_away(phone, "The year")
    phone.tap("Back")
    phone.tab("Today")
    phone.tap("Settings")
    one_tap_away(phone, "Country for Help now", exact=False)
    phone.tap(re.compile("^Recently deleted"))
    one_tap_away(phone, "What you delete waits here for 30 days.")


def test_another_country_is_never_guessed(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    phone.open(serve().address)
    phone.tap("Help now")
    phone.tap("Change country")
    phone.tap("Another country")
    phone.sees("Call your local emergency number.")
    assert "988" not in phone.words


def one_tap_away(phone: Phone, here: str, exact: bool = True) -> None:
    """From the screen that says `here`, one tap shows every line, and Back returns."""
    if exact:
        phone.sees(here)
    else:
        phone.sees_button(re.compile(here))
    before = phone.taps
    phone.tap("Help now")
    for name in LINES:
        phone.sees_button(name)
    assert phone.taps == before + 1
    phone.tap("Back")
    phone.never_sees("Call 988")
