"""A questionnaire by keyboard alone, one left half done, and Help now when it is time, in both homes."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.phone import Phone

ROW = "PHQ-9 Looks back on 14 days"


def choose(phone: Phone, name: str) -> None:
    """Choose an answer and go on, by keys."""
    phone.tab_to(name)
    phone.key("Enter")
    expect(phone.one(name)).to_have_attribute("aria-current", "true")
    phone.tab_to("Next")
    phone.key("Enter")


@both_homes
def test_phq_9_by_keyboard_alone(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    for name in ("Settings", "Questionnaires When you like", ROW):
        phone.tab_to(name)
        phone.key("Enter")
        phone.settle()
    for number in range(1, 10):
        phone.sees(f"Question {number} of 9")
        choose(phone, "Several days" if number in (2, 4, 9) else "Not at all")
    phone.is_at("help")
    phone.sees("You can talk to\nsomeone right now.")
    phone.settle()
    phone.key("Tab")  # the page tells of a focus that Flutter has not given yet
    phone.tab_to("Back")
    phone.key("Enter")
    phone.sees("One more question")
    choose(phone, "Somewhat difficult")
    phone.sees("3 of 27. The form calls this range “Minimal”.")
    assert phone.taps == 0
    phone.leave()
    served.stop()
    (sheet,) = kept.sheets(folder)
    assert sheet.finished is not None
    assert len(sheet.answers) == 10


@both_homes
def test_one_left_half_done_resumes_after_a_restart(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    open_list(phone, served.address)
    phone.tap(re.compile("^PHQ-9"))
    for number, answer in enumerate(("Several days", "Not at all"), 1):
        phone.sees(f"Question {number} of 9")
        phone.tap(answer)
        phone.tap("Next")
    phone.sees("Question 3 of 9")
    served.kill()
    phone.leave()
    open_list(phone, serve().address)
    phone.tap(re.compile("^PHQ-9, half done"))
    phone.sees("Question 3 of 9", "Trouble falling or staying asleep, or sleeping too much")


def open_list(phone: Phone, address: str) -> None:
    phone.open(address)
    phone.tap("Settings")
    phone.tap(re.compile("^Questionnaires"))
    phone.sees("Any time")
