"""The words: every key exists and is used, every placeholder is given, and the voice is kept."""

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

from companion import errors
from companion.app import assets_folder
from companion.care.around_session import PARTS
from companion.care.four_signals import Name
from companion.care.mood import Face, Signals
from companion.errors import ContentError
from companion.secret.passcode import Strength
from companion.ui.components.goal_icons import ICONS
from companion.ui.screens.check_in import _OFFERED
from companion.ui.strings import Words, load
from companion.ui.trends_shown import SPANS

WORDS = load(assets_folder())
TEXTS = WORDS._texts
TABLES = {key.split(".")[0] for key in TEXTS}
CODE = Path(errors.__file__).parent
FACES = [face.name.lower() for face in Face]

DERIVED = {
    "app_lock.holds_{}": [f"app_lock.holds_{strength}" for strength in (*Strength, "unknown")],
    "calendar.month_{}": [f"calendar.month_{month}" for month in range(1, 13)],
    "around.{}": [f"around.{part}" for part in PARTS],
    "around.{}_title": [f"around.{part}_title" for part in PARTS],
    "around.day_{}": [f"around.day_{number}" for number in range(1, 5)],
    "course.{}": [f"course.{name}" for name in ("own_reason", "clinician", "supports", "earlier")],
    "session.{}": [f"session.{state}" for state in ("planned", "done", "skipped")],
    "visit.{}": ["visit.closer", "visit.same", "visit.further"],
    "visit.icon_{}": [f"visit.icon_{name}" for name in ICONS],
    "visit.seems_{}": ["visit.seems_closer", "visit.seems_further"],
    "calendar.weekday_{}": [f"calendar.weekday_{day}" for day in range(1, 8)],
    "check_in.{}": [f"check_in.{name}" for name in Signals.model_fields],
    "check_in.{}{}": ["check_in." + "".join(pair) for pair in product(Signals.model_fields, ("", "_low", "_high"))],
    "check_in.tag_{}": [f"check_in.tag_{name}" for name in _OFFERED],
    "later.{}": [f"later.{name}" for name in ("practice",)],
    "later.{}_line": [f"later.{name}_line" for name in ("practice",)],
    "mood.{}": [f"mood.{name}" for name in FACES],
    "sheet.change_{}": [f"sheet.change_{name}" for name in ("lower", "same", "higher")],
    "trends.{}": [f"trends.{name}" for name in (*SPANS, *get_args(Name), "easier", "same", "harder", "early")],
    "trends.after_{}": [f"trends.after_{name}" for name in ("above", "below", "like")],
    "trends.after_{}_one": [f"trends.after_{name}_one" for name in ("above", "below", "like")],
    "trends.length_{}": ["trends.length_no_lift", "trends.length_too_early"],
    "trends.usually_{}": ["trends.usually_no_lift", "trends.usually_too_early"],
    "trends.count_{}": ["trends.count_2", "trends.count_3"],
    "trends.steps_{}": [f"trends.steps_{name}" for name in ("easier", "same", "harder")],
    "trends.change_{}": [f"trends.change_{name}" for name in ("lower", "higher")],
    "trends.moves_{}": [f"trends.moves_{name}" for name in ("small", "some", "large", "unknown")],
    "trends.steady_{}": [f"trends.steady_{name}" for name in ("steadier", "same", "less", "unknown")],
    "tabs.{}": [f"tabs.{name}" for name in ("practice",)],
    "toasts.{}": [
        "toasts.lock_set",
        "toasts.lock_set_nearly",
        "toasts.lock_removed",
        "toasts.saved",
        "toasts.deleted",
        "toasts.person_removed",
        "toasts.session_removed",
        "toasts.removed",
        "toasts.paused",
        "toasts.welcome_back",
        "toasts.backup_saved",
        "toasts.backup_handed_over",
        "toasts.moved_in",
        *(f"toasts.saved_{name}" for name in FACES),
    ],
    "today.good_{}": [f"today.good_{part}" for part in ("morning", "afternoon", "evening")],
}
"""Keys that code puts together, by their pattern."""

FILES = ("help.key", "help.sealed")
"""Names of files that look like keys of words."""

NOT_OURS = ("relapse", "overdue", "missed", "streak", "risk")
LONGEST = 14
"""Words in a sentence."""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(CODE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def nodes() -> Iterator[ast.AST]:
    for _, module in modules():
        yield from ast.walk(module)


def looks_like_a_key(text: str) -> bool:
    return text.split(".")[0] in TABLES and re.fullmatch(r"[a-z_]+(\.[a-z0-9_]*[a-z0-9])+", text) is not None


def keys_named() -> set[str]:
    """Every key that stands in the code as it is."""
    named = {node.value for node in nodes() if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    counted = {f"{key}.{number}" for key in counted_keys() for number in ("one", "other")}
    return {text for text in named if looks_like_a_key(text)} - counted_keys() - set(FILES) | counted


def counted_keys() -> set[str]:
    return {key for name, key, _, _ in calls() if name == "counted"}


def patterns_used() -> set[str]:
    """Every f-string that begins like a key, its values left out."""
    found = set()
    for node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values]
            pattern = "".join(parts)
            if pattern.split(".")[0] in TABLES and "." in pattern:
                found.add(pattern)
    return found


def calls() -> Iterator[tuple[str, str, set[str], bool]]:
    """Every call for words: which kind, the key, the values given, and whether there are more (`**`)."""
    for node in nodes():
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in ("words", "counted"):
            continue
        given = {keyword.arg for keyword in node.keywords if keyword.arg}
        more = any(keyword.arg is None for keyword in node.keywords)
        for key in ast.walk(node.args[0]):
            if isinstance(key, ast.Constant) and isinstance(key.value, str) and looks_like_a_key(key.value):
                yield name, key.value, given | ({"count"} if name == "counted" else set()), more


def placeholders(key: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(TEXTS[key]) if name is not None}


def test_the_code_asks_only_for_keys_that_exist() -> None:
    assert keys_named() - WORDS.keys == set()
    assert {key for keys in DERIVED.values() for key in keys} - WORDS.keys == set()


def test_every_key_is_used() -> None:
    derived = {key for keys in DERIVED.values() for key in keys}
    assert WORDS.keys - keys_named() - derived == set()


def test_every_way_to_put_a_key_together_is_known_here() -> None:
    """A new one belongs into DERIVED, with every key it can make."""
    assert patterns_used() == set(DERIVED)


def test_every_placeholder_is_given() -> None:
    asked = list(calls())
    assert len(asked) > 80
    for name, key, given, more in asked:
        for full in [f"{key}.one", f"{key}.other"] if name == "counted" else [key]:
            assert more or placeholders(full) <= given, full


def test_every_error_has_its_sentence() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert len(kinds) >= 10
    assert {kind.said for kind in kinds} <= WORDS.keys


# No words outside the strings file

SHOWN_BY = {"text", "heading", "Text", "TextSpan", "Filled", "Tonal", "Link", "TabTitle", "SubPageTitle", "Empty"}
SHOWN_BY |= {"Trouble", "TroubleLine", "ListRow", "Stepper", "FilledButton", "FilledTonalButton", "TextButton"}
SHOWN_AS = {"label", "tooltip", "hint_text", "value", "content", "title", "helper", "error", "semantics_label", "text"}


def shown_literals() -> Iterator[str]:
    for path, module in modules():
        if path.parent.name not in ("screens", "components"):
            continue
        for call in ast.walk(module):
            if not isinstance(call, ast.Call):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            shown = [keyword.value for keyword in call.keywords if keyword.arg in SHOWN_AS]
            shown += call.args[:1] if name in SHOWN_BY else []
            for node in shown:
                parts = node.values if isinstance(node, ast.JoinedStr) else [node]
                yield from (str(part.value) for part in parts if isinstance(part, ast.Constant))


def sentences_in_code() -> Iterator[str]:
    """Literals of screens and components that look like words for people: letters with a space."""
    for path, module in modules():
        if path.parent.name in ("screens", "components"):
            kinds = (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
            described = {ast.get_docstring(node, clean=False) for node in ast.walk(module) if isinstance(node, kinds)}
            lone = {
                node.value.value
                for node in ast.walk(module)
                if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            }
            for node in ast.walk(module):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and node.value not in described | lone
                ):
                    yield node.value


def test_no_words_for_people_stand_in_the_code() -> None:
    assert [text for text in shown_literals() if re.search(r"[A-Za-z]", text)] == []
    assert [text for text in sentences_in_code() if re.search(r"[A-Za-z] |[ .,][A-Za-z]{2,} ", text)] == []


# The voice


def texts_with(pattern: str) -> dict[str, str]:
    return {key: text for key, text in TEXTS.items() if re.search(pattern, text, re.IGNORECASE)}


def test_the_voice_is_calm() -> None:
    assert texts_with(r"^\s*$") == {}
    assert texts_with("!") == {}
    assert texts_with(rf"\b({'|'.join(NOT_OURS)})") == {}
    assert texts_with("['\"]") == {}, "quotes are typographic"


def test_sentences_are_short() -> None:
    """Measured from full stop, question mark, colon or line to the next."""
    longest = {key: max(len(part.split()) for part in re.split(r"[.?:\n]", text)) for key, text in TEXTS.items()}
    assert {key: words for key, words in longest.items() if words > LONGEST} == {}


# The file


def test_values_are_put_in_and_never_formatted_themselves() -> None:
    words = Words("en", {"a": "{name} said {said}"})
    assert words("a", name="{said}", said="{0} {name}") == "{said} said {0} {name}"


def test_counting() -> None:
    words = Words("en", {"days.one": "{count} day", "days.other": "{count} days"})
    assert [words.counted("days", count) for count in (0, 1, 2)] == ["0 days", "1 day", "2 days"]


def test_an_unknown_key_is_named() -> None:
    with pytest.raises(ContentError, match=r"strings/en\.toml has no key nowhere\.to_be"):
        WORDS("nowhere.to_be")


@pytest.mark.parametrize("broken", [b"[a", b"\xff\xfe", None])
def test_a_broken_file_is_named(tmp_path: Path, broken: bytes | None) -> None:
    folder = tmp_path / "strings"
    folder.mkdir()
    if broken is not None:
        (folder / "en.toml").write_bytes(broken)
    with pytest.raises(ContentError, match=r"strings/en\.toml: "):
        load(tmp_path)


def test_tables_within_tables_are_flat_keys(tmp_path: Path) -> None:
    folder = tmp_path / "strings"
    folder.mkdir()
    (folder / "en.toml").write_text('top = "0"\n[a]\nb = "1"\n[a.c]\nd = "2"\n', encoding="utf-8")
    assert load(tmp_path).keys == {"top", "a.b", "a.c.d"}
