"""From nothing to a saved mood, and the way back."""

import re
import time
from pathlib import Path

from playwright.sync_api import expect

from companion.care.mood import Noticed, Signals
from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.phone import Phone


@both_homes
def test_three_taps_from_the_first_start_to_a_mood_that_stays(phone: Phone, serve: Serve) -> None:
    served = serve()
    print(f"interactive in {phone.open(served.address):.2f} s")
    phone.tap("Begin")
    phone.tap("Good, mood 4 of 5")
    phone.sees("Good, saved")
    assert phone.taps <= 3
    print(f"{phone.taps} taps to the first saved mood")

    assert served.stop() == 0
    assert served.stderr == ""
    phone.open(serve().address)
    phone.tab("Journal")
    phone.sees_button(re.compile(r"^Good \d"))


@both_homes
def test_undo_within_eight_seconds_and_then_the_offer_goes(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    served = serve()
    phone.open(served.address)
    phone.tap("Low, mood 2 of 5")
    phone.sees("Low, saved")
    phone.tap("Undo")
    phone.sees("How are you right now?")
    phone.never_sees("Low, saved")

    start = time.monotonic()
    phone.tap("Very good, mood 5 of 5")
    phone.sees_button("Undo")
    expect(phone.one("Undo")).to_have_count(0, timeout=20_000)
    assert time.monotonic() - start >= 7.5
    phone.sees("Very good")
    phone.leave()
    served.stop()
    assert [entry.noticed for entry in kept.check_ins(folder)] == [Noticed(mood=9)]


@both_homes
def test_a_full_check_in_by_keyboard_alone(phone: Phone, serve: Serve, folder: Path) -> None:
    served = serve()
    phone.open(served.address)
    phone.tab_to("Begin")
    phone.key("Enter")
    phone.sees("How are you right now?")
    phone.tab_to("Good, mood 4 of 5")
    phone.key("Enter")
    phone.sees("Good, saved")
    phone.tab_to("Add more")
    phone.key("Enter")
    phone.sees("If you have the energy")

    phone.tab_to("Higher")
    phone.key("Enter")
    phone.sees("8 of 10")
    phone.key("Tab")
    phone.press_until("ArrowRight", phone.slider("My mind"), "My mind, 9 of 10")
    phone.key("Tab")
    phone.press_until("ArrowLeft", phone.slider("Feeling"), "Feeling, 0 of 10")
    phone.tab_to("Less sleep")
    phone.key("Enter")
    phone.sees("7 hours")
    phone.key("Enter")
    phone.sees("6 hours 30")
    phone.tab_to("With people")
    phone.key("Space")
    expect(phone.one("With people", "checkbox")).to_have_attribute("aria-checked", "true")
    phone.tab_to("A note\nOnly for you, unless you share it")
    phone.page.keyboard.type("Tea with Zoë.")
    expect(phone.field("A note")).to_have_value("Tea with Zoë.")
    phone.tab_to("Save")
    phone.key("Enter")
    phone.never_sees("If you have the energy")
    phone.sees("Very good, saved")
    assert phone.taps == 0

    phone.leave()
    served.stop()
    noticed = Noticed(
        mood=8,
        signals=Signals(mind_at_ease=9, feeling=0),
        sleep_hours=6.5,
        tags=("With people",),
        note="Tea with Zoë.",
    )
    assert [entry.noticed for entry in kept.check_ins(folder)] == [noticed]
    assert kept.drafts(folder) == []
