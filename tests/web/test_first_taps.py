"""A tap on the page before the app: sealed and kept, told to be kept, and taken back."""

import time

import pytest
from playwright.sync_api import expect

from companion.care.mood import Face
from companion.home.ports import TapKey
from tests.web.first_page import FirstPage, opened
from tools.first_page import WORDS, new_key, record

pytestmark = pytest.mark.browser_context_args(has_touch=True, timezone_id="America/New_York")

MOODS = [face.name.lower() for face in Face]


@pytest.mark.parametrize("mood", MOODS)
def test_a_tap_says_what_was_tapped_and_when(asking: FirstPage, key: TapKey, mood: str) -> None:
    before = int(time.time() * 1000)
    asking.face(mood).tap()
    asking.says("first_page.noted", word=WORDS(f"mood.{mood}"))
    asking.says("first_page.joins")
    expect(asking.face(mood)).to_have_attribute("aria-pressed", "true")
    ((id, sealed),) = asking.taps.items()
    told = opened(sealed, key)
    assert (told["id"], told["mood"]) == (id, Face[mood.upper()].points)
    assert before - 1 <= told["utc_ms"] <= int(time.time() * 1000)  # type: ignore[operator]
    assert told["offset_minutes"] in (-300, -240)
    assert sorted(told) == ["id", "mood", "offset_minutes", "utc_ms"]


def test_another_face_takes_its_place(asking: FirstPage, key: TapKey) -> None:
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    before = asking.taps
    asking.face("good").tap()
    asking.says("first_page.noted", word=WORDS("mood.good"))
    ((id, sealed),) = asking.taps.items()
    assert id not in before
    assert opened(sealed, key)["mood"] == 7
    expect(asking.face("low")).to_have_attribute("aria-pressed", "false")


def test_taps_one_upon_the_other_leave_the_last(asking: FirstPage, key: TapKey) -> None:
    asking.page.evaluate("document.querySelectorAll('.face').forEach((face) => { face.click(); face.click(); })")
    asking.says("first_page.noted", word=WORDS("mood.very_good"))
    expect(asking.page.locator("[aria-pressed=true]")).to_have_count(1)
    (sealed,) = asking.taps.values()
    assert opened(sealed, key)["mood"] == 9


def test_undo_takes_it_back(asking: FirstPage) -> None:
    asking.face("low").tap()
    asking.page.get_by_role("button", name=WORDS("toasts.undo")).tap()
    expect(asking.page.locator(".noted")).to_be_hidden()
    expect(asking.page.locator("[aria-pressed=true]")).to_have_count(0)
    assert asking.taps == {}
    asking.face("good").tap()
    asking.says("first_page.noted", word=WORDS("mood.good"))
    assert len(asking.taps) == 1


TAKEN_IN = """async () => {
  const { change, names } = await import('./storage.js');
  await change([], (await names()).filter((name) => name.startsWith('tap.')));
}"""
"""What the app does in another tab, once the check-in is kept."""


def test_what_the_journal_has_already_is_not_said_to_be_undone(asking: FirstPage) -> None:
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    asking.page.evaluate(TAKEN_IN)
    asking.page.get_by_role("button", name=WORDS("toasts.undo")).tap()
    asking.says("first_page.already")
    expect(asking.page.locator(".noted")).to_be_hidden()
    asking.face("good").tap()
    asking.says("first_page.noted", word=WORDS("mood.good"))
    expect(asking.page.locator(".already")).to_be_hidden()
    assert len(asking.taps) == 1


def test_what_the_journal_has_already_is_not_replaced(asking: FirstPage) -> None:
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    asking.page.evaluate(TAKEN_IN)
    asking.face("good").tap()
    asking.says("first_page.already")
    expect(asking.page.locator(".noted")).to_be_hidden()
    expect(asking.page.locator("[aria-pressed=true]")).to_have_count(0)
    assert asking.taps == {}, "one feeling, one check-in"
    asking.face("good").tap()
    asking.says("first_page.noted", word=WORDS("mood.good"))
    assert len(asking.taps) == 1


def test_undo_waits_for_no_other_tab(asking: FirstPage) -> None:
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    asking.page.evaluate(
        "new Promise((held) => { navigator.locks.request('companion-files', () => new Promise(() => held())); })"
    )
    asking.page.get_by_role("button", name=WORDS("toasts.undo")).tap()
    expect(asking.page.locator(".noted")).to_be_hidden()
    assert asking.taps == {}


def test_one_of_an_earlier_visit_is_left_alone(asking: FirstPage) -> None:
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    before = asking.taps
    asking.opens()
    expect(asking.page.locator("[aria-pressed=true]")).to_have_count(0)
    asking.face("good").tap()
    asking.says("first_page.noted", word=WORDS("mood.good"))
    assert before.items() < asking.taps.items()


def test_what_cannot_be_kept_is_not_said_to_be(first: FirstPage, key: TapKey) -> None:
    first.knows(record(key))
    first.page.add_init_script(
        "globalThis.__full = true;"
        "const put = IDBObjectStore.prototype.put;"
        "IDBObjectStore.prototype.put = function (...what) {"
        "  if (globalThis.__full) throw new DOMException('', 'QuotaExceededError'); return put.apply(this, what); };"
    )
    first.opens()
    first.face("low").tap()
    first.says("first_page.not_noted")
    expect(first.page.locator("[aria-pressed=true]")).to_have_count(0)
    expect(first.page.locator(".noted")).to_be_hidden()
    assert first.taps == {}
    first.page.evaluate("globalThis.__full = false")
    first.face("low").tap()
    first.says("first_page.noted", word=WORDS("mood.low"))
    expect(first.page.locator(".not-noted")).to_be_hidden()
    assert len(first.taps) == 1


def test_a_tap_is_sealed_to_the_key_of_that_moment(asking: FirstPage) -> None:
    later = new_key()
    asking.knows(record(later))
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    (sealed,) = asking.taps.values()
    assert opened(sealed, later)["mood"] == 3


def test_nothing_is_kept_once_everything_was_deleted(asking: FirstPage) -> None:
    asking.knows(None)
    asking.face("low").tap()
    asking.says("first_page.not_noted")
    assert asking.taps == {}
