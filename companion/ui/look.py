"""How a screen is shown: colours, size, insets, text scale, motion."""

from dataclasses import dataclass, replace

import flet as ft

from companion.care.preferences import Preferences
from companion.ui import text_scale, theme
from companion.ui.theme import Palette


@dataclass(frozen=True)
class Look:
    """What a screen needs to know about how it is shown. A change is a new Look.

    Lengths are logical pixels, `text_scale` is 1.0 for the size the patient's device calls normal. `dark` and
    `text_scale` are the device's own until `as_chosen` puts the patient's choices on top.
    `notch` is the least inset at top and foot, for pictures: a browser has no notch of its own.
    """

    light: Palette
    dark_palette: Palette
    dark: bool = False
    width: float = 390
    height: float = 844
    inset_top: float = 0
    inset_bottom: float = 0
    text_scale: float = 1.0
    reduced_motion: bool = False
    notch: tuple[float, float] = (0, 0)

    @property
    def t(self) -> Palette:
        """The colours in force."""
        return self.dark_palette if self.dark else self.light

    @property
    def large_text(self) -> bool:
        """True when faces become a list and a title has a line of its own."""
        return self.text_scale >= 1.5

    @property
    def plain(self) -> bool:
        """True when drawings hide: the text is large, or the phone is turned and little would fit below them."""
        return self.large_text or self.height < 500

    @property
    def stacked(self) -> bool:
        """True when two buttons do not fit side by side."""
        return self.width < (700 if self.large_text else 350)

    def as_chosen(self, choices: Preferences) -> "Look":
        """This look of a device, as the patient chose to see it."""
        dark = self.dark if choices.appearance == "system" else choices.appearance == "dark"
        return replace(self, dark=dark, text_scale=self.text_scale * choices.text_scale)

    def ms(self, duration: int) -> int:
        """An animation's length in milliseconds; none where motion is reduced."""
        return 0 if self.reduced_motion else duration


def read(page: ft.Page, old: Look) -> Look:
    """The device's look of a page now; text scale and motion, which it cannot tell, stay as they were."""
    padding = page.media.padding
    return replace(
        old,
        dark=page.platform_brightness == ft.Brightness.DARK,
        width=page.width or old.width,
        height=page.height or old.height,
        inset_top=max(padding.top, old.notch[0]),
        inset_bottom=max(padding.bottom, old.notch[1]),
    )


def dress(page: ft.Page, look: Look, choices: Preferences) -> None:
    """Give a page with that look of its device the colours and the size of text that the patient chose."""
    text_scale.choose(page, choices.text_scale)
    page.theme, page.dark_theme = (theme.build(one, look.text_scale) for one in (look.light, look.dark_palette))
    page.theme_mode = ft.ThemeMode(choices.appearance)
    page.update()
