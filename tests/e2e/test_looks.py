"""Light, dark and still: the page follows the device, live, and asks nobody else for anything."""

from pathlib import Path

from PIL import Image, ImageChops, ImageColor

from companion.ui import theme
from tests.e2e import fitting, kept
from tests.e2e.conftest import Serve
from tests.e2e.ground import DARK, LIGHT, becomes
from tests.e2e.phone import Phone
from tests.e2e.served import ROOT


def test_light_and_dark_follow_the_device_live_and_outlive_a_reload(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    phone.page.emulate_media(color_scheme="dark")
    seconds = phone.open(serve().address)
    print(f"interactive in {seconds:.2f} s")
    assert seconds < 20
    becomes(phone, DARK)
    phone.reload()
    becomes(phone, DARK)
    phone.page.emulate_media(color_scheme="light")
    becomes(phone, LIGHT)
    for tab in ("Practice", "Trends", "Visit", "Journal"):
        phone.tab(tab)
        phone.page.emulate_media(color_scheme="dark")
        becomes(phone, DARK)
        phone.page.emulate_media(color_scheme="light")
        becomes(phone, LIGHT)
    assert phone.errors == []


def _face_width(phone: Phone, colour: str) -> int:
    """How wide the widest thing of exactly this colour is, once it is painted."""
    for _ in range(100):
        shot = fitting.picture(phone)
        red, green, blue = (
            channel.point(lambda value, goal=goal: 255 * (value == goal)) for channel, goal in _goals(shot, colour)
        )
        box = ImageChops.multiply(ImageChops.multiply(red, green), blue).getbbox()
        if box is not None:
            return box[2] - box[0]
        phone.frames()
    raise AssertionError(f"{colour} was never painted")


def _goals(shot: Image.Image, colour: str) -> list[tuple[Image.Image, int]]:
    return list(zip(shot.split(), ImageColor.getrgb(colour), strict=True))


def test_reduced_motion_saves_and_no_face_swells(phone: Phone, serve: Serve, folder: Path) -> None:
    kept.fill(folder)
    phone.page.emulate_media(reduced_motion="reduce")
    phone.open(serve().address)
    phone.tap("Good, mood 4 of 5")
    phone.sees("Good, saved")
    phone.settle()
    phone.tap("Add more")
    phone.sees("If you have the energy")
    phone.settle()
    colour = theme.palettes(ROOT / "assets")[0].mood5
    still = _face_width(phone, colour)
    phone.tap("Very good, mood 5 of 5")
    widths = [_face_width(phone, colour) for _ in range(8)]
    phone.sees("9 of 10")
    assert max(widths) <= still + 1, "a swollen face is 4 pixels wider"
    assert phone.errors == []
