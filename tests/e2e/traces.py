"""What lies readable below a folder, or was said."""

import base64
from collections.abc import Iterator
from pathlib import Path

from tests.e2e.served import Served


class Traces:
    """Everything the app could leave behind: below one folder, and what it said."""

    def __init__(self, place: Path, *served: Served) -> None:
        self._bytes = {path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()}
        self._bytes |= {Path(f"printed-{number}"): one.printed.encode() for number, one in enumerate(served)}
        self._names = "\n".join(str(path) for path in place.rglob("*")).encode()

    def of(self, word: str) -> list[Path]:
        """The files that hold this word, spelled in any way, in their bytes or in a name."""
        everything = self._bytes | {Path("all names"): self._names}
        return [path for path, content in everything.items() if any(one in content for one in spellings(word))]


def spellings(word: str) -> Iterator[bytes]:
    """UTF-8, UTF-16, and base64 of both at each of its three alignments."""
    for raw in (word.encode(), word.encode("utf-16-le")):
        yield raw
        for shift in range(3):
            coded = base64.b64encode(bytes(shift) + raw)
            yield coded[-(-shift * 8 // 6) : (shift + len(raw)) * 8 // 6]
