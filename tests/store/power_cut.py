"""A disk with a cache that a power cut empties: only what was pushed is sure to be there afterwards.

It works on a real folder, so the real Disk does the work, and keeps beside it what would outlive a
cut: bytes that were pushed, and names that were pushed. Each step may be the last one.
"""

import os
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path

from companion.home.disk import Disk

Folder = dict[str, bytes]
"""Files by name."""


class PowerCut(Exception):
    """The power is off. Nothing in this process happens any more."""


class CutDisk(Disk):
    """A disk whose power goes at step `cut_at`, or never; what `folder` holds already is durable."""

    def __init__(self, folder: Path, cut_at: int | None = None) -> None:
        super().__init__(folder)
        self.steps = 0
        self._cut_at = cut_at
        self._folder_pushed = folder.exists()
        self._held = [os.open(path, os.O_RDONLY) for path in folder.glob("*")]
        self._cached: dict[int, bytes] = {}
        self._in_place: dict[int, bytes] = {}
        self._seen = self._look() if folder.exists() else {}
        self._names = dict(self._seen)
        self._changes: list[dict[str, int | None]] = []
        self._pushed = {inode: (folder / name).read_bytes() for name, inode in self._seen.items()}

    # The disk's steps

    def prepare(self) -> None:
        self._step()
        super().prepare()

    def read(self, name: str) -> bytes | None:
        self._stop_when_off()
        return super().read(name)

    def fill(self, descriptor: int, content: bytes) -> None:
        inode, half = self._hold(descriptor), len(content) // 2
        below = self._in_place.get(inode, b"")
        for done, part in ((b"", content[:half]), (content[:half], content[half:])):
            self._cached[inode] = done + below[len(done) :]
            self._step()
            super().fill(descriptor, part)
        self._cached[inode] = content + below[len(content) :]

    def push(self, descriptor: int) -> None:
        self._step()
        inode = os.fstat(descriptor).st_ino
        self._pushed[inode] = self._cached.pop(inode)

    def rename(self, old: str, new: str) -> None:
        self._step()
        super().rename(old, new)

    def push_folder(self, folder: Path) -> None:
        self._step()
        if folder == self.folder:
            self._names, self._changes = dict(self._seen), []
        else:
            self._folder_pushed = True

    def remove(self, name: str) -> None:
        self._step()
        super().remove(name)

    def names(self) -> list[str]:
        self._stop_when_off()
        return super().names()

    def blot(self, name: str, most: int | None = None) -> None:
        self._step()
        path = self.folder / name
        if path.exists():
            self._in_place[path.stat().st_ino] = path.read_bytes()
        super().blot(name, most)

    # What is left

    def outlasting(self) -> Iterator[Folder | None]:
        """Each folder that may be found after the cut; None where the folder itself is gone."""
        self._notice_changes()
        if not self._folder_pushed:
            yield None
        for size in range(len(self._changes) + 1):
            for survived in combinations(self._changes, size):
                yield from self._with_contents(survived)

    def close(self) -> None:
        """Let go of the files it held on to."""
        for descriptor in self._held:
            os.close(descriptor)

    def _with_contents(self, survived: tuple[dict[str, int | None], ...]) -> Iterator[Folder]:
        names: dict[str, int | None] = dict(self._names)
        for change in survived:
            names |= change
        files = {name: inode for name, inode in names.items() if inode is not None}
        for contents in product(*map(self._may_hold, files.values())):
            yield dict(zip(files, contents, strict=True))

    def _may_hold(self, inode: int) -> list[bytes]:
        """Pushed bytes are sure. Of unpushed ones all, half, none or zeros may have come through."""
        pushed = self._pushed.get(inode, b"")
        if inode not in self._cached:
            return [pushed]
        cached = self._cached[inode]
        if inode in self._in_place:  # its length stays, and what is written lies over what was there
            return list({pushed, cached})
        return list({pushed, b"", cached[: len(cached) // 2], bytes(len(cached)), cached})

    def _step(self) -> None:
        self._stop_when_off()
        self._notice_changes()
        self.steps += 1
        self._stop_when_off()

    def _stop_when_off(self) -> None:
        if self._cut_at is not None and self.steps >= self._cut_at:
            raise PowerCut

    def _hold(self, descriptor: int) -> int:
        """Keep a file open, as those that were there are, so that its inode number is not given to another."""
        self._held.append(os.dup(descriptor))
        return os.fstat(descriptor).st_ino

    def _notice_changes(self) -> None:
        now = self._look() if self.folder.exists() else {}
        gone: dict[str, int | None] = {name: None for name in self._seen if name not in now}
        changed = gone | {name: inode for name, inode in now.items() if self._seen.get(name) != inode}
        if changed:
            self._changes.append(changed)
        self._seen = now

    def _look(self) -> dict[str, int]:
        with os.scandir(self.folder) as entries:
            return {entry.name: entry.inode() for entry in entries if entry.name != "writer.lock"}
