"""What Python unpacks in the browser: the app with its words, and apart from it its packages, which change rarely."""

import gzip
import io
import tarfile
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path

from companion.builder import folder, packages
from companion.builder.folder import Files

APP, PACKAGES = "companion.tar.gz", "packages.tar.gz"
READ = ("assets/strings/*", "assets/tokens.json", "build.toml", "main.py")
"""What the app reads beside its own modules."""

ELSEWHERE = (
    *("companion/__main__.py", "companion/builder/*", "companion/demo/*"),
    *(
        f"companion/home/{name}.py"
        for name in (
            *("aes_gcm", "browser_window", "desktop", "disk", "files", "keystore"),
            *("loopback", "loopback_guard", "phone", "scrypt", "wiping"),
        )
    ),
)
"""What lives on other machines: homes on disks and in keystores, commands, the demo patient."""


def ours(source: Path) -> Files:
    """The app itself, from a checkout."""
    found = folder.read(source / "companion", "companion/") | folder.read(source / "assets", "assets/")
    found |= {name: (source / name).read_bytes() for name in ("build.toml", "main.py")}
    return {name: content for name, content in found.items() if travels(name)}


def travels(name: str) -> bool:
    """Whether a file of the checkout goes along."""
    wanted = name.startswith("companion/") or any(fnmatchcase(name, pattern) for pattern in READ)
    return wanted and not any(fnmatchcase(name, pattern) for pattern in ELSEWHERE)


def theirs(wheels: Iterable[Path]) -> Files:
    """The packages, trimmed."""
    return {name: content for wheel in wheels for name, content in packages.trimmed(wheel).items()}


def archive(files: Files) -> bytes:
    """A gzipped tar of `files`. The same files give the same bytes."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(filename="", fileobj=packed, mode="wb", compresslevel=9, mtime=0) as zipped,
        tarfile.open(fileobj=zipped, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for name in sorted(files):
            tar.addfile(_entry(name, len(files[name])), io.BytesIO(files[name]))
    return packed.getvalue()


def _entry(name: str, size: int) -> tarfile.TarInfo:
    """A plain file of nobody's, older than everything."""
    entry = tarfile.TarInfo(name)
    entry.size = size
    return entry
