"""The first second: a page that paints at once, knows what it may ask, and looks like the app."""

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page, expect

from companion.builder.web import ROOT
from companion.home.ports import TapKey
from tests.web.first_page import FirstPage
from tools.first_page import NOTCH, WORDS, below_a_notch, made, record
from tools.static_host import StaticHost

pytestmark = pytest.mark.browser_context_args(has_touch=True, timezone_id="America/New_York")


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


A_QUICK_FINGER = """(() => {
  const look = () => {
    const face = document.querySelector(".face[data-mood='7']");
    if (!face?.checkVisibility()) return requestAnimationFrame(look);
    globalThis.__tapped = performance.now();
    face.click();
  };
  look();
  new MutationObserver(() => {
    if (document.querySelector('.noted:not([hidden]) p')?.textContent) globalThis.__noted ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
})()"""
"""Taps a face as soon as it can be seen, and looks when it is told to be kept."""


def test_a_tap_is_kept_within_a_second_of_opening(first: FirstPage, key: TapKey) -> None:
    first.knows(record(key))
    first.page.add_init_script(A_QUICK_FINGER)
    first.opens()
    first.says("first_page.noted", word=WORDS("mood.good"))
    tapped, noted = first.page.evaluate("[__tapped, __noted]")
    print(f"tapped {tapped:.0f} ms after opening, kept {noted - tapped:.0f} ms later")
    assert len(first.taps) == 1
    assert noted < 1000


@pytest.mark.parametrize("way", ["", "settings", "check-in/1"])
def test_it_works_below_a_path_and_on_every_way_of_the_app(
    page: Page, page_host: StaticHost, key: TapKey, way: str
) -> None:
    site = made(page_host.folder / "clinic", base="/clinic/")
    if way:
        (site / way).parent.mkdir(exist_ok=True)
        (site / way).with_suffix(".html").write_text((site / "index.html").read_text())
    used = FirstPage(page, page_host.address + "clinic/")
    used.knows(record(key))
    used.opens(f"{way}.html" if way else "")
    used.face("low").tap()
    used.says("first_page.noted", word=WORDS("mood.low"))
    expect(used.helps().get_by_role("link", name="Call 988")).to_be_visible()
    assert page_host.missing == used.errors == []


def test_it_is_small(page_host: StaticHost) -> None:
    before = [
        "index.html",
        "first-second.js",
        "first-faces.js",
        "first-help.js",
        "first-looks.js",
        "first-room.js",
        "first-taps.js",
        "storage.js",
        "erasable-key.js",
        "aes.js",
    ]
    files = [(page_host.folder / name).read_bytes() for name in before]
    print(f"{sum(map(len, files)):,} bytes, {sum(len(gzip.compress(one)) for one in files):,} as gzip sends them")
    assert sum(map(len, files)) < 60_000


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
