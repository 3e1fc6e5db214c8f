"""Help now on the page before the app: with every line, in every country, and whatever fails."""

import pytest
from playwright.sync_api import Browser, Page, expect

from companion.home.ports import TapKey
from companion.ui.crisis_words import address, what_it_does
from tests.web.first_page import MORE, UNLISTED, FirstPage
from tools.first_page import OWN, WORDS, made, record
from tools.static_host import StaticHost

pytestmark = pytest.mark.browser_context_args(has_touch=True, timezone_id="America/New_York")


def test_help_now_says_and_reaches_what_the_apps_does(first: FirstPage) -> None:
    first.opens()
    help_now = first.helps()
    lines = OWN.countries[0]
    links = {link.inner_text(): link.get_attribute("href") for link in help_now.get_by_role("link").all()}
    for line in lines.lines:
        (found,) = [reached for said, reached in links.items() if said.endswith(what_it_does(WORDS, line))]
        assert found == address(line)
    assert [reached for said, reached in links.items() if said.endswith("Call 911")] == ["tel:911"]
    first.says("safety.not_read", emergency="911")
    first.page.keyboard.press("Escape")
    expect(help_now).to_be_hidden()
    expect(first.page.get_by_role("button", name=WORDS("help.button"))).to_be_focused()


def test_another_country_can_be_chosen_where_several_are_listed(first: FirstPage, page_host: StaticHost) -> None:
    made(page_host.folder, MORE)
    first.opens()
    help_now = first.helps()
    choice = help_now.get_by_role("combobox", name=WORDS("help.change_country"))
    assert choice.locator("option").all_inner_texts() == ["United States", "Elsewhere & <Co>", WORDS("country.another")]
    expect(help_now.get_by_role("link", name=WORDS("people.call", name="Alder Clinic"))).to_have_attribute(
        "href", "tel:+15550100"
    )
    choice.select_option("Elsewhere & <Co>")
    expect(help_now.get_by_role("link", name="Call 988")).to_be_hidden()
    expect(help_now.get_by_role("link", name="Text HELLO to 4242")).to_have_attribute("href", "sms:4242?body=HELLO")
    expect(help_now.get_by_role("link", name="Call 119")).to_be_visible()
    choice.select_option(WORDS("country.another"))
    expect(help_now.get_by_role("heading", name=WORDS("help.lead_unlisted"))).to_be_visible()
    expect(help_now.locator("a[href^='tel:1']:visible, a[href^='sms:']:visible")).to_have_count(0)


@pytest.mark.parametrize(
    ("country", "number"), [(None, "911"), ("US", "911"), ("ZX", "119"), ("ZZ", None), ("XX", None), ("", "911")]
)
def test_the_chosen_countrys_lines_are_shown(
    first: FirstPage, page_host: StaticHost, key: TapKey, country: str | None, number: str | None
) -> None:
    made(page_host.folder, MORE)
    first.knows(record(key, country=country))
    first.opens()
    first.says("safety.not_read", emergency=number or WORDS("help.local_number"))
    help_now = first.helps()
    expect(help_now.get_by_role("link", name=f"Call {number}")).to_have_count(1 if number else 0)


def test_an_edition_that_does_not_list_its_country_guesses_none(first: FirstPage, page_host: StaticHost) -> None:
    made(page_host.folder, UNLISTED)
    first.opens()
    first.says("safety.not_read", emergency=WORDS("help.local_number"))
    expect(first.helps().get_by_role("heading", name=WORDS("help.lead_unlisted"))).to_be_visible()


# When it cannot start


REFUSED = {
    "database": "IDBFactory.prototype.open = () => {{ throw new DOMException('', '{}'); }};",
    "files": "StorageManager.prototype.getDirectory = async () => {{ throw new DOMException('', '{}'); }};",
}
MISSING = {
    "no locks": "delete Navigator.prototype.locks;",
    "no files": "delete StorageManager.prototype.getDirectory;",
    "no strict durability": "delete IDBTransaction.prototype.durability;",
    "no database": "for (const name of ['indexedDB', 'IDBTransaction']) delete globalThis[name];",
}


@pytest.mark.parametrize(
    ("what", "error"), [("database", "SecurityError"), ("files", "SecurityError"), ("files", "UnknownError")]
)
def test_where_nothing_may_be_kept_it_says_so_and_help_is_there(
    first: FirstPage, page_host: StaticHost, what: str, error: str
) -> None:
    first.page.add_init_script(REFUSED[what].format(error))
    first.opens()
    first.says("first_page.no_storage")
    nothing_starts(first, page_host)


@pytest.mark.parametrize("missing", MISSING.values(), ids=MISSING)
def test_a_browser_that_cannot_keep_safely_is_told_at_once(
    first: FirstPage, page_host: StaticHost, missing: str
) -> None:
    first.page.add_init_script(missing)
    first.opens()
    first.says("first_page.too_old")
    nothing_starts(first, page_host)


def nothing_starts(first: FirstPage, page_host: StaticHost) -> None:
    """Help is there, and Python is not loaded."""
    first.two_frames()
    expect(first.page.locator("script[src='python.js']")).to_have_count(0)
    assert "/python.js" not in page_host.asked
    expect(first.helps().get_by_role("link", name="Call 988")).to_be_visible()


@pytest.mark.parametrize(
    ("what", "error"), [("database", "InvalidStateError"), ("files", "NoModificationAllowedError")]
)
def test_what_may_work_in_a_moment_holds_up_nothing(first: FirstPage, key: TapKey, what: str, error: str) -> None:
    first.knows(record(key))
    first.page.add_init_script(REFUSED[what].format(error))
    first.opens()
    first.page.wait_for_function("globalThis.__flutter")
    expect(first.page.locator(".trouble")).to_be_hidden()


def test_storage_that_never_answers_holds_up_neither_app_nor_help(first: FirstPage) -> None:
    first.page.add_init_script("IDBFactory.prototype.open = () => ({});")
    first.page.goto(first.address)
    first.page.wait_for_function("globalThis.__flutter")
    expect(first.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_an_app_that_fails_is_told_calmly_and_faces_still_take_taps(asking: FirstPage) -> None:
    asking.ask("freeze")
    asking.page.evaluate("dispatchEvent(new CustomEvent('companion:failed'))")
    asking.says("first_page.stopped")
    expect(asking.page.get_by_role("button", name=WORDS("errors.try_again"))).to_be_visible()
    asking.face("low").tap()
    asking.says("first_page.noted", word=WORDS("mood.low"))
    assert len(asking.taps) == 1
    asking.says("first_page.stopped")
    asking.helps()


@pytest.mark.parametrize("name", ["python.js", "flutter_bootstrap.js", "first-second.js", "storage.js"])
def test_a_file_that_does_not_arrive_is_told(page: Page, page_host: StaticHost, name: str) -> None:
    (page_host.folder / name).unlink()
    used = FirstPage(page, page_host.address)
    page.goto(page_host.address)
    used.says("first_page.missing")
    expect(used.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_a_browser_that_cannot_read_the_scripts_is_told(page: Page, page_host: StaticHost) -> None:
    (page_host.folder / "first-second.js").write_text("const such a thing = new")
    used = FirstPage(page, page_host.address)
    page.goto(page_host.address)
    used.says("first_page.too_old")
    expect(used.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_without_scripts_help_is_there_for_every_country(browser: Browser, page_host: StaticHost) -> None:
    made(page_host.folder, MORE)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    used = FirstPage(context.new_page(), page_host.address)
    used.page.goto(page_host.address)
    used.says("first_page.no_scripts")
    help_now = used.helps()
    for link in ("Call 988", "Call 119", "Text HELLO to 4242"):
        expect(help_now.get_by_role("link", name=link)).to_be_visible()
    help_now.get_by_role("button", name=WORDS("bars.back")).click()
    expect(help_now).to_be_hidden()
    context.close()


def test_what_takes_long_is_told(first: FirstPage) -> None:
    first.page.clock.install()
    first.page.goto(first.address)
    first.page.clock.run_for(50_000)
    first.says("first_page.slow")
