"""Words that are not saved yet outlive the server, the page, the sheet and the way to Help now."""

import re
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.phone import Phone

WORDS = "Rain on the window. I stayed in bed, and that was all right."
SHEET, NOTE, ADD = "If you have the energy", "A note", "Add more"
WAITING = re.compile("^Your words are waiting")


@both_homes
def test_words_outlive_a_killed_server(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.type(NOTE, WORDS)
    time.sleep(kept.WITHIN)
    served.kill()

    served = serve()
    phone.open(served.address)
    phone.tap(WAITING)
    phone.sees(SHEET)
    phone.reads(NOTE, WORDS)
    phone.tap("Save")
    phone.never_sees(SHEET)
    phone.sees("Saved")
    expect(phone.one(WAITING)).to_have_count(0)

    phone.leave()
    served.stop()
    assert [entry.noticed.note for entry in kept.check_ins(folder)] == [WORDS]
    assert kept.drafts(folder) == []


def test_words_outlive_an_orderly_end_at_once(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.type(NOTE, WORDS)
    assert served.stop() == 0

    assert [draft.noticed.note for draft in kept.drafts(folder)] == [WORDS]


@both_homes
def test_words_outlive_every_way_out_of_the_sheet(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tap("Good, mood 4 of 5")
    phone.tap(ADD)
    phone.sees(SHEET)
    phone.type(NOTE, WORDS)

    served.before_a_reload()
    phone.reload()
    phone.sees(SHEET)
    phone.reads(NOTE, WORDS)

    phone.tap("Help now")
    phone.sees_button("Call 988")
    phone.is_at("help$")
    phone.back()
    phone.sees(SHEET)
    phone.reads(NOTE, WORDS)

    phone.tap("Help now")
    phone.tap("Back")
    phone.sees(SHEET)
    phone.reads(NOTE, WORDS)

    way = phone.page.url.removeprefix(served.address)
    for leave in (lambda: phone.tap("Close"), lambda: phone.key("Escape"), phone.back):
        leave()
        phone.never_sees(SHEET)
        phone.sees_button(ADD)
        phone.tap(WAITING)
        phone.sees(SHEET)
        phone.reads(NOTE, WORDS)
        phone.is_at(way)

    phone.tap("Just save mood")
    phone.never_sees(SHEET)
    phone.tap(WAITING)
    phone.reads(NOTE, WORDS)
    phone.tap("Save")
    phone.never_sees(SHEET)
    expect(phone.one(WAITING)).to_have_count(0)

    phone.leave()
    served.stop()
    assert [(entry.noticed.mood, entry.noticed.note) for entry in kept.check_ins(folder)] == [(7, WORDS)]


@both_homes
def test_back_closes_the_sheet_and_does_not_open_it_again(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder, kept.FULL)
    phone.open(serve().address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    phone.is_at("check-in")
    phone.back()
    phone.never_sees(SHEET)
    phone.sees_button("Write")

    phone.tap("Write")
    phone.sees(SHEET)
    phone.tap("Close")
    phone.never_sees(SHEET)
    phone.is_at("journal$")
    phone.back()
    expect(phone.one("Today", "tab")).to_have_attribute("aria-selected", "true")
    phone.never_sees(SHEET)


@both_homes
def test_a_reload_keeps_a_new_sheet_whose_mood_is_saved_already(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tab("Journal")
    phone.tap("Write")
    phone.tap("Good, mood 4 of 5")
    phone.sees("7 of 10")
    phone.type(NOTE, WORDS)
    served.before_a_reload()
    phone.reload()
    phone.sees(SHEET)
    phone.reads(NOTE, WORDS)
