"""The page of the browser edition, as it is written: the app's words, colours and shapes, and nothing of its own."""

import re
from html.parser import HTMLParser
from string import Template

import flet as ft
import flet.canvas as cv
import pytest

from companion import edition
from companion.builder import page, page_help, svg
from companion.builder.web import ROOT
from companion.care.mood import Face
from companion.care.safety import HelpLines
from companion.ui import strings, theme
from companion.ui.components.mood_faces import face_canvas
from companion.ui.components.sky import far_hill

WORDS = strings.load(ROOT / "assets")
GIVEN = edition.load(ROOT / "build.toml").help_lines
LIGHT, DARK = theme.palettes(ROOT / "assets")
WEB = ROOT / "web"
SCRIPTS = sorted(WEB.glob("first-*.js"))


class Seen(HTMLParser):
    """What a page says, and how it is put together."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._inside = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if data.strip() and self._inside not in ("script", "style"):
            self.texts.append(data.strip())


def rendered(given: HelpLines = GIVEN, title: str = "Companion", base: str = "/") -> str:
    return page.render(ROOT, WORDS, given, title=title, description=WORDS("app.about"), base=base)


def test_the_template_has_no_words_of_its_own() -> None:
    template = Seen((WEB / "index.html").read_text())
    assert [text for text in template.texts if re.search("[a-z]", re.sub(r"\$\w+", "", text))] == []
    told = ("aria-label", "title", "alt", "placeholder", "data-morning", "data-afternoon", "data-evening")
    said = [attrs[name] for _, attrs in template.tags for name in told if name in attrs]
    assert [text for text in said if not re.fullmatch(r"\$\w+", text)] == []


def test_the_scripts_have_no_words_for_people() -> None:
    for script in SCRIPTS:
        code = "\n".join(line.split("//")[0] for line in script.read_text().splitlines())
        assert re.findall(r"'[A-Z][a-z]+ [^']*'", code) == [], script.name


def test_nothing_on_it_breaks_a_strict_policy() -> None:
    seen = Seen(rendered())
    assert [tag for tag, attrs in seen.tags if any(name.startswith("on") or name == "style" for name in attrs)] == []
    assert len([tag for tag, attrs in seen.tags if tag == "script" and "src" not in attrs]) == 1
    addresses = [attrs[name] for _, attrs in seen.tags for name in ("src", "href") if name in attrs]
    assert [one for one in addresses if not re.match(r"#|tel:|sms:|[\w-]+\.(js|html)$|/$", one)] == []


def test_every_colour_is_a_token_in_both_modes() -> None:
    html = rendered()
    own = {"text", "top", "foot"}
    used = set(re.findall(r"var\(--(\w+)", html)) - own
    assert used
    for palette in (LIGHT, DARK):
        assert used <= set(vars(palette))
    css = (WEB / "first-second.css").read_text()
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", re.sub(r"#(first-page|help\b[\w-]*)", "", css)) == []


def test_what_an_edition_calls_itself_is_only_text() -> None:
    nasty = '<img src=x onerror=alert(1)> & "two"'
    lines = GIVEN.countries[0].model_copy(update={"country_name": nasty, "note": nasty})
    html = rendered(GIVEN.model_copy(update={"countries": (lines,)}), title=nasty)
    seen = Seen(html)
    assert [attrs for tag, attrs in seen.tags if tag == "img"] == []
    assert seen.texts.count(nasty) >= 2


def test_everything_lies_below_its_base() -> None:
    assert '<base href="/companion/">' in rendered(base="/companion/")


def test_the_editions_own_country_comes_first() -> None:
    other = GIVEN.countries[0].model_copy(update={"country": "ZX"})
    both = GIVEN.model_copy(update={"countries": (other, *GIVEN.countries)})
    assert [page_help.country_of(one) for one in page_help.in_order(both)] == ["US", "ZX", "ZZ"]
    unlisted = both.model_copy(update={"default_country": "ZW"})
    assert [page_help.country_of(one) for one in page_help.in_order(unlisted)] == ["ZZ", "ZX", "US"]
    assert 'data-own-country="ZZ"' in rendered(unlisted)


def test_every_trouble_of_the_scripts_has_its_sentence_and_is_shown() -> None:
    code = "".join(script.read_text() for script in (*SCRIPTS, WEB / "index.html"))
    named = set(re.findall(r"(?:trouble|say)\('([\w-]+)'\)", code))
    assert named == set(page.TROUBLES)
    css = (WEB / "first-second.css").read_text()
    assert set(re.findall(r"\[data-trouble=([\w-]+)\] \[data-why=\1\]", css)) == named


def test_every_place_of_the_template_is_filled() -> None:
    names = Template((WEB / "index.html").read_text()).get_identifiers()
    assert len(names) > 20
    assert not re.search(r"\$\w", rendered())


# Drawings


@pytest.mark.parametrize("face", Face)
def test_a_face_has_the_points_that_the_app_draws(face: Face) -> None:
    shapes = face_canvas(face, 64, LIGHT).shapes
    drawn = svg.drawn(shapes)
    outline = shapes[0]
    assert isinstance(outline, cv.Path)
    first = outline.elements[0]
    assert isinstance(first, cv.Path.MoveTo)
    assert drawn.startswith(f'<path d="M{first.x:.2f}'.rstrip("0").rstrip("."))
    assert drawn.split('"')[1].count("C") == sum(isinstance(step, cv.Path.CubicTo) for step in outline.elements)
    assert drawn.count("<circle") == sum(isinstance(shape, cv.Circle) for shape in shapes)
    assert getattr(LIGHT, f"mood{face.value}") in drawn


def test_gradients_have_names_of_their_own() -> None:
    drawn = svg.drawn([far_hill(390, LIGHT), far_hill(390, LIGHT)], "hill")
    assert re.findall(r' id="(\w+)"', drawn) == re.findall(r"url\(#(\w+)\)", drawn) == ["hill0", "hill1"]


@pytest.mark.parametrize(
    "shape",
    [cv.Line(0, 0, 1, 1), cv.Circle(0, 0, 1, ft.Paint(gradient=ft.PaintRadialGradient((0, 0), 1, ["red", "blue"])))],
)
def test_what_it_does_not_know_is_refused(shape: cv.Shape) -> None:
    with pytest.raises(TypeError, match="is not drawn here"):
        svg.drawn([shape])


@pytest.mark.parametrize(
    ("number", "short"), [(0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.999, "3"), (-0.25, "-0.25"), (10, "10")]
)
def test_numbers_are_short(number: float, short: str) -> None:
    assert (
        svg.drawn([cv.Circle(number, 0, 1, ft.Paint(color="red"))]) == f'<circle cx="{short}" cy="0" r="1" fill="red"/>'
    )
