"""The icons are those that web/icon.svg draws, and bigger phones may cut into one of them."""

import re
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

from tools import icons

NEAR = 2.0
"""The mean difference of a pixel's channel, of 255, that another Chromium's drawing may make."""


def kept(name: str) -> Image.Image:
    return Image.open(icons.WEB / "icons" / f"{name}.png").convert("RGBA")


@pytest.mark.parametrize("name", icons.ICONS)
def test_the_icons_are_up_to_date(name: str, page: Page) -> None:
    drawn = icons.draw(page, name).convert("RGBA")
    assert drawn.size == kept(name).size
    assert max(ImageStat.Stat(ImageChops.difference(drawn, kept(name))).mean) < NEAR, "run python -m tools.icons"


@pytest.mark.parametrize("name", ["apple-touch-icon", "icon-maskable-512"])
def test_icons_that_phones_cut_fill_their_square(name: str) -> None:
    assert kept(name).getextrema()[3] == (255, 255)


def test_every_icon_there_is_drawn() -> None:
    assert {path.stem for path in Path(icons.WEB / "icons").iterdir()} == set(icons.ICONS)


def test_the_drawing_uses_the_colours_of_the_design() -> None:
    tokens = (icons.WEB.parent / "assets" / "tokens.json").read_text()
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", (icons.WEB / "icon.svg").read_text()))
    assert used
    assert [colour for colour in used if colour not in tokens] == []
