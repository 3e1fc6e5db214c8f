"""What a real browser says about keeping the journal, where the patient can read it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from companion.care.mood import Noticed
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone
from tests.e2e.walk import go

pytestmark = [pytest.mark.parametrize("home", ["browser"]), pytest.mark.timeout(240)]

IPHONE = """Object.defineProperty(Navigator.prototype, 'userAgent', { get: () =>
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1' });"""


def test_the_map_says_what_this_browser_said(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    """It is Chromium without a window here, which promises nothing until it is asked."""
    kept.fill(folder, Noticed(mood=7))
    phone.open(serve().address)
    go(phone, "Settings", "App lock")
    go(phone, re.compile("^What is kept where"), words("standing.title"))
    told = phone.page.locator("flt-semantics-host")
    promised = phone.page.evaluate("navigator.storage.persisted()")
    expect(told.get_by_text(words("standing.promised" if promised else "standing.may_clear"))).to_be_visible()
    expect(told.get_by_text(re.compile(r"^[\d,]+ MB in use, of [\d,]+ MB\.$"))).to_be_visible()
    assert phone.errors == []


def test_a_tab_of_an_iphone_says_that_it_is_a_trial(phone: Phone, serve: Serve, words: Words) -> None:
    phone.page.add_init_script(IPHONE)
    phone.open(serve().address)
    phone.sees(words("standing.trial"), words("standing.trial_why"))
    phone.sees_button("Begin")
