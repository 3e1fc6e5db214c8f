"""The packages that run in the browser: fetched as pinned, and trimmed to what the app imports."""

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from fnmatch import fnmatchcase
from pathlib import Path

from companion.builder.folder import Files
from companion.errors import PackagesMissing

PINNED = re.compile(r"^[^#\s]+ --hash=sha256:([0-9a-f]{64})$", re.MULTILINE)
LICENCE = re.compile(r"\.dist-info/(?:licenses/)?(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$")
PIP = (
    *("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"),
    *("--only-binary=:all:", "--platform", "pyemscripten_2026_0_wasm32"),
    *("--python-version", "3.14", "--implementation", "cp"),
)
"""The Python that Flet's client carries: CPython 3.14 in Pyodide."""

UNUSED = (
    *("*.dist-info/*", "*.data/*", "*.pyi", "*.pyx", "*.pxd", "*.c", "*/py.typed", "*/__main__.py", "*/mypy.py"),
    *("flet/auth/providers/*", "flet/cli.py", "flet/fastapi/*", "flet/pytest_plugin.py", "flet/testing/*"),
    *("pydantic/v1/*", "pydantic/experimental/*"),
    *("sqlalchemy/ext/*", "sqlalchemy/future/*", "sqlalchemy/orm/*", "sqlalchemy/testing/*"),
    *(f"sqlalchemy/dialects/{name}/*" for name in ("mssql", "mysql", "oracle", "postgresql")),
)
"""What no import of the app reaches."""
KEPT_OF = {"mnemonic/wordlist/*": "mnemonic/wordlist/english.txt"}
"""Of these only one file is read."""


def wheels(pinned: Path, shelf: Path) -> list[Path]:
    """The wheels that `pinned` names by their hashes, in its order, from `shelf` or else from the package index.
    Raises PackagesMissing."""
    wanted = PINNED.findall(pinned.read_text(encoding="utf-8"))
    if not wanted or not all(digest in _on(shelf) for digest in wanted):
        fetch(pinned, shelf)
    there = _on(shelf)
    return [there[digest] for digest in wanted]


def _on(shelf: Path) -> dict[str, Path]:
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in sorted(shelf.glob("*.whl"))}


def fetch(pinned: Path, shelf: Path) -> None:
    """Put the wheels that `pinned` names on `shelf`. Only ones with the hashes there are taken."""
    shelf.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=shelf) as fresh:
        command = (sys.executable, *PIP, "--dest", fresh, "--requirement", str(pinned))
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        if ended.returncode:
            raise PackagesMissing((ended.stderr.strip().splitlines() or ["pip ended early"])[-1])
        for path in Path(fresh).iterdir():
            path.replace(shelf / path.name)


def trimmed(wheel: Path) -> Files:
    """What the app imports of a wheel, and what that reads."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if used(name)}


def used(name: str) -> bool:
    """Whether a file of a wheel belongs in the edition."""
    one_of = (kept for pattern, kept in KEPT_OF.items() if fnmatchcase(name, pattern))
    return (
        not name.endswith("/")
        and not any(fnmatchcase(name, pattern) for pattern in UNUSED)
        and name == next(one_of, name)
    )


def licences(wheel: Path) -> Files:
    """The licence texts that a wheel brings."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if LICENCE.search(name)}
