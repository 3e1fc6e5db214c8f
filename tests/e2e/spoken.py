"""What a screen reader says of a screen."""

from typing import Any

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


def controls(phone: Phone) -> list[dict[str, Any]]:
    """Role and name of everything that can be pressed, moved or written in, and whether it is off."""
    return list(phone.page.evaluate(CONTROLS))


def faults(phone: Phone, screen: str) -> list[str]:
    """What the walk's stop `screen` lacks: a name, a heading, the five faces, or Help now by keyboard."""
    found = [(one["role"], one["name"]) for one in controls(phone)]
    told = [
        f"a {role} without a name" for role, name in found if not name and role != "slider"
    ]  # see test_spoken_names
    told += [] if phone.page.get_by_role("heading").count() else ["no heading"]
    faces = sorted(name for _, name in found if "mood" in name and "of 5" in name)
    told += [] if faces == (sorted(FACES) if screen in ("today asked", "sheet") else []) else [f"faces: {faces}"]
    has_help = ("button", "Help now") in found
    if has_help == screen.startswith("help"):
        told.append("Help now leads to itself" if has_help else "no Help now")
    elif has_help:
        phone.tab_to("Help now")
    return told
