"""Whether words fit where they stand: Flutter's accessibility tree gives the boxes, our fonts what they need."""

import io
import re
from dataclasses import dataclass
from functools import cache
from math import ceil

from PIL import Image, ImageFont

from companion.ui.theme import FONTS, TYPE
from tests.e2e.phone import Phone
from tests.e2e.served import ROOT

TOUCH = 44
SLACK = 1.5
_TABS_GROW_TO = 1.3  # Flutter lets the words of a tab bar grow no further
_BUTTON_ROLES = ("bar", "row", "body_strong", "button", "big_button", "body", "small", "caption_strong")
_TEXT_ROLES = tuple(role for role in TYPE if not role.startswith("chart"))
_NEARLY = (0.94, 0.97, 1, 1.02)  # Flutter spaces letters a little otherwise
_PRESSED = ("button", "checkbox", "slider", "tab", "radio")

_NODES = """() => [...document.querySelectorAll('flt-semantics-host *')].flatMap(at => {
  const words = [...at.childNodes].filter(child => child.nodeType === 3).map(child => child.textContent).join('');
  const own = at.tagName === 'SPAN' || at.tagName === 'INPUT' ? at.parentElement : at;
  const said = words || at.getAttribute('aria-label') || '';
  const role = at.getAttribute('role') || (/^H[1-6]$/.test(at.tagName) || at.tagName === 'SPAN' ? 'text' : '');
  if (!role || role === 'group' || (role === 'text' && !said)) return [];
  const box = element => { const it = element.getBoundingClientRect(); return [it.x, it.y, it.width, it.height]; };
  const scroller = at.closest('flt-semantics[style*="overflow-y: scroll"]');
  return [{said, role, box: box(own), scroller: scroller ? box(scroller) : null}];
})"""


@dataclass(frozen=True)
class Node:
    """Something that can be read or pressed, and its box. `window` is the box of what scrolls it, or None."""

    said: str
    role: str
    left: float
    top: float
    width: float
    height: float
    window: tuple[float, float] | None = None

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def at_an_edge(self) -> bool:
        """True when scrolling hides a part of it: its box tells the visible part alone."""
        if self.window is None:
            return False
        top, bottom = self.window
        return abs(self.top - top) < SLACK or abs(self.bottom - bottom) < SLACK


def nodes(phone: Phone) -> list[Node]:
    """Everything that can be read or pressed now, in the order of the tree."""
    found = phone.page.evaluate(_NODES)
    return [
        Node(one["said"], one["role"], *one["box"], window=_window(one["scroller"]))  # type: ignore[misc]
        for one in found
    ]


def _window(box: list[float] | None) -> tuple[float, float] | None:
    return (box[1], box[1] + box[3]) if box else None


def faults(found: list[Node], width: float, scale: float) -> list[str]:
    """What is cut, too small or beyond the sides, in words."""
    told: list[str] = []
    for node in found:
        what = f"{node.role} {node.said!r} {node.left:.0f},{node.top:.0f} {node.width:.0f}x{node.height:.0f}"
        if node.left < -SLACK or node.right > width + SLACK:
            told.append(f"beyond the sides: {what}")
        if node.at_an_edge:
            continue
        if node.role in _PRESSED and min(node.width, node.height) < TOUCH - 4 * (node.role == "slider"):
            told.append(f"too small to press: {what}")
        if not fits(node, scale):
            told.append(f"words are cut: {what}")
    return told


def fits(node: Node, scale: float) -> bool:
    """True when a box is as wide and as high as its words need."""
    if node.role == "text":
        if "\n" in node.said and node.said.count("\n") == 1 and not node.said.endswith("."):
            return True  # a name and its value, said as one
        return any(_stands(node, role, scale, nearly) for role in _TEXT_ROLES for nearly in _NEARLY)
    if node.role == "tab":
        return widest(node.said, "chart_strong", min(scale, _TABS_GROW_TO)) <= node.width
    icon_alone = max(abs(node.width - 48), abs(node.height - 48)) < 1
    if node.role not in ("button", "checkbox") or icon_alone or not node.said:
        return True
    words = re.sub(r", mood \d of 5$|^.*, (?=Leave blank$)", "", node.said)  # what is seen of the name
    return any(
        lines(words, role, node.width - 4, scale) * TYPE[role][2] * scale <= node.height + SLACK
        for role in _BUTTON_ROLES
    )


def _stands(node: Node, role: str, scale: float, nearly: float) -> bool:
    """True when a box is just as high as its words in a type role."""
    count = lines(node.said, role, node.width * nearly, scale)
    return abs(count * TYPE[role][2] * scale - node.height) <= 1 + 0.25 * count


def lines(words: str, role: str, width: float, scale: float) -> int:
    """How many lines words need at a width, broken between words, and inside those that are too long."""
    return sum(_lines(line, role, width + SLACK, scale) for line in words.split("\n"))


def _lines(words: str, role: str, width: float, scale: float) -> int:
    count, line = 1, ""
    for word in re.findall(r"[^ -]+-? *|-+ *", words):
        if line and _length((line + word).rstrip(), role, scale) > width:
            count, line = count + 1, ""
        line += word
        long = _length(line.rstrip(), role, scale)
        if long > width:
            whole = ceil(long / width)
            count, line = count + whole - 1, line[len(line) * (whole - 1) // whole :]
    return count


def widest(words: str, role: str, scale: float) -> float:
    """How wide words are on one line."""
    return _length(words, role, scale)


def _length(words: str, role: str, scale: float) -> float:
    family, size, _, em = TYPE[role]
    return _font(family, size * scale).getlength(words) + em * size * scale * len(words)


@cache
def _font(family: str, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(ROOT / "assets" / FONTS[family], size)


def picture(phone: Phone) -> Image.Image:
    return Image.open(io.BytesIO(phone.page.screenshot())).convert("RGB")


def broken(shot: Image.Image) -> list[str]:
    """What a picture shows of parts that could not be laid out."""
    told, all_of_it = [], shot.width * shot.height
    colours = shot.getcolors(all_of_it) or []
    grey = sum(many for many, (r, g, b) in colours if r == g == b and 0x90 <= r <= 0xC8)  # type: ignore[misc]
    striped = sum(many for many, (r, g, b) in colours if min(r, g) > 240 and b < 90)  # type: ignore[misc]
    if grey > all_of_it / 200:
        told.append("a grey box in place of a part")
    if striped > all_of_it / 2000:
        told.append("stripes where a part overflows")
    return told
