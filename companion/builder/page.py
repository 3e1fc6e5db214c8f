"""The page of the browser edition: web/index.html with the edition's words, colours, drawings and crisis lines."""

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template

from companion.builder import page_help, svg
from companion.care.mood import Face
from companion.care.safety import HelpLines
from companion.ui.components.mood_faces import face_canvas, face_word
from companion.ui.components.sky import far_hill, near_hill
from companion.ui.strings import Words
from companion.ui.theme import Palette

TROUBLES = {
    "old": "first_page.too_old",
    "storage": "first_page.no_storage",
    "missing": "first_page.missing",
    "stopped": "first_page.stopped",
    "ended": "first_page.ended",
}
"""Why the app cannot start or keep, as the page's scripts call it, and the sentence about it."""

_PLAIN = {
    "ask": "today.ask",
    "one_tap": "today.one_tap",
    "paused": "paused.title",
    "paused_line": "paused.line",
    "help": "help.button",
    "help_title": "help.title",
    "change_country": "help.change_country",
    "back": "bars.back",
    "joins": "first_page.joins",
    "opens": "first_page.opens",
    "not_noted": "first_page.not_noted",
    "already": "first_page.already",
    "undo": "toasts.undo",
    "opening": "first_page.opening",
    "slow": "first_page.slow",
    "no_scripts": "first_page.no_scripts",
    "try_again": "errors.try_again",
    "open_again": "first_page.open_again",
    "morning": "today.good_morning",
    "afternoon": "today.good_afternoon",
    "evening": "today.good_evening",
}
"""Words that stand in the template as they are."""


def render(
    source: Path, words: Words, given: HelpLines, *, title: str, description: str, base: str = "/", head: str = ""
) -> str:
    """The page of the checkout `source`, to be served below the path `base`. `head` is more of the page's head."""
    web, tokens = source / "web", json.loads((source / "assets" / "tokens.json").read_text(encoding="utf-8"))
    light, dark = tokens["light"], tokens["dark"]
    t = Palette(**{name: f"var(--{name})" for name in light})
    filled = {name: escape(words(key)) for name, key in _PLAIN.items()} | {
        "head": head,
        "base": escape(base),
        "title": escape(title),
        "description": escape(description),
        "ground_light": light["bg"],
        "ground_dark": dark["bg"],
        "light": _colours(light),
        "dark": _colours(dark),
        "style": (web / "first-second.css").read_text(encoding="utf-8"),
        "hills": svg.drawn([far_hill(390, t), near_hill(390, t)], "hill"),
        "faces": "".join(_face(words, face, t) for face in Face),
        "troubles": "".join(_trouble(words, why) for why in TROUBLES),
        "not_read": page_help.not_read(words, given),
        "help_lines": page_help.help_now(words, given),
        "countries": page_help.countries(words, given),
        "own_country": page_help.country_of(given.of(None)),
    }
    return Template((web / "index.html").read_text(encoding="utf-8")).substitute(filled)


def _colours(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in tokens.items())


def _face(words: Words, face: Face, t: Palette) -> str:
    """A face with its word: a button, as in the app."""
    word = words(face_word(face))
    name, noted = words("mood.name", word=word, number=face.value), words("first_page.noted", word=word)
    drawing = f'<svg viewBox="0 0 64 64" aria-hidden="true">{svg.drawn(face_canvas(face, 64, t).shapes)}</svg>'
    told = f'data-mood="{face.points}" data-noted="{escape(noted)}" aria-label="{escape(name)}" aria-pressed="false"'
    return f'<button class="face" type="button" {told}>{drawing}<span>{escape(word)}</span></button>'


def _trouble(words: Words, why: str) -> str:
    return f'<p data-why="{why}">{escape(words(TROUBLES[why]))}</p>'
