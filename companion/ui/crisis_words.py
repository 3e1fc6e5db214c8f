"""How a crisis line is said, and the address that reaches it: one place, for Help now and the last view."""

import flet as ft

from companion.care.safety import CrisisLine
from companion.ui.strings import Words


def what_it_does(words: Words, line: CrisisLine) -> str:
    """The words of a button: "Call 988", or "Text HOME to 741741"."""
    if line.way == "call":
        return words("help.call", number=line.number)
    if line.keyword:
        return words("help.text_word", number=line.number, keyword=line.keyword)
    return words("help.text", number=line.number)


def address(line: CrisisLine) -> str:
    """A `tel:` or `sms:` address; without its keyword nobody answers a text to some lines."""
    if line.way == "call":
        return f"tel:{line.number}"
    return f"sms:{line.number}?body={line.keyword}" if line.keyword else f"sms:{line.number}"


def link(reached_at: str) -> ft.Url:
    """An address that the device opens itself, in the window it is tapped in."""
    return ft.Url(reached_at, target=ft.UrlTarget.SELF)
