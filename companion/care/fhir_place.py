"""A place in a FHIR JSON file, which knows its path: what is not as expected is refused by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn, TypeVar

from companion.errors import QuestionnaireRefused

T = TypeVar("T")


class Place:
    """A JSON object at `path` of `file`."""

    def __init__(self, file: str, path: str, value: object) -> None:
        self.file, self.path = file, path
        if not isinstance(value, dict):
            self.refuse("an object was expected")
        self._value: dict[str, Any] = value

    def refuse(self, reason: str, name: str = "") -> NoReturn:
        """Raises QuestionnaireRefused for this place, or for one of its properties."""
        raise QuestionnaireRefused(self.file, self._at(name), reason)

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def first_of(self, prefix: str) -> tuple[str, Any] | None:
        """The first property whose name begins like this, as `value[x]` does."""
        return next(((name, held) for name, held in self._value.items() if name.startswith(prefix)), None)

    def get(self, name: str, kind: type[T], default: T) -> T:
        """A property of a kind, or the default where it is absent. Numbers are never taken for truth values."""
        if name not in self._value:
            return default
        held = self._value[name]
        if not isinstance(held, kind) or (isinstance(held, bool) and kind is not bool):
            self.refuse(f"{kind.__name__} expected", name)
        return held

    def need(self, name: str) -> str:
        """Words that must be there."""
        words = self.get(name, str, "")
        if not words.strip():
            self.refuse("missing", name)
        return words

    def number(self, name: str) -> float | None:
        """A number, or None where it is absent."""
        if name not in self._value:
            return None
        held = self._value[name]
        if not isinstance(held, int | float) or isinstance(held, bool):
            self.refuse("a number expected", name)
        return held

    def inside(self, name: str) -> Place | None:
        """An object within; None where it is absent."""
        return Place(self.file, self._at(name), self._value[name]) if name in self._value else None

    def each(self, name: str) -> Iterator[Place]:
        """The objects of a list; none where it is absent."""
        for number, one in enumerate(self.get(name, list, [])):
            yield Place(self.file, f"{self._at(name)}[{number}]", one)

    def extension(self, url: str) -> Place | None:
        """An extension by its url, or by the last part of a nested one's."""
        return next(iter(self.extensions(url)), None)

    def extensions(self, url: str) -> Iterator[Place]:
        """Every extension with this url."""
        return (one for one in self.each("extension") if one.get("url", str, "") == url)

    def _at(self, name: str) -> str:
        return ".".join(part for part in (self.path, name) if part)
