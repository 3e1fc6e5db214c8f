"""A course told, a session logged, and Trends that know of it, in both homes."""

import re
import time
from pathlib import Path

from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.phone import Phone

_A_MINUTE = 60


@both_homes
def test_a_course_is_told_within_a_minute_and_its_session_logged(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    start = time.monotonic()
    phone.tap("Settings")
    phone.tap(re.compile("^My course"))
    phone.tap("Add your sessions")
    phone.tap("Depression")
    phone.tap(re.compile("^Introductory series"))
    phone.tap("Looks right")
    phone.sees("Introductory series")
    took, taps = time.monotonic() - start, phone.taps
    print(f"a course told in {took:.1f} s and {taps} taps")
    assert took < _A_MINUTE
    assert taps <= 6

    phone.tap("Back")
    phone.tap("It is over")
    phone.tap(re.compile("^The first pieces"))
    phone.type("Your words", "A wide field.")
    phone.tap("Done")
    phone.sees("How are you right now?")
    served.before_a_reload()
    phone.leave()
    served.stop()
    course = kept.course(folder)
    assert [one.state for one in course.sessions] == ["done", *["planned"] * 5]
    assert course.told.reason == "depression"
    assert kept.session_words(folder, course.sessions[0].id) == {"fragments": "A wide field."}


@both_homes
def test_words_around_a_session_outlive_a_kill(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.demo(folder)
    served = serve()
    phone.open(served.address)
    phone.tap(re.compile("^Day 3 after session 4"))
    phone.type("Your words", "Ask Anna to walk on Sunday.")
    time.sleep(kept.WITHIN)
    served.kill()
    phone.leave()
    assert kept.session_words(folder, "demo-session-4")["day_3"] == "Ask Anna to walk on Sunday."
    phone.open(serve().address)
    phone.tap(re.compile("^Day 3 after session 4"))
    phone.reads("Your words", "Ask Anna to walk on Sunday.")


@both_homes
def test_trends_of_the_demo_patient_in_pictures_and_in_words(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.demo(folder)
    phone.open(serve().address)
    phone.tab("Trends")
    phone.sees("After each session", "How long it lasted")
    phone.tap("In words: After each session")
    assert re.search("Session 4: day 0", phone.words)
    phone.sees_button(re.compile("^PHQ-9 9 was 17"))
    phone.sees_button(re.compile("^GAD-7 7 was 13"))
    phone.finds(r"(Half of the lift was usually gone after .*|It is too early to tell\.)", 1)
    assert phone.errors == []
