"""What Python unpacks in the browser: the app with its words, and apart from it its packages, which change rarely."""

import io
import zipfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from companion import edition, questionnaires
from companion.builder import folder, packages
from companion.builder.folder import Files

APP, PACKAGES = "companion.zip", "packages.zip"
READ = (
    "assets/strings/*",
    "assets/courses.toml",
    "assets/questionnaires/*.json",
    "assets/tokens.json",
    "build.toml",
    "main.py",
)
"""What the app reads beside its own modules."""

ELSEWHERE = (
    *("companion/__main__.py", "companion/builder/*", "companion/demo/*"),
    *(
        f"companion/home/{name}.py"
        for name in (
            *("aes_gcm", "desktop", "desktop_browser", "disk", "files", "keystore"),
            *("loopback", "loopback_guard", "phone", "scrypt", "wiping"),
        )
    ),
)
"""What lives on other machines: homes on disks and in keystores, commands, the demo patient."""


def ours(source: Path) -> Files:
    """The app itself, from a checkout."""
    found = folder.read(source / "companion", "companion/") | folder.read(source / "assets", "assets/")
    found |= {name: (source / name).read_bytes() for name in ("build.toml", "main.py")}
    return {name: content for name, content in found.items() if travels(name)} | _content(source)


def _content(source: Path) -> Files:
    """A clinic's own questionnaires, every one of which can be shown. Raises QuestionnaireRefused."""
    folders = edition.load(source / "build.toml").content.folders
    questionnaires.load(source / "assets", [source / name for name in folders])
    below = [f"{name}/{questionnaires.FOLDER}" for name in folders]
    return {name: held for path in below for name, held in folder.read(source / path, f"{path}/").items()}


def travels(name: str) -> bool:
    """Whether a file of the checkout goes along."""
    wanted = name.startswith("companion/") or any(fnmatchcase(name, pattern) for pattern in READ)
    return wanted and not any(fnmatchcase(name, pattern) for pattern in ELSEWHERE)


def theirs(wheels: Iterable[Path]) -> Files:
    """The packages, trimmed."""
    return {name: content for wheel in wheels for name, content in packages.trimmed(wheel).items()}


def archive(files: Files) -> bytes:
    """A zip of `files`, which Python unpacks twice as fast as a gzipped tar. The same files give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zipped:
        for name in sorted(files):
            zipped.writestr(_entry(name), files[name])
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    """A plain file, older than everything and made on no machine in particular."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
