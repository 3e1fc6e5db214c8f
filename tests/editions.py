"""The browser edition for tests: built once for what it is built from, whoever asks first."""

import hashlib
import os
import shutil
import time
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from companion.builder import folder, web

PLACE = web.ROOT / "build" / "editions"
PARTS = ("companion", "assets", "web")
FILES = ("build.toml", "main.py", "LICENSE")
IN_USE = 3600
"""Seconds for which an edition stays after it was last asked for: another run may be looking at it."""


def sources(root: Path = web.ROOT) -> dict[str, bytes]:
    """All that an edition is made from."""
    parts = {name: text for part in PARTS for name, text in folder.read(root / part, f"{part}/").items()}
    return parts | {name: (root / name).read_bytes() for name in FILES}


def built(root: Path = web.ROOT) -> Path:
    """The folder of the edition of the checkout `root`."""
    digest = hashlib.sha256(version("flet-web").encode())
    for name, text in sorted(sources(root).items()):
        digest.update(f"{name}\0{len(text)}\0".encode() + text)
    out = PLACE / digest.hexdigest()[:16]
    PLACE.mkdir(parents=True, exist_ok=True)
    with FileLock(PLACE / "lock"):
        if not out.exists():
            web.build(out, source=root)
        os.utime(out)
        _forget_old_ones()
    return out


def _forget_old_ones() -> None:
    for path in PLACE.iterdir():
        if path.is_dir() and time.time() - path.stat().st_mtime > IN_USE:
            shutil.rmtree(path, ignore_errors=True)


def copied(into: Path) -> Path:
    """A checkout with all that an edition is made from, for a test to change."""
    for name, text in sources().items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return into
