"""The service worker with what it must know of its build: every file by its hash, and the headers of each answer."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from companion.builder.folder import HASHES

NAME = "service-worker.js"
PAPERS = ("_headers", "_redirects", HASHES, "licences.txt", "report.txt")
"""What people and hosts read. The app does not, so it is not kept for it."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".frag": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
"""What each answer says that it is, on a host that does not know."""


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each file, in hex, by name."""
    return {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}


def listing(files: Mapping[str, bytes]) -> bytes:
    """The list that `sha256sum --check` reads."""
    return "".join(f"{digest}  {name}\n" for name, digest in digests(files).items()).encode()


def build_of(source: Path, files: Mapping[str, bytes], headers: Mapping[str, str]) -> str:
    """The name of a build: the same for the same worker, another one where anything in it differs. Raises KeyError."""
    return hashlib.sha256(_worker(source, _told(files, headers))).hexdigest()[:16]


def worker(source: Path, files: Mapping[str, bytes], headers: Mapping[str, str]) -> bytes:
    """`web/service-worker.js` for a build of `files`. Raises KeyError for a kind of file it cannot name."""
    return _worker(source, {"name": build_of(source, files, headers)} | _told(files, headers))


def _told(files: Mapping[str, bytes], headers: Mapping[str, str]) -> dict[str, object]:
    """What the worker must know, but for its name."""
    return {
        "files": digests(files),
        "papers": PAPERS,
        "headers": dict(headers),
        "types": {suffix: TYPES[suffix] for suffix in sorted({PurePosixPath(name).suffix for name in files})},
    }


def _worker(source: Path, built: Mapping[str, object]) -> bytes:
    script = (source / "web" / NAME).read_text(encoding="utf-8")
    return f"const BUILT = {json.dumps(built, indent=1)};\n\n{script}".encode()
