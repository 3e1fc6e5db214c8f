"""The colour of the page's ground: whether it is light or dark."""

from tests.e2e import fitting
from tests.e2e.phone import Phone

LIGHT, DARK = (0xF1, 0xF5, 0xF0), (0x0F, 0x15, 0x12)
GROUND = (4, 700)  # a pixel of the page's background, beside every card


def becomes(phone: Phone, colour: tuple[int, int, int]) -> None:
    """Wait until the page's background has this colour."""
    for _ in range(40):
        if fitting.picture(phone).getpixel(GROUND) == colour:
            return
        phone.settle()
    raise AssertionError(f"never {colour}, still {fitting.picture(phone).getpixel(GROUND)}")
