"""Files on their way into an edition: read from folders, written as one folder."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from companion.errors import FolderTaken

Files = dict[str, bytes]
"""What a folder or an archive holds: names with slashes, relative to it, and contents."""

HASHES = "hashes.txt"
"""The list that every edition carries, and by which a folder is known as one."""


def read(folder: Path, under: str = "") -> Files:
    """Every file below `folder`, as if it lay below `under`. What Python compiled by itself is passed over."""
    return {
        under + path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def write(files: Mapping[str, bytes], out: Path) -> None:
    """Make `out` hold `files` and nothing else. It changes in one moment, or not at all. Raises FolderTaken."""
    beside, before = out.with_name(f"{out.name}.new"), out.with_name(f"{out.name}.old")
    if out.exists() and not replaceable(out):
        raise FolderTaken(str(out))
    for left in (beside, before):
        shutil.rmtree(left, ignore_errors=True)
    for name, content in files.items():
        _write(beside / name, content)
    _open_to_all(beside)
    if out.exists():
        out.rename(before)
    beside.rename(out)
    shutil.rmtree(before, ignore_errors=True)


def replaceable(out: Path) -> bool:
    """Whether `out` is a folder that a build made, or an empty one."""
    return out.is_dir() and ((out / HASHES).is_file() or not any(out.iterdir()))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _open_to_all(folder: Path) -> None:
    """Everybody may read it, whatever this machine does to new files: a web server is somebody else."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
