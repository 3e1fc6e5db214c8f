"""The first second: a page that paints at once, takes a tap, leads to help, and makes room for the app."""

import gzip
import io
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, expect

from companion.builder.web import ROOT
from companion.care.mood import Face
from companion.home.ports import TapKey
from companion.ui.crisis_words import address, what_it_does
from tests.web.first_page import MORE, UNLISTED, FirstPage, opened
from tools.first_page import NOTCH, OWN, WORDS, below_a_notch, made, new_key, record
from tools.static_host import StaticHost

Opens = Callable[..., FirstPage]
MOODS = [face.name.lower() for face in Face]


@pytest.fixture(scope="module")
def key() -> TapKey:
    return new_key()


@pytest.fixture(scope="module")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"has_touch": True, "timezone_id": "America/New_York"}


@pytest.fixture
def host(tmp_path: Path) -> Iterator[StaticHost]:
    served = StaticHost(made(tmp_path / "site"))
    yield served
    served.stop()


@pytest.fixture
def first(page: Page, host: StaticHost) -> Iterator[FirstPage]:
    """The page, nothing known yet. No test may leave complaints in the console."""
    page.set_default_timeout(20_000)
    used = FirstPage(page, host.address)
    yield used
    assert used.errors == []


@pytest.fixture
def asking(first: FirstPage, key: TapKey) -> FirstPage:
    """The page over a journal that is there and not paused, open."""
    first.knows(record(key))
    first.opens()
    return first


# At once


def test_it_paints_before_anything_of_the_app_is_asked_for(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    times = asking.page.evaluate(
        """() => {
          const of = (name) => performance.getEntriesByType('resource').find((one) => one.name.endsWith(name)).startTime;
          const [paint] = performance.getEntriesByName('first-contentful-paint');
          return { paint: paint.startTime, python: of('/python.js'), flutter: of('/flutter_bootstrap.js') };
        }"""
    )
    print({name: f"{ms:.0f} ms" for name, ms in times.items()})
    assert times["paint"] <= times["python"] <= times["flutter"]
    assert times["paint"] < 1000


def test_a_tap_is_kept_within_a_second_of_opening(first: FirstPage, key: TapKey) -> None:
    first.knows(record(key))
    first.page.add_init_script(
        """addEventListener('click', () => { globalThis.__tapped ??= performance.now(); }, true);
        new MutationObserver(() => {
          if (document.querySelector('.noted:not([hidden]) p')?.textContent) globalThis.__noted ??= performance.now();
        }).observe(document, { subtree: true, childList: true, attributes: true });"""
    )
    first.page.goto(first.address, wait_until="commit")
    first.face("good").tap()
    first.says("first_page.noted", word=WORDS("mood.good"))
    tapped, noted = first.page.evaluate("[__tapped, __noted]")
    print(f"tapped {tapped:.0f} ms after opening, kept {noted - tapped:.0f} ms later")
    assert len(first.taps) == 1
    assert noted < 1000


def test_it_is_small(host: StaticHost) -> None:
    before = [
        "index.html",
        "first-second.js",
        "first-help.js",
        "first-taps.js",
        "storage.js",
        "erasable-key.js",
        "aes.js",
    ]
    files = [(host.folder / name).read_bytes() for name in before]
    print(f"{sum(map(len, files)):,} bytes, {sum(len(gzip.compress(one)) for one in files):,} as gzip sends them")
    assert sum(map(len, files)) < 60_000


# A tap


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


# Making room for the app


def test_after_freezing_no_tap_is_taken(asking: FirstPage) -> None:
    asking.face("low").tap()
    undo = asking.page.get_by_role("button", name=WORDS("toasts.undo"))
    expect(undo).to_be_visible()
    asking.ask("freeze")
    expect(undo).to_be_hidden()
    assert len(asking.taps) == 1
    before = asking.taps
    asking.face("good").tap(force=True)
    asking.page.evaluate("new Promise(requestAnimationFrame)")
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
    asking.page.wait_for_timeout(600)  # longer than any fading
    expect(help_now.get_by_role("link", name="Call 988")).to_be_visible()
    help_now.get_by_role("button", name=WORDS("bars.back")).click()
    expect(asking.page.locator("#first-page")).to_have_count(0)
    asking.page.evaluate("__drawn")


def test_flutter_may_not_forbid_zooming(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    assert "user-scalable" not in asking.page.evaluate(
        "[...document.querySelectorAll('meta[name=viewport]')].map((meta) => meta.content).join()"
    )


# What it may ask


def test_a_first_run_is_asked_nothing(first: FirstPage) -> None:
    first.opens()
    expect(first.faces).to_have_count(0)
    expect(first.page.get_by_role("heading", name=WORDS("today.ask"))).to_be_hidden()
    first.says("first_page.opening")
    first.says("safety.not_read", emergency="911")
    first.page.wait_for_function("globalThis.__flutter")


def test_while_paused_nothing_is_asked(first: FirstPage, key: TapKey) -> None:
    first.knows(record(key, faces=False))
    first.opens()
    expect(first.faces).to_have_count(0)
    first.says("paused.title")


@pytest.mark.parametrize("broken", [{}, {"key": "?"}, {"key": "AAAA", "faces": True}, []])
def test_a_record_that_makes_no_sense_takes_no_tap_and_breaks_nothing(first: FirstPage, broken: Any) -> None:
    first.knows(broken or {"no": "record"})
    first.opens()
    for face in first.faces.all():
        face.tap()
        first.says("first_page.not_noted")
    first.helps()
    assert first.taps == {}


@pytest.mark.parametrize(("hour", "part"), [(3, "evening"), (4, "morning"), (12, "afternoon"), (18, "evening")])
def test_it_greets_as_the_app_does(first: FirstPage, hour: int, part: str) -> None:
    first.page.clock.set_fixed_time(datetime(2026, 11, 23, (hour + 5) % 24, 30, tzinfo=UTC))
    first.opens()
    expect(first.page.get_by_role("heading", level=1, name=WORDS(f"today.good_{part}"))).to_be_visible()


# Help now


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


def test_another_country_can_be_chosen_where_several_are_listed(first: FirstPage, host: StaticHost) -> None:
    made(host.folder, MORE)
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
    first: FirstPage, host: StaticHost, key: TapKey, country: str | None, number: str | None
) -> None:
    made(host.folder, MORE)
    first.knows(record(key, country=country))
    first.opens()
    first.says("safety.not_read", emergency=number or WORDS("help.local_number"))
    help_now = first.helps()
    expect(help_now.get_by_role("link", name=f"Call {number}")).to_have_count(1 if number else 0)


def test_an_edition_that_does_not_list_its_country_guesses_none(first: FirstPage, host: StaticHost) -> None:
    made(host.folder, UNLISTED)
    first.opens()
    first.says("safety.not_read", emergency=WORDS("help.local_number"))
    expect(first.helps().get_by_role("heading", name=WORDS("help.lead_unlisted"))).to_be_visible()


# When it cannot start


REFUSED = """
  IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); };
"""


def test_where_nothing_may_be_kept_it_says_so_and_help_is_there(first: FirstPage, host: StaticHost) -> None:
    first.page.add_init_script(REFUSED)
    first.opens()
    first.says("first_page.no_storage")
    expect(first.helps().get_by_role("link", name="Call 988")).to_be_visible()
    first.page.evaluate("new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 500)); })")
    assert "/python.js" not in host.asked


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
def test_a_file_that_does_not_arrive_is_told(page: Page, host: StaticHost, name: str) -> None:
    (host.folder / name).unlink()
    used = FirstPage(page, host.address)
    page.goto(host.address)
    used.says("first_page.missing")
    expect(used.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_a_browser_that_cannot_read_the_scripts_is_told(page: Page, host: StaticHost) -> None:
    (host.folder / "first-second.js").write_text("const such a thing = new")
    used = FirstPage(page, host.address)
    page.goto(host.address)
    used.says("first_page.too_old")
    expect(used.helps().get_by_role("link", name="Call 988")).to_be_visible()


def test_without_scripts_help_is_there_for_every_country(browser: Browser, host: StaticHost) -> None:
    made(host.folder, MORE)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    used = FirstPage(context.new_page(), host.address)
    used.page.goto(host.address)
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


# Everybody


def test_it_can_be_used_by_keys_alone_though_flutter_wants_them_all(asking: FirstPage) -> None:
    asking.page.wait_for_function("globalThis.__flutter")
    page, found = asking.page, []
    page.locator("#help-now").focus()
    for _ in range(6):
        found.append(asking.focused)
        ring = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid 3px" in ring, found[-1]
        page.keyboard.press("Tab")
    faces = [WORDS("mood.name", word=WORDS(f"mood.{mood}"), number=at + 1) for at, mood in enumerate(MOODS)]
    assert found == [WORDS("help.button"), *faces]
    asking.face("so_so").focus()
    page.keyboard.press("Enter")
    asking.says("first_page.noted", word=WORDS("mood.so_so"))
    asking.face("low").focus()
    page.keyboard.press("Space")
    asking.says("first_page.noted", word=WORDS("mood.low"))
    page.locator("#help-now").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert len(asking.taps) == 1


FAULTS = """() => {
  const told = [];
  const seen = [...document.querySelectorAll('#first-page *')].filter((one) => one.checkVisibility() && one.getClientRects().length);
  for (const one of seen) {
    if (one.closest('svg') && one.tagName !== 'svg') continue;
    const box = one.getBoundingClientRect();
    const what = `${one.tagName} ${one.className?.baseVal ?? one.className} ${(one.innerText ?? '').slice(0, 30)}`;
    const drawing = one.matches('.hills, .glow, .sun');
    if (!drawing && (box.left < -1 || box.right > innerWidth + 1)) told.push(`beyond the sides: ${what}`);
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth && getComputedStyle(one).display !== 'inline') {
      told.push(`wider than its box: ${what}`);
    }
    if (one.matches('a, button, select') && (box.width < 47.5 || box.height < 47.5)) told.push(`too small: ${what}`);
  }
  const texts = seen.filter((one) => ['P', 'H1', 'H2', 'SPAN', 'B'].includes(one.tagName) && one.innerText && one.closest('.face, .big, .pill, .noted, .bar'));
  for (const one of texts) {
    const held = one.closest('button, a, .noted, .bar').getBoundingClientRect();
    const box = one.getBoundingClientRect();
    const slack = one.closest('.face') ? 5 : 1;
    if (box.top < held.top - 1 || box.bottom > held.bottom + 1 || box.left < held.left - slack || box.right > held.right + slack) {
      told.push(`beyond its holder: ${one.innerText}`);
    }
  }
  return told;
}"""

SHAPES = {
    "as drawn": (390, 844, 100, 1.0),
    "a small phone": (320, 568, 100, 1.0),
    "twice as large": (390, 844, 200, 1.0),
    "twice as large by choice": (390, 844, 100, 2.0),
    "small and twice as large": (320, 568, 200, 1.0),
    "four times as large": (390, 844, 200, 2.0),
    "a little larger": (390, 844, 125, 1.0),
    "turned": (844, 390, 100, 1.0),
    "turned and twice as large": (844, 390, 200, 1.0),
    "a narrow window": (280, 653, 100, 1.0),
    "a desk": (1280, 800, 100, 1.0),
}


@pytest.mark.parametrize(("width", "height", "percent", "chosen"), SHAPES.values(), ids=SHAPES)
def test_nothing_is_cut_at_any_size(
    first: FirstPage,
    host: StaticHost,
    key: TapKey,
    tmp_path: Path,
    width: int,
    height: int,
    percent: int,
    chosen: float,
) -> None:
    made(host.folder, MORE)
    page = first.page
    page.set_viewport_size({"width": width, "height": height})
    first.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 16 * percent // 100}})
    first.knows(record(key, text_scale=chosen))
    first.opens()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 16 * percent / 100
    expect(first.faces).to_have_count(5)
    first.face("very_low").tap()
    first.says("first_page.noted", word=WORDS("mood.very_low"))
    expect(page.locator(".swells")).to_have_count(0)
    told = page.evaluate(FAULTS)
    page.screenshot(path=tmp_path / "asking.png")
    large = percent / 100 * chosen >= 1.5
    order = [face.get_attribute("data-mood") for face in first.faces.all()]
    assert order == (list("97531") if large else list("13579"))
    first.helps()
    told += page.evaluate(FAULTS)
    page.screenshot(path=tmp_path / "help.png")
    assert told == []
    for link in page.locator("#help a:visible").all():
        link.scroll_into_view_if_needed()
        expect(link).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["system", "light", "dark"])
def test_the_chosen_appearance_counts(first: FirstPage, key: TapKey, scheme: str, chosen: str) -> None:
    first.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    first.knows(record(key, appearance=chosen))
    first.opens()
    shown = scheme if chosen == "system" else chosen
    ground = first.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(241, 245, 240)", "dark": "rgb(15, 21, 18)"}[shown]
    assert first.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == (
        "light dark" if chosen == "system" else chosen
    )


# Beside the app

TABS = 777
"""Where the app's five tabs begin, which are not there yet, in drawn pixels."""
GEAR = (338, NOTCH, 390, 100)
NEARLY = 12
"""Levels of 255 that two renderers of text and curves may differ by."""


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_looks_like_today(first: FirstPage, key: TapKey, tmp_path: Path, mode: str) -> None:
    page = first.page
    page.emulate_media(color_scheme=mode)  # type: ignore[arg-type]
    page.clock.set_fixed_time(datetime(2026, 11, 23, 14, 41, tzinfo=UTC))
    below_a_notch(page)
    first.knows(record(key))
    first.opens()
    ours = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    theirs = Image.open(ROOT / "docs" / "screens" / f"02-today-no-course-{mode}.png").convert("RGB")
    assert ours.size == theirs.size == (780, 1688)
    share = differing(ours, theirs)
    print(f"{mode}: {share:.2%} of the pixels differ")
    ours.save(tmp_path / f"{mode}.png")
    assert share < 0.02


def differing(ours: Image.Image, theirs: Image.Image) -> float:
    """The share of pixels above the tabs that differ more than `NEARLY`, the missing gear left out."""
    cut = (0, 0, 780, TABS * 2)
    left_out = tuple(2 * edge for edge in GEAR)
    one, other = ours.crop(cut), theirs.crop(cut)
    for picture in (one, other):
        picture.paste((0, 0, 0), left_out)
    far = ImageChops.difference(one, other).convert("L").point([0] * (NEARLY + 1) + [255] * (255 - NEARLY))
    return sum(far.histogram()[1:]) / (780 * TABS * 2)
