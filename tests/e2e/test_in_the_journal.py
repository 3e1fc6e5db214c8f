"""A check-in is found again, changed, deleted, put back and erased."""

import re
from pathlib import Path

from playwright.sync_api import expect

from companion.care.mood import Noticed, Signals
from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.phone import Phone
from tests.e2e.writing import search

ZOE = "Tea with Zoë in the CAFÉ by the river."
OTHER = "Slept badly, and rested after lunch."
SEARCH = "Search your words"


def entry(note: str) -> re.Pattern[str]:
    """The button of the entry that begins with this note."""
    return re.compile(re.escape(note[:20]))


@both_homes
def test_found_again_by_half_a_word_without_accents(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=7, note=ZOE), Noticed(mood=3, note=OTHER))
    phone.open(serve().address)
    phone.tab("Journal")
    phone.sees_button(entry(ZOE))
    phone.sees_button(entry(OTHER))

    for words in ("zoe caf", "ZOË", "rive"):
        search(phone, words)
        phone.sees("1 note found")
        phone.sees_button(entry(ZOE))
        assert phone.one(entry(OTHER)).count() == 0
        phone.tap("Clear the search")
        phone.sees_button(entry(OTHER))

    search(phone, "elephant")
    phone.sees("Nothing found", "None of your notes holds these words.")


@both_homes
def test_an_entry_shows_everything_and_nothing_that_was_left_blank(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, kept.FULL)
    phone.open(serve().address)
    phone.tab("Journal")
    phone.tap(entry(kept.FULL.note))
    phone.sees("7 of 10", kept.FULL.note)
    said = phone.words
    for line in (
        "My mind\n6 of 10",
        "Feeling\n7 of 10",
        "Thinking\n5 of 10",
        "Other people\n8 of 10",
        "Sleep last night\n6 hours 30",
        "What was around\nOutside, With people, A long walk by the lake",
    ):
        assert line in said
    assert "Getting started" not in said


@both_homes
def test_changed_deleted_put_back_and_erased(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=3, signals=Signals(feeling=4), note=OTHER))
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap(entry(OTHER))
    phone.tap("Change")
    phone.tap("So-so, mood 3 of 5")
    phone.slide("Getting started", 6)
    phone.type("A note", " Then it was better.")
    phone.tap("Save")
    phone.sees("So-so, saved", "5 of 10", f"{OTHER} Then it was better.")

    phone.tap("Delete")
    phone.sees("Moved to Recently deleted", "Nothing here yet")
    phone.tap("Undo")
    phone.tap(entry(OTHER))
    phone.tap("Delete")
    phone.sees("Nothing here yet")

    phone.tab("Today")
    phone.tap("Settings")
    phone.tap(re.compile("^Recently deleted"))
    phone.tap("Put back")
    phone.sees("Nothing here")
    phone.tap("Back")
    phone.tap("Back")
    phone.tab("Journal")
    phone.tap(entry(OTHER))
    phone.tap("Delete")
    phone.sees("Nothing here yet")

    phone.tab("Today")
    phone.tap("Settings")
    phone.tap(re.compile("^Recently deleted"))
    phone.tap("Erase now")
    phone.sees("Erase it for good? It cannot come back.")
    phone.tap("Keep it")
    phone.tap("Erase now")
    phone.tap("Erase")
    phone.sees("Nothing here")

    phone.leave()
    assert served.stop() == 0
    assert kept.check_ins(folder) == []
    assert kept.deleted(folder) == []


@both_homes
def test_a_change_is_kept_as_it_was_made(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, Noticed(mood=3, signals=Signals(feeling=4), note=OTHER))
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap(entry(OTHER))
    phone.tap("Change")
    phone.tap("Very good, mood 5 of 5")
    phone.slide("Getting started", 6)
    phone.tap("Outside", "checkbox")
    expect(phone.one("Outside", "checkbox")).to_have_attribute("aria-checked", "true")
    phone.tap("Save")
    phone.sees("Very good, saved")
    phone.leave()
    served.stop()
    changed = Noticed(mood=9, signals=Signals(feeling=4, getting_started=6), tags=("Outside",), note=OTHER)
    assert [one.noticed for one in kept.check_ins(folder)] == [changed]
