"""What an edition weighs, and by whose doing."""

import gzip
from collections.abc import Mapping
from fnmatch import fnmatchcase

from pydantic import BaseModel, ConfigDict

GROUPS = {
    "CanvasKit for Chromium": ("canvaskit/chromium/*",),
    "CanvasKit for others": ("canvaskit/*",),
    "Flutter and Flet": ("main.dart.js", "flutter_bootstrap.js", "assets/*.json", "assets/shaders/*", "version.json"),
    "Python": ("pyodide/*",),
    "Packages": ("packages.tar.gz",),
    "Fonts": ("*.ttf", "*.otf", "*.woff2"),
    "Papers": ("*.txt", "_headers"),
    "Ours": ("*",),
}
"""Whose a file is, by the first pattern that fits."""

FIRST_LOAD_LEAVES = ("CanvasKit for others", "Papers")
"""What Chromium on a phone does not fetch."""


class Weight(BaseModel):
    """Bytes as they lie in the folder, and as gzip sends them."""

    model_config = ConfigDict(frozen=True)

    raw: int = 0
    sent: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(raw=self.raw + other.raw, sent=self.sent + other.sent)


class Report(BaseModel):
    """What was built: its hash, and what it weighs by whose doing."""

    model_config = ConfigDict(frozen=True)

    build: str
    groups: dict[str, Weight]

    @property
    def first_load(self) -> Weight:
        """What a phone with Chromium fetches at its first visit."""
        return sum((w for name, w in self.groups.items() if name not in FIRST_LOAD_LEAVES), Weight())

    @property
    def text(self) -> str:
        """The report as a table, in megabytes."""
        rows = [*self.groups.items(), ("First load in Chromium", self.first_load)]
        lines = (f"{name:<24}{w.raw / 1e6:>8.2f}{w.sent / 1e6:>8.2f}" for name, w in rows)
        return "\n".join((f"Build {self.build}", "", f"{'Megabytes':<24}{'raw':>8}{'gzip':>8}", *lines, ""))


def report(build: str, files: Mapping[str, bytes]) -> Report:
    """Weighs `files`."""
    weights = dict.fromkeys(GROUPS, Weight())
    for name, content in files.items():
        weights[group(name)] += weigh(content)
    return Report(build=build, groups=weights)


def weigh(content: bytes) -> Weight:
    """What `content` weighs. What is packed already is not packed twice."""
    return Weight(raw=len(content), sent=min(len(content), len(gzip.compress(content, 6, mtime=0))))


def group(name: str) -> str:
    """Whose a file is."""
    return next(whose for whose, patterns in GROUPS.items() if any(fnmatchcase(name, one) for one in patterns))
