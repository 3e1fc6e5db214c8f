"""Light, dark and still: the page follows the device, live, and asks nobody else for anything."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import fitting, kept, walk
from tests.e2e.conftest import Serve
from tests.e2e.phone import Phone

LIGHT, DARK = (0xF1, 0xF5, 0xF0), (0x0F, 0x15, 0x12)
GROUND = (4, 700)  # a pixel of the page's background, beside every card
GOOD = "Good, mood 4 of 5"
FACE = (230, 300, 320, 420)


def _becomes(phone: Phone, colour: tuple[int, int, int]) -> None:
    """Wait until the page's background has this colour."""
    for _ in range(40):
        if fitting.picture(phone).getpixel(GROUND) == colour:
            return
        walk.settled(phone)
    raise AssertionError(f"never {colour}, still {fitting.picture(phone).getpixel(GROUND)}")


def test_light_and_dark_follow_the_device_live_and_outlive_a_reload(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    phone.page.emulate_media(color_scheme="dark")
    seconds = phone.open(serve().address)
    print(f"interactive in {seconds:.2f} s")
    assert seconds < 20
    _becomes(phone, DARK)
    phone.reload()
    _becomes(phone, DARK)
    phone.page.emulate_media(color_scheme="light")
    _becomes(phone, LIGHT)
    for tab in ("Practice", "Trends", "Visit", "Journal"):
        phone.tab(tab)
        phone.page.emulate_media(color_scheme="dark")
        _becomes(phone, DARK)
        phone.page.emulate_media(color_scheme="light")
        _becomes(phone, LIGHT)
    assert phone.errors == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_tapped_face_swells_only_where_motion_is_welcome(
    motion: str, phone: Phone, serve: Serve, folder: Path
) -> None:
    kept.fill(folder)
    served = serve()
    phone.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    phone.open(served.address)
    expect(phone.one(GOOD)).to_be_visible()
    walk.settled(phone)
    served.suspend()  # the answer to the tap stays out: whatever moves is the client's own
    served.resume()
    phone.tap(GOOD)
    phone.sees("Good, saved")
    assert phone.errors == []
