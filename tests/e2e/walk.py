"""A walk through every screen, the same in every look: from the welcome to the last one."""

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import expect

from companion.care.mood import Noticed
from companion.care.people import Person
from tests.e2e import kept
from tests.e2e.phone import Phone
from tests.e2e.writing import search

LONG = (
    kept.FULL,
    Noticed(mood=3, tags=("Rest", "Donaudampfschifffahrtsgesellschaft")),
    Noticed(mood=1, note="Rain all day. " * 12),
    Noticed(note="No mood today, just these words."),
)
PEOPLE = (
    Person(id="a", name="Anna", phone="+1 202 555 0123", about="Sister, any time"),
    Person(
        id="b",
        name="Maximiliane Wolkenstein-Donaudampfschiff",
        phone="(202) 555-0124",
        about="Next door. Evenings, and Sundays after lunch.",
    ),
)


def fill(folder: Path) -> None:
    """Somebody who was never welcomed, with nothing in the journal but people, and some check-ins recently deleted."""
    for entry in kept.fill(folder, *LONG, welcomed=False):
        kept.delete(folder, entry.id)
    kept.people(folder, *PEOPLE)


def screens(phone: Phone) -> Iterator[str]:
    """Stops at every screen and gives its name. The phone is open at the welcome."""
    for name in _stops(phone):
        phone.settle()
        yield name
        phone.settle()


def _stops(phone: Phone) -> Iterator[str]:
    phone.sees_button("Begin")
    yield "welcome"
    go(phone, "I have a backup", "Bring your journal here")
    yield "a backup to bring"
    go(phone, "Back", "A quiet place between sessions")
    go(phone, "Begin", "How are you right now?")
    yield "today asked"
    for tab in ("Practice", "Trends", "Visit"):
        phone.tab(tab)
        yield tab.lower()
    phone.tab("Journal")
    phone.sees_button("Write something")
    yield "journal empty"
    phone.tab("Today")
    phone.sees("How are you right now?")
    yield from _above_today(phone)
    phone.sees_button("Add more")
    yield "today saved"
    yield from _sheet(phone)
    phone.tab("Journal")
    phone.sees_button(re.compile("^Low"))
    yield "journal"
    yield from _in_the_journal(phone)


def go(phone: Phone, button: str | re.Pattern[str], then: str) -> None:
    """Tap a button that leads somewhere, and wait until `then` can be read there."""
    phone.settle()
    phone.tap(button)
    host = phone.page.locator("flt-semantics-host")
    expect(host.get_by_text(then).or_(host.get_by_label(then)).first).to_be_visible()
    phone.settle()


def _above_today(phone: Phone) -> Iterator[str]:
    go(phone, "Help now", "Change country")
    yield "help"
    go(phone, "Back", "How are you right now?")
    go(phone, "Settings", "Country for Help now")
    yield "settings"
    go(phone, re.compile("^Country for Help now"), "Whose numbers Help now shows.")
    yield "country"
    go(phone, "Back", "Settings")
    yield from _in_settings(phone)
    yield from _people(phone)
    go(phone, re.compile("^Recently deleted"), "Kept for 30 days, then erased for good.")
    yield "recently deleted"
    phone.touch(phone.one("Erase now").first)
    phone.sees_button("Keep it")
    yield "recently deleted, asking"
    phone.tap("Keep it")
    for left in range(len(LONG), 0, -1):
        expect(phone.one("Put back")).to_have_count(left)
        phone.settle()
        phone.touch(phone.one("Put back").first)
    phone.sees("Nothing here")
    yield "nothing deleted"
    go(phone, "Back", "Settings")
    phone.tap("Back")


def _in_settings(phone: Phone) -> Iterator[str]:
    for row, then in (
        ("Appearance", "Dark"),
        ("Text size", "A quiet morning"),
        ("What is kept where", "Words not saved yet"),
        ("Backup", "All of it, in one file"),
        ("Delete everything", "For good"),
    ):
        go(phone, re.compile(f"^{row}"), then)
        yield row.lower()
        go(phone, "Back", "Settings")


def _people(phone: Phone) -> Iterator[str]:
    go(phone, re.compile("^My people"), "Show before unlocking")
    yield "people"
    go(phone, re.compile("^Anna"), "Remove")
    yield "person"
    go(phone, "Back", "Add someone")
    go(phone, "Add someone", "Phone number")
    phone.tap("Save")
    phone.sees(re.compile("^Please give them a name"))
    yield "person to mend"
    go(phone, "Back", "Add someone")
    go(phone, "Back", "Settings")


def _sheet(phone: Phone) -> Iterator[str]:
    go(phone, "Add more", "If you have the energy")
    yield "sheet"
    go(phone, "Help now", "Change country")
    yield "help in the sheet"
    go(phone, "Back", "If you have the energy")
    phone.tap("Close")
    phone.never_sees("If you have the energy")
    phone.settle()


def _in_the_journal(phone: Phone) -> Iterator[str]:
    search(phone, "rain")
    phone.sees("1 note found")
    yield "search results"
    go(phone, "Clear the search", "See the year")
    search(phone, "elephant")
    phone.sees("Nothing found")
    yield "nothing found"
    go(phone, "Clear the search", "See the year")
    go(phone, re.compile("^Good"), "Change")
    yield "entry"
    go(phone, "Back", "See the year")
    go(phone, "See the year", "The year")
    yield "year"
