"""Design tokens -> Flet theme. Material parts follow the ColorScheme; drawn parts read the Palette."""

import json
import re
from pathlib import Path
from types import SimpleNamespace

import flet as ft

from companion.ui import text_scale

# One family per file: page.fonts maps a name to exactly one file, and each file carries its weight.
SERIF, DISPLAY = "Literata", "Literata Display"
SANS, MEDIUM, STRONG = "Atkinson", "Atkinson Medium", "Atkinson Strong"
FONTS = {
    SERIF: "fonts/Literata-500.ttf",
    DISPLAY: "fonts/LiterataDisplay-500.ttf",
    SANS: "fonts/AtkinsonHyperlegibleNext-400.ttf",
    MEDIUM: "fonts/AtkinsonHyperlegibleNext-500.ttf",
    STRONG: "fonts/AtkinsonHyperlegibleNext-600.ttf",
}

# role: (family, size, line height in px, letter spacing in em)
TYPE = {
    "display": (DISPLAY, 42, 46, -0.012),
    "welcome": (DISPLAY, 34, 40, -0.012),
    "prompt": (SERIF, 28, 36, -0.014),
    "talk": (SERIF, 26, 33, -0.014),
    "question": (SERIF, 22, 28, -0.014),
    "screen": (SERIF, 24, 29, -0.015),
    "sub_page": (SERIF, 20, 26, -0.014),
    "card": (STRONG, 17, 23, 0.003),
    "row": (STRONG, 17, 22, 0.003),
    "lead": (SANS, 17, 25, 0.003),
    "big_button": (STRONG, 21, 28, 0.003),
    "body": (SANS, 16, 24, 0.003),
    "body_strong": (STRONG, 16, 24, 0.003),
    "row_sub": (SANS, 15, 20.5, 0.003),
    "small": (SANS, 15, 21.5, 0.003),
    "bar": (STRONG, 15, 22, 0.003),
    "button": (STRONG, 17, 24, 0.003),
    "caption": (SANS, 14, 17, 0.003),
    "caption_strong": (STRONG, 14, 17, 0.003),
    "chart": (SANS, 13, 18, 0.003),
    "chart_strong": (STRONG, 13, 18, 0.003),
}

_S = ft.ControlState
_TABS_GROW_TO = 1.3
"""Flutter lets a device enlarge the words of the tabs no further; ours may not either, or five do not fit."""


class Palette(SimpleNamespace):
    """The colours of one mode, by their names in tokens.json, as Flet spells colours."""


def palettes(assets: Path) -> tuple[Palette, Palette]:
    """The light and the dark palette of `assets/tokens.json`."""
    raw = json.loads((assets / "tokens.json").read_text(encoding="utf-8"))
    light, dark = (
        Palette(**{name: _flet_colour(value) for name, value in raw[mode].items()}) for mode in ("light", "dark")
    )
    return light, dark


def _flet_colour(css: str) -> str:
    """Flet knows #rrggbb and #aarrggbb, not CSS rgba()."""
    match = re.fullmatch(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)", css)
    if not match:
        return css
    red, green, blue = (int(part) for part in match.groups()[:3])
    return f"#{round(float(match[4]) * 255):02X}{red:02X}{green:02X}{blue:02X}"


def style(role: str, colour: str | None = None, scale: float | None = None) -> ft.TextStyle:
    """The text style of a role, as large as the patient chose, or `scale` times as drawn. Weight 400 on
    purpose: the file carries the weight, so none is faked."""
    family, drawn, line, em = TYPE[role]
    size = drawn * (text_scale.chosen() if scale is None else scale)
    return ft.TextStyle(
        size=size,
        height=line / drawn,
        font_family=family,
        letter_spacing=em * size,
        weight=ft.FontWeight.W_400,
        color=colour,
    )


def build(t: Palette, device_scale: float = 1.0) -> ft.Theme:
    """The Material theme of one palette, on a device that enlarges text `device_scale` times by itself."""
    return ft.Theme(
        font_family=SANS,
        scaffold_bgcolor=t.bg,
        use_material3=True,
        visual_density=ft.VisualDensity.STANDARD,  # a desktop browser is "compact", 8 px less a button
        text_theme=_text_theme(t),
        color_scheme=_colour_scheme(t),
        filled_button_theme=ft.FilledButtonTheme(style=_button(t)),
        navigation_bar_theme=_navigation_bar(t, device_scale),
        slider_theme=_slider(t),
    )


def _text_theme(t: Palette) -> ft.TextTheme:
    """on_surface does not reach plain Text, so every style names the ink."""

    def ink(size: float) -> ft.TextStyle:  # Material's own sizes
        return ft.TextStyle(color=t.ink, size=size * text_scale.chosen())

    return ft.TextTheme(
        body_small=ink(12),
        body_medium=ink(14),
        body_large=ink(16),
        title_small=ink(14),
        title_medium=ink(16),
        title_large=ink(22),
        label_large=ink(14),
    )


def _colour_scheme(t: Palette) -> ft.ColorScheme:
    return ft.ColorScheme(
        primary=t.primary,
        on_primary=t.onPrimary,
        primary_container=t.tint,
        on_primary_container=t.onTint,
        secondary=t.primary,
        on_secondary=t.onPrimary,
        secondary_container=t.tint,
        on_secondary_container=t.onTint,
        tertiary=t.notice,
        tertiary_container=t.noticeTint,
        on_tertiary_container=t.onNoticeTint,
        error=t.notice,
        on_error=t.onPrimary,
        surface=t.bg,
        on_surface=t.ink,
        on_surface_variant=t.inkSoft,
        surface_container_lowest=t.card,
        surface_container_low=t.card,
        surface_container=t.card,
        surface_container_high=t.inset,
        surface_container_highest=t.inset,
        outline=t.outline,
        outline_variant=t.hairline,
        surface_tint="transparent",
        inverse_surface=t.ink,
        on_inverse_surface=t.bg,
        inverse_primary=t.tint,
    )


def _button(t: Palette) -> ft.ButtonStyle:
    return ft.ButtonStyle(
        text_style=style("button"),
        padding=ft.Padding.symmetric(horizontal=16),
        elevation=0,
        side={_S.FOCUSED: ft.BorderSide(3, t.outline), _S.DEFAULT: ft.BorderSide(0, "transparent")},
    )


def _navigation_bar(t: Palette, device_scale: float) -> ft.NavigationBarTheme:
    scale = min(text_scale.chosen(), _TABS_GROW_TO / min(device_scale, _TABS_GROW_TO))
    quiet = ft.TextStyle(size=13 * scale, font_family=MEDIUM, color=t.inkSoft, weight=ft.FontWeight.W_400)
    return ft.NavigationBarTheme(
        bgcolor=t.card,
        elevation=0,
        height=66,
        indicator_color=t.tint,
        label_text_style={_S.SELECTED: style("chart_strong", t.ink, scale), _S.DEFAULT: quiet},
    )


def _slider(t: Palette) -> ft.SliderTheme:
    return ft.SliderTheme(
        year_2023=False,
        track_height=12,
        track_gap=6,
        thumb_size={_S.DEFAULT: ft.Size(4, 36)},
        active_track_color=t.primary,
        inactive_track_color=t.tint,
        thumb_color=t.primary,
        active_tick_mark_color="transparent",
        inactive_tick_mark_color="transparent",
        padding=0,
    )
