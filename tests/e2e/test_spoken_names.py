"""What a screen reader says of every screen, and what the keyboard alone can reach and press."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from companion.care.mood import Noticed, Signals
from tests.e2e import kept, walk
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone

FACES = [
    "Very low, mood 1 of 5",
    "Low, mood 2 of 5",
    "So-so, mood 3 of 5",
    "Good, mood 4 of 5",
    "Very good, mood 5 of 5",
]
CONTROLS = """() => [...document.querySelectorAll('flt-semantics-host *')].flatMap(at => {
  const role = at.getAttribute('role') || (/^(INPUT|TEXTAREA)$/.test(at.tagName) ? 'textbox' : '');
  if (!['button', 'checkbox', 'slider', 'textbox', 'tab', 'radio'].includes(role)) return [];
  const name = role === 'slider' ? at.getAttribute('aria-valuetext') : at.getAttribute('aria-label') || at.innerText;
  return [{role, name: (name || '').trim(), off: at.getAttribute('aria-disabled') === 'true' || at.disabled === true}];
})"""


def _controls(phone: Phone) -> list[tuple[str, str]]:
    """Role and name of everything that can be pressed, moved or written in."""
    return [(one["role"], one["name"]) for one in phone.page.evaluate(CONTROLS)]


@pytest.mark.timeout(240)
def test_every_control_has_a_name_and_every_screen_a_heading(
    phone: Phone, serve: Serve, folder: Path, strangers: list[str]
) -> None:
    walk.fill(folder)
    phone.open(serve().address)
    for screen in walk.screens(phone):
        controls = _controls(phone)
        nameless = [role for role, name in controls if not name and role != "slider"]  # see below
        assert nameless == [], f"{screen}: {controls}"
        expect(phone.page.get_by_role("heading").first).to_be_visible()
        faces = sorted(name for _, name in controls if "mood" in name and "of 5" in name)
        assert faces == (sorted(FACES) if screen in ("today asked", "sheet") else []), screen
        if screen.startswith("help"):
            assert ("button", "Help now") not in controls
        else:
            assert ("button", "Help now") in controls, screen
            phone.tab_to("Help now")
    assert phone.errors == []
    assert strangers == []


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
    walk.settled(phone)
    wanted = [
        one["name"]
        for one in phone.page.evaluate(CONTROLS)
        if one["role"] not in ("slider", "textbox") and not one["off"]
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
    walk.settled(phone)
    phone.key("Tab")  # on a new screen the browser's focus is there before Flutter's own
    phone.tab_to(name)
    phone.key("Enter")
    walk.settled(phone)


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
