"""The page before the app for everybody: by keys, at every size, light and dark."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from companion.care.mood import Face
from companion.home.ports import TapKey
from tests.web.first_page import MORE, FirstPage
from tools.first_page import WORDS, made, record
from tools.static_host import StaticHost

pytestmark = pytest.mark.browser_context_args(has_touch=True, timezone_id="America/New_York")


MOODS = [face.name.lower() for face in Face]


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
    page_host: StaticHost,
    key: TapKey,
    tmp_path: Path,
    width: int,
    height: int,
    percent: int,
    chosen: float,
) -> None:
    made(page_host.folder, MORE)
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
