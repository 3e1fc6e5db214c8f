"""Every word of the app, from `assets/strings/<language>.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from companion.errors import ContentError


class Words:
    """The words of one language. Call it with a key: `words("today.saved_at", time="8:12")`."""

    def __init__(self, language: str, texts: dict[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with its values put in. Raises ContentError for an unknown key."""
        text = self._texts.get(key)
        if text is None:
            raise ContentError(f"strings/{self.language}.toml has no key {key}")
        return text.format(**values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """The text for a number of things: `key.one` or `key.other`."""
        return self(f"{key}.{'one' if count == 1 else 'other'}", count=count, **values)

    @property
    def keys(self) -> frozenset[str]:
        """All keys there are."""
        return frozenset(self._texts)


def load(assets: Path, language: str = "en") -> Words:
    """The words of a language. Raises ContentError, naming the file, when it cannot be read."""
    path = assets / "strings" / f"{language}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(f"strings/{path.name}: {error}") from None
    return Words(language, dict(_flat("", tables)))


def _flat(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}.{name}" if prefix else name
        pairs += _flat(key, value) if isinstance(value, dict) else [(key, str(value))]
    return pairs
