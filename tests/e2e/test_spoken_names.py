"""What the keyboard alone can reach and press, and how its sliders are named."""

import re
from pathlib import Path

from playwright.sync_api import expect

from companion.care.mood import Noticed, Signals
from tests.e2e import kept, spoken
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone


def _reachable(phone: Phone) -> set[str]:
    """The names that Tab comes by, until it comes by them again."""
    names: list[str] = []
    for _ in range(80):
        phone.key("Tab")
        name = phone.focused
        if names and name and names[0] == name and len(names) > 1:
            break
        names += [name] if name else []
    return set(names)


def _all_by_tab(phone: Phone) -> None:
    phone.settle()
    wanted = [
        one["name"] for one in spoken.controls(phone) if one["role"] not in ("slider", "textbox") and not one["off"]
    ]
    missing = set(wanted) - _reachable(phone)
    assert missing == set()


def _sliders_are_named(phone: Phone) -> None:
    """Looked at where nobody has touched: Flutter leaves a slider made within half a second of a touch unnamed."""
    sliders = phone.page.locator("flt-semantics > input[role=slider]").all()
    assert len(sliders) == len(Signals.model_fields)
    for slider in sliders:
        expect(slider).to_have_attribute("aria-valuetext", re.compile("^.+, (not set|[0-9]+ of 10)$"))


def _press(phone: Phone, name: str) -> None:
    phone.settle()
    phone.key("Tab")  # on a new screen the browser's focus is there before Flutter's own
    phone.tab_to(name)
    phone.key("Enter")
    phone.settle()


def test_today_journal_and_the_sheet_by_keyboard_alone(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=7, note="Tea with Zoë."))
    phone.open(serve().address)
    phone.sees_button("Add more")
    _all_by_tab(phone)
    _press(phone, "Help now")
    phone.sees_button("Change country")
    _press(phone, "Back")
    phone.sees_button("Add more")
    _press(phone, "Settings")
    phone.sees_button(re.compile("^Country for Help now"))
    _press(phone, "Back")
    phone.sees_button("Add more")
    _press(phone, "Add more")
    phone.sees("If you have the energy")
    _sliders_are_named(phone)
    _all_by_tab(phone)
    _press(phone, "Outside")
    expect(phone.one("Outside", "checkbox")).to_have_attribute("aria-checked", "true")
    _press(phone, "Save")
    phone.never_sees("If you have the energy")
    _press(phone, "Journal")
    phone.sees_button("Write")
    _all_by_tab(phone)
    _press(phone, "See the year")
    phone.sees_button("The year before")
    _press(phone, "Back")
    phone.sees_button("Write")
    _press(phone, "Write")
    phone.sees("If you have the energy")
    assert phone.taps == 0
    assert phone.errors == []
