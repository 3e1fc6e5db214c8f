"""The few things a durable file needs of a disk, each a step that a power cut can fall between."""

import os
import sys
from pathlib import Path


class Disk:
    """Plain blocking calls on one folder. Every method raises OSError.

    On Windows less is promised: a file's bytes survive a power cut once `push` returned, but a new name
    or a `rename` just before it may not, and then the name still stands for the file before.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Make the folder, and those above it, so that they survive a power cut. What is made is its
        owner's alone; a folder that was there stays as it was."""
        missing = [folder for folder in (self.folder, *self.folder.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
            self.push_folder(folder.parent)

    def read(self, name: str) -> bytes | None:
        """A file's bytes, or None where there is none."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Write a file from its start and push it to the disk; readable by its owner only."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
        with open(os.open(self.folder / name, flags, 0o600), "wb") as file:
            self.fill(file.fileno(), content)
            self.push(file.fileno())

    def fill(self, descriptor: int, content: bytes) -> None:
        """Put all bytes into an open file."""
        view = memoryview(content)
        while view:
            view = view[os.write(descriptor, view) :]

    def push(self, descriptor: int) -> None:
        """Make an open file's content survive a power cut."""
        _push(descriptor)

    def rename(self, old: str, new: str) -> None:
        """Give a file a new name, replacing what had it, in one step."""
        os.replace(self.folder / old, self.folder / new)

    def push_names(self) -> None:
        """Make the names of the files survive a power cut."""
        self.push_folder(self.folder)

    def push_folder(self, folder: Path) -> None:
        """Make the names in a folder survive a power cut. Windows has no call for that."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _push(descriptor)
        finally:
            os.close(descriptor)

    def names(self) -> list[str]:
        """The names of all files, in order."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def blot(self, name: str, most: int | None = None) -> None:
        """Overwrite a file's first `most` bytes, or all of them, where they lie, and push it. No file is no error.

        A drive may have kept what was there in cells that it no longer shows.
        """
        try:
            descriptor = os.open(self.folder / name, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        except FileNotFoundError:
            return
        with open(descriptor, "wb") as file:
            size = os.fstat(file.fileno()).st_size
            self.fill(file.fileno(), bytes(size if most is None else min(size, most)))
            self.push(file.fileno())

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        (self.folder / name).unlink(missing_ok=True)


def _push(descriptor: int) -> None:
    """fsync. On macOS that stops at the drive's own cache, so the drive is asked to empty it, too."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:  # not every file system can
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)
