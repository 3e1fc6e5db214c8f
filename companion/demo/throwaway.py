"""The demo's folder: made at its start, removed at its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.errors import FolderClosed

SAID = (
    "This is a demo with a fictional patient. Everything in it is invented.\n"
    "Nothing you do here is kept: it is gone when the demo ends. Your own journal stays untouched.\n"
)
"""What the terminal says before the address."""


@contextmanager
def folder(within: Path | None = None) -> Iterator[Path]:
    """A new folder, its owner's alone, in `within` or where this machine keeps such things. Raises FolderClosed."""
    try:
        made = TemporaryDirectory(prefix="companion-demo-", dir=within, ignore_cleanup_errors=True)
    except OSError as error:
        raise FolderClosed(f"{type(error).__name__} {error.errno}") from error
    with made as name:
        yield Path(name)
