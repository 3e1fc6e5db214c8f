"""A disk that fails at its steps: full, broken, read-only, or gone."""

import errno
from pathlib import Path
from random import Random

from homes import QuickDisk

FAULTS = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.ENOENT)


class FaultyDisk(QuickDisk):
    """Fails each step with one of `FAULTS` at the given chance. Taking a bad change back works."""

    def __init__(self, folder: Path, dice: Random, chance: float = 0.0) -> None:
        super().__init__(folder)
        self.chance = chance
        self.failures = 0
        self._dice = dice

    def fill(self, descriptor: int, content: bytes) -> None:
        super().fill(descriptor, content[: len(content) // 2])
        self._perhaps_fail()
        super().fill(descriptor, content[len(content) // 2 :])

    def push(self, descriptor: int) -> None:
        self._perhaps_fail()

    def rename(self, old: str, new: str) -> None:
        self._perhaps_fail()
        super().rename(old, new)

    def push_names(self) -> None:
        self._perhaps_fail()

    def write(self, name: str, content: bytes) -> None:
        self._perhaps_fail()
        super().write(name, content)

    def _perhaps_fail(self) -> None:
        if self._dice.random() < self.chance:
            self.failures += 1
            raise OSError(self._dice.choice(FAULTS), "as the test wished")


class BrokenDisk(QuickDisk):
    """Fails at one named step, with one error, until it is mended."""

    def __init__(self, folder: Path, steps: tuple[str, ...] = (), error: int = errno.ENOSPC) -> None:
        super().__init__(folder)
        self.steps = steps
        self._error = error
        self._writes_left: int | None = None

    def break_after(self, writes: int) -> None:
        """Let that many files be written, then fail."""
        self._writes_left = writes

    def mend(self) -> None:
        self.steps, self._writes_left = (), None

    def read(self, name: str) -> bytes | None:
        self._fail_at("read")
        return super().read(name)

    def prepare(self) -> None:
        self._fail_at("prepare")
        super().prepare()

    def write(self, name: str, content: bytes) -> None:
        if self._writes_left is not None:
            self.steps = () if self._writes_left else ("write",)
            self._writes_left = max(0, self._writes_left - 1)
        self._fail_at("write")
        super().write(name, content)

    def fill(self, descriptor: int, content: bytes) -> None:
        super().fill(descriptor, content[:10])
        self._fail_at("fill")
        super().fill(descriptor, content[10:])

    def push(self, descriptor: int) -> None:
        self._fail_at("push")

    def rename(self, old: str, new: str) -> None:
        self._fail_at("rename")
        super().rename(old, new)

    def push_names(self) -> None:
        self._fail_at("push_names")

    def remove(self, name: str) -> None:
        self._fail_at("remove")
        super().remove(name)

    def _fail_at(self, step: str) -> None:
        if step in self.steps:
            raise OSError(self._error, "as the test wished")
