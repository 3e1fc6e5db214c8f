"""Every screen: whole on small, large and turned phones, at the device's own text size and at twice that, and named for
a screen reader."""

import time
from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect

from tests.e2e import fitting, kept, spoken, walk
from tests.e2e.conftest import Serve
from tests.e2e.fitting import Node
from tests.e2e.phone import Phone

LOOKS = ((390, 844, 200), (320, 640, 100), (320, 640, 200), (844, 390, 100))


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short path: one screen shows it, and a long name is broken where it must be."""
    return tmp_path_factory.mktemp("j") / "journal"


@pytest.mark.timeout(240)
def test_nothing_is_cut_or_nameless_on_any_screen(phone: Phone, serve: Serve, folder: Path) -> None:
    walk.fill(folder)
    phone.open(serve().address)
    found: list[str] = []
    for screen in walk.screens(phone):
        found += [f"{screen}: {fault}" for fault in spoken.faults(phone, screen)]
        for look in LOOKS:
            _wear(phone, *look)
            found += [f"{screen} at {look}: {fault}" for fault in _lasting(phone, look)]
        _wear(phone, 390, 844, 100)
    assert found == [], "\n".join(found)
    assert phone.errors == []


@pytest.mark.timeout(240)
def test_nothing_is_cut_at_twice_the_size_by_choice(phone: Phone, serve: Serve, folder: Path) -> None:
    """The device enlarges nothing: the app does it all."""
    walk.fill(folder)
    kept.prefer(folder, text_scale=2.0)
    phone.open(serve().address)
    found = [f"{screen}: {fault}" for screen in walk.screens(phone) for fault in _lasting(phone, (390, 844, 200))]
    assert found == [], "\n".join(found)


def _wear(phone: Phone, width: int, height: int, percent: int) -> None:
    phone.resize(width, height)
    phone.text_size(percent)
    phone.settle()


def _lasting(phone: Phone, look: tuple[int, int, int]) -> list[str]:
    """The faults that are there once the app has answered to the new size."""
    start = time.monotonic()
    while (told := _faults(phone, look)) and time.monotonic() - start < 3:
        phone.settle()
    return told


def _faults(phone: Phone, look: tuple[int, int, int]) -> list[str]:
    width, _, percent = look
    told = fitting.faults(fitting.nodes(phone), width, percent / 100) + fitting.broken(fitting.picture(phone))
    last = _to_the_end(phone)
    if last is not None:
        after = fitting.nodes(phone)
        told += fitting.faults(after, width, percent / 100) + _hidden(after, last)
    return list(dict.fromkeys(told))


def _to_the_end(phone: Phone) -> str | None:
    """Scroll to the end. Returns what stands there, or None when nothing scrolls."""
    scrolled = [node for node in fitting.nodes(phone) if node.window is not None]
    if not scrolled:
        return None
    last = max(scrolled, key=lambda node: node.bottom)
    phone.page.evaluate(
        """() => document.querySelectorAll('flt-semantics[style*="overflow-y: scroll"]')
             .forEach(one => { one.scrollTop = one.scrollHeight; })"""
    )
    phone.settle()
    return last.said


def _hidden(found: list[Node], said: str) -> list[str]:
    """The last part must stand whole inside its window, beside the button that floats above it."""
    last = next(node for node in reversed(found) if node.said == said and node.window is not None)
    assert last.window is not None
    told = [] if last.bottom <= last.window[1] + fitting.SLACK else [f"the end stays hidden: {said!r}"]
    write = next((node for node in found if node.said == "Write"), None)
    if write and last.bottom > write.top and last.right > write.left:
        told.append(f"covered by Write: {said!r}")
    return told


# The checks themselves


def test_a_check_that_cannot_fail_is_none(phone: Phone, serve: Serve, folder: Path) -> None:
    phone.open(serve().address)
    expect(phone.one("Begin")).to_be_visible()
    phone.settle()
    found = fitting.nodes(phone)
    assert fitting.faults(found, 390, 1) == []
    assert fitting.faults(found, 300, 1), "a narrower window cuts it"
    assert fitting.faults(found, 390, 2), "larger words in the same boxes are cut"


@pytest.mark.parametrize("height", [24, 48])
def test_a_line_too_few_is_seen(height: float) -> None:
    words = "Woke before the alarm and did not mind. Made real coffee, and read the letter twice."
    whole = Node(words, "text", 16, 100, 288, 72)
    assert fitting.fits(whole, 1)
    assert not fitting.fits(Node(words, "text", 16, 100, 288, height), 1)
    assert not fitting.fits(Node(words, "text", 16, 100, 180, 72), 1)


def test_a_small_button_and_a_cut_one_are_seen() -> None:
    assert fitting.faults([Node("Save", "button", 16, 100, 40, 40)], 320, 1)
    assert fitting.faults([Node("Just save mood", "button", 16, 100, 100, 48)], 320, 2)
    assert fitting.faults([Node("Practice", "tab", 0, 580, 44, 60)], 320, 1)


def test_a_grey_box_and_stripes_are_seen() -> None:
    page = Image.new("RGB", (320, 640), "#F1F5F0")
    assert fitting.broken(page) == []
    draw = ImageDraw.Draw(page)
    draw.rectangle((16, 100, 304, 160), "#B6B6B6")
    for x in range(0, 320, 20):
        draw.rectangle((x, 300, x + 10, 310), "#FEFF40")
    assert len(fitting.broken(page)) == 2
