"""What lies in assets: fonts with their licences, and every colour that the code asks for."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import flet as ft
import pytest
from pretend import DARK, LIGHT

import companion
from companion.app import assets_folder
from companion.ui import theme

ASSETS = assets_folder()
TOKENS = json.loads((ASSETS / "tokens.json").read_text(encoding="utf-8"))
UI = Path(companion.__file__).parent / "ui"
MADE_UP = {f"{kind}{face}" for kind in ("mood", "on") for face in range(1, 6)}
"""Asked for as `mood{face}` and `on{face}`."""
TINTS = {"tint", "insightTint", "dailyTint", "copingTint", "noticeTint"}
"""What an IconTile can be given; each has its `onTint`."""


def test_every_font_is_there_and_is_a_font() -> None:
    assert {path.name for path in (ASSETS / "fonts").glob("*.ttf")} == {
        Path(file).name for file in theme.FONTS.values()
    }
    for file in theme.FONTS.values():
        assert (ASSETS / file).read_bytes()[:4] == b"\x00\x01\x00\x00"


@pytest.mark.parametrize("family", ["AtkinsonHyperlegibleNext", "Literata"])
def test_every_font_family_comes_with_its_licence(family: str) -> None:
    assert any(Path(file).name.startswith(family) for file in theme.FONTS.values())
    licence = (ASSETS / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert licence.startswith("Copyright")


def test_every_type_role_uses_a_font_that_is_loaded() -> None:
    assert {family for family, *_ in theme.TYPE.values()} <= set(theme.FONTS)


def test_light_and_dark_have_the_same_colours() -> None:
    assert TOKENS["light"].keys() == TOKENS["dark"].keys()
    assert vars(LIGHT).keys() == vars(DARK).keys() == TOKENS["light"].keys()


def test_every_colour_that_the_code_asks_for_exists() -> None:
    asked = set(_asked_for())
    assert {"bg", "ink", "noticeTint", "insightTint"} <= asked
    assert asked - TOKENS["light"].keys() == set()
    assert TOKENS["light"].keys() >= MADE_UP
    assert {f"on{tint[0].upper()}{tint[1:]}" for tint in TINTS} <= TOKENS["light"].keys()


def _asked_for() -> Iterator[str]:
    """`t.name`, `frame.t.name` and `look.t.name`, and every literal that names a tint."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                of = node.value
                name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
                if name == "t":
                    yield node.attr
            if isinstance(node, ast.Constant) and str(node.value).endswith("Tint"):
                yield str(node.value)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_colours_are_spelt_as_flet_spells_them(palette: theme.Palette) -> None:
    for name, colour in vars(palette).items():
        assert len(colour) in (7, 9), name
        int(colour[1:], 16)


def test_a_css_colour_with_opacity_becomes_argb() -> None:
    assert theme._flet_colour("rgba(15,28,22,.42)") == "#6B0F1C16"
    assert theme._flet_colour("#F1F5F0") == "#F1F5F0"


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_a_theme_is_built_and_weighs_nothing_twice(palette: theme.Palette) -> None:
    built = theme.build(palette)
    assert built.color_scheme is not None
    assert built.color_scheme.primary == palette.primary
    assert all(theme.style(role).weight == ft.FontWeight.W_400 for role in theme.TYPE)


def _light_of(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *((ink, ground) for ink in ("ink", "inkSoft", "primary") for ground in ("bg", "card", "inset")),
        ("onPrimary", "primary"),
        ("bg", "ink"),
        *((f"on{tint[0].upper()}{tint[1:]}", tint) for tint in sorted(TINTS)),
        *((f"on{face}", f"mood{face}") for face in range(1, 6)),
    ],
)
def test_words_stand_out_from_their_ground(palette: theme.Palette, ink: str, ground: str) -> None:
    """4.5 to 1, as WCAG 2.2 AA asks of text."""
    lighter, darker = sorted((_light_of(getattr(palette, ink)), _light_of(getattr(palette, ground))), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
