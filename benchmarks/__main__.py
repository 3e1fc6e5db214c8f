"""`make bench`: measures every speed that the README promises, and prints one table.

A target that is missed is told, and is no failure: the machine may be busy. A figure that cannot be
measured is one.
"""

import asyncio
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import browsing, in_browser, reading, saving, table, trends, unlocking
from benchmarks.figure import Figure

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks" / "results.md"

GROUPS: dict[str, Callable[[Path], list[Figure]]] = {
    "saving": lambda within: asyncio.run(saving.figures(within)),
    "reading": lambda within: asyncio.run(reading.figures(within)),
    "trends": lambda within: asyncio.run(trends.figures(within)),
    "unlocking": lambda within: asyncio.run(unlocking.figures(within)),
    "browsing": browsing.figures,
    "in-browser": in_browser.figures,
}


def main(wanted: list[str]) -> int:
    """Measure the wanted groups, or all. Returns 1 when something could not be measured."""
    figures: list[Figure] = []
    failed = [name for name in wanted or GROUPS if not _measured(name, figures)]
    print(table.for_terminal(figures))
    print(f"\n{table.where()}")
    if failed:
        print(f"Could not be measured: {', '.join(failed)}.", file=sys.stderr)
        return 1
    if not wanted:
        RESULTS.write_text(table.for_readme(figures), encoding="utf-8")
    return 0


def _measured(name: str, figures: list[Figure]) -> bool:
    print(f"Measuring: {name}", file=sys.stderr)
    try:
        figures.extend(_in_a_folder(GROUPS[name]))
    except Exception:
        traceback.print_exc()
        return False
    return True


def _in_a_folder(measure: Callable[[Path], list[Figure]]) -> Iterator[Figure]:
    """On the disk of the checkout: a temporary folder may be memory, where nothing is ever pushed to a disk."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as folder:
        yield from measure(Path(folder))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
