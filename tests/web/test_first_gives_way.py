"""The page before the app makes room for the app, and comes back when the app has ended."""

import time

import pytest
from playwright.sync_api import expect

from companion.home.ports import TapKey
from tests.web.first_page import FirstPage
from tools.first_page import WORDS, record

pytestmark = pytest.mark.browser_context_args(has_touch=True, timezone_id="America/New_York")


A_FIELD = """() => {
  const field = document.createElement('input');
  const host = document.createElement('flt-text-editing-host');
  host.append(field);
  document.querySelector('flutter-view').append(host);
  field.focus();
}"""
"""What Flutter does when the app's own field takes the focus."""
A_FIELD_MEANWHILE = """async () => {
  const field = document.createElement('input');
  const view = document.querySelector('flutter-view');
  view.append(field);
  const drawn = companionPage.answers.drawn();
  while (view.inert) await Promise.resolve();
  field.focus();
  await drawn;
}"""
"""The same with a screen reader: the field is elsewhere, and asks once more."""
FAILED = "dispatchEvent(new CustomEvent('companion:failed'))"


def test_after_freezing_no_tap_is_taken(asking: FirstPage) -> None:
    asking.face("low").tap()
    undo = asking.page.get_by_role("button", name=WORDS("toasts.undo"))
    expect(undo).to_be_visible()
    asking.ask("freeze")
    expect(undo).to_be_hidden()
    assert len(asking.taps) == 1
    before = asking.taps
    asking.face("good").tap(force=True)
    expect(asking.page.get_by_role("status").get_by_text(WORDS("first_page.opens"))).to_be_visible()
    expect(asking.face("low")).to_have_attribute("aria-pressed", "true")
    assert asking.taps == before


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_once_the_app_is_drawn_the_page_is_gone(asking: FirstPage, motion: str) -> None:
    asking.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    asking.page.wait_for_function("globalThis.__flutter")
    expect(asking.page.locator("flutter-view")).to_have_attribute("inert", "")
    asking.face("low").focus()
    start = time.perf_counter()
    asking.ask("drawn")
    print(f"{motion}: {(time.perf_counter() - start) * 1000:.0f} ms")
    expect(asking.page.locator("#first-page")).to_have_count(0)
    expect(asking.page.locator("flutter-view")).not_to_have_attribute("inert", "")
    expect(asking.page.locator("flutter-view")).to_be_focused()
    asking.ask("drawn")


def test_help_now_stays_until_it_is_closed(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    help_now = asking.helps()
    asking.page.evaluate("globalThis.__drawn = companionPage.answers.drawn(); 0")
    asking.two_frames()
    expect(asking.page.locator("#first-page")).not_to_have_class("going")
    expect(help_now.get_by_role("link", name="Call 988")).to_be_visible()
    help_now.get_by_role("button", name=WORDS("bars.back")).click()
    expect(asking.page.locator("#first-page")).to_have_count(0)
    asking.page.evaluate("__drawn")


def test_a_field_that_could_not_have_the_keys_before_gets_them(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    expect(asking.page.locator("flutter-view")).to_have_attribute("inert", "")
    asking.page.evaluate(A_FIELD)
    asking.ask("drawn")
    expect(asking.page.locator("flutter-view input")).to_be_focused()


def test_a_field_that_takes_the_keys_while_the_page_goes_keeps_them(asking: FirstPage) -> None:
    """A face that was tapped had the focus, which is Flutter's only where nothing has it."""
    asking.page.wait_for_function("globalThis.__flutter")
    asking.face("low").click()
    expect(asking.face("low")).to_be_focused()
    asking.page.evaluate(A_FIELD_MEANWHILE)
    expect(asking.page.locator("#first-page")).to_have_count(0)
    expect(asking.page.locator("flutter-view input")).to_be_focused()


def test_flutter_may_not_forbid_zooming(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    assert "user-scalable" not in asking.page.evaluate(
        "[...document.querySelectorAll('meta[name=viewport]')].map((meta) => meta.content).join()"
    )


# When the app has ended


def test_an_app_that_ends_is_told_and_help_is_there(asking: FirstPage, key: TapKey) -> None:
    page = asking.page
    asking.face("low").tap()
    page.wait_for_function("globalThis.__flutter")
    asking.ask("drawn")
    expect(page.locator("#first-page")).to_have_count(0)
    asking.knows(record(key, country="ZZ"))
    page.evaluate(FAILED)
    expect(page.get_by_role("alert").get_by_text(WORDS("first_page.ended"))).to_be_visible()
    again = page.get_by_role("button", name=WORDS("first_page.open_again"))
    expect(again).to_be_focused()
    expect(page.locator("flutter-view")).to_have_attribute("inert", "")
    asking.says("safety.not_read", emergency=WORDS("help.local_number"))
    expect(asking.faces).to_have_count(0)
    expect(page.locator(".noted")).to_be_hidden()
    help_now = asking.helps()
    help_now.get_by_role("combobox").select_option("US")
    expect(help_now.get_by_role("link", name="Call 988")).to_be_visible()
    help_now.get_by_role("button", name=WORDS("bars.back")).click()
    with page.expect_navigation():
        again.tap()
    expect(asking.faces).to_have_count(5)


def test_an_app_that_ends_behind_help_now_is_not_made_room_for(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    help_now = asking.helps()
    asking.page.evaluate("globalThis.__drawn = companionPage.answers.drawn(); 0")
    asking.page.evaluate(FAILED)
    help_now.get_by_role("button", name=WORDS("bars.back")).click()
    asking.page.evaluate("__drawn")
    asking.says("first_page.stopped")
    expect(asking.faces).to_have_count(5)


def test_an_app_that_ends_while_the_page_fades_brings_it_back(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    asking.page.evaluate("globalThis.__drawn = companionPage.answers.drawn(); 0")
    expect(asking.page.locator("#first-page.going")).to_have_count(1)
    asking.page.evaluate(FAILED)
    asking.page.evaluate("__drawn")
    asking.says("first_page.ended")
