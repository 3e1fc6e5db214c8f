"""Help now is one tap from everywhere, and works when nothing else does."""

import re
from pathlib import Path

from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.crisis_lines import LINES
from tests.e2e.phone import Phone


def test_every_line_opens_on_the_device_even_while_the_server_stands_still(phone: Phone, serve: Serve) -> None:
    served = serve()
    phone.open(served.address)
    phone.tap("Help now")
    phone.sees_button("Call 988")
    assert "Numbers checked" in phone.words
    served.suspend()
    for name in LINES:
        phone.tap(name)
    phone.has_opened(*LINES.values())


def test_one_tap_from_every_screen_and_back_again(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    kept.fill(folder, kept.FULL, welcomed=False)
    phone.open(serve().address)
    one_tap_away(phone, words("welcome.title"))
    phone.tap("Begin")
    one_tap_away(phone, words("today.add_more"))
    for tab, here in (
        ("Journal", words("journal.see_year")),
        ("Practice", words("later.practice_line")),
        ("Trends", words("trends.empty_line")),
        ("Visit", words("visit.no_questions")),
    ):
        phone.tab(tab)
        one_tap_away(phone, here)
    phone.tab("Journal")
    phone.tap(re.compile("^Good"))
    one_tap_away(phone, kept.FULL.note)
    phone.tap("Change")
    one_tap_away(phone, words("check_in.if_energy"))
    phone.tap("Close")
    phone.tap("Back")
    phone.tap("See the year")
    one_tap_away(phone, words("year.title"))
    phone.tap("Back")
    phone.tab("Today")
    phone.tap("Settings")
    one_tap_away(phone, words("settings.title"))
    phone.tap(re.compile("^Recently deleted"))
    one_tap_away(phone, words("deleted.empty_line"))


def test_another_country_is_never_guessed(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    phone.open(serve().address)
    phone.tap("Help now")
    phone.tap("Change country")
    phone.tap("Another country")
    phone.sees("Call your local emergency number.")
    assert "988" not in phone.words


def one_tap_away(phone: Phone, here: str) -> None:
    """From the screen that says `here`, one tap shows every line, and Back returns."""
    phone.sees(here)
    before = phone.taps
    phone.tap("Help now")
    for name in LINES:
        phone.sees_button(name)
    assert phone.taps == before + 1
    phone.tap("Back")
    phone.never_sees("Call 988")
    phone.sees(here)
