"""What a choice is called, as the key of its words: one place, for Settings and for the screen of the choice."""

from companion.care.preferences import TEXT_SCALES, Appearance

_APPEARANCES: dict[Appearance, str] = {
    "system": "appearance.system",
    "light": "appearance.light",
    "dark": "appearance.dark",
}
_TEXT_SIZES = dict(
    zip(
        TEXT_SCALES,
        ("text_size.device", "text_size.slightly", "text_size.larger", "text_size.much", "text_size.twice"),
        strict=True,
    )
)


def appearance_word(appearance: Appearance) -> str:
    """The strings key of light, dark, or what the device says."""
    return _APPEARANCES[appearance]


def nearest_size(scale: float) -> float:
    """The offered size of text that comes nearest to `scale`."""
    return min(TEXT_SCALES, key=lambda offered: abs(offered - scale))


def text_size_word(scale: float) -> str:
    """The strings key of a size of text."""
    return _TEXT_SIZES[nearest_size(scale)]
