"""The few things a durable file needs of a disk, each a step that a power cut can fall between."""

import os
from pathlib import Path


class Disk:
    """Plain blocking calls on one folder. Every method raises OSError."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self) -> None:
        """Make the folder, readable by its owner only, so that it survives a power cut."""
        missing = [folder for folder in (self.folder, *self.folder.parents) if not folder.exists()]
        self.folder.mkdir(parents=True, exist_ok=True)
        os.chmod(self.folder, 0o700)
        for made in missing:
            self.push_folder(made.parent)

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
        os.fsync(descriptor)

    def rename(self, old: str, new: str) -> None:
        """Give a file a new name, replacing what had it, in one step."""
        os.replace(self.folder / old, self.folder / new)

    def push_names(self) -> None:
        """Make the names of the files survive a power cut."""
        self.push_folder(self.folder)

    def push_folder(self, folder: Path) -> None:
        """Make the names in a folder survive a power cut. Windows has no such call and needs none."""
        if os.name == "nt":
            return
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def remove(self, name: str) -> None:
        """Remove a file if it is there."""
        (self.folder / name).unlink(missing_ok=True)
