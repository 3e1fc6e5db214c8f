"""What an edition weighs, and by whose doing."""

import gzip
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from pydantic import BaseModel, ConfigDict

GROUPS = {
    "Flutter for Chromium": ("main.dart.mjs", "main.dart.wasm", "canvaskit/skwasm.*"),
    "Flutter for others": ("main.dart.js", "canvaskit/canvaskit.*"),
    "Flutter's own files": ("flutter_bootstrap.js", "assets/*.bin.json", "assets/FontManifest.json", "*.frag"),
    "Python": ("pyodide/*",),
    "Packages": ("packages.zip",),
    "Fonts": ("*.ttf", "*.otf", "*.woff2"),
    "Companion": ("*",),
}
"""Whose a file is, by the first pattern that fits."""

LEFT_BY_CHROMIUM = ("Flutter for others",)
LEFT_BY_OTHERS = ("Flutter for Chromium",)


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

    def first_load(self, left: Sequence[str] = LEFT_BY_CHROMIUM) -> Weight:
        """What a first visit fetches: everything but the groups in `left`."""
        return sum((weight for name, weight in self.groups.items() if name not in left), Weight())

    @property
    def text(self) -> str:
        """The report as a table, in megabytes."""
        loads = {
            "First visit, Chromium": self.first_load(),
            "First visit, other browsers": self.first_load(LEFT_BY_OTHERS),
        }
        lines = (f"{name:<28}{w.raw / 1e6:>8.2f}{w.sent / 1e6:>8.2f}" for name, w in (self.groups | loads).items())
        return "\n".join((f"Build {self.build}", "", f"{'Megabytes':<28}{'raw':>8}{'gzip':>8}", *lines, ""))


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
