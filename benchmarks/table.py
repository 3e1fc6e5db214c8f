"""The figures as a table, for the terminal and for the README."""

import os
import platform
from collections.abc import Sequence

from benchmarks.figure import Figure

HEAD = ("What", "against", "ours", "baseline", "ratio", "target")


def for_terminal(figures: Sequence[Figure]) -> str:
    """Columns that stand below each other."""
    rows = [HEAD, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def for_readme(figures: Sequence[Figure]) -> str:
    """A page of Markdown that says where and how it was measured."""
    rows = [HEAD, ("---",) * len(HEAD), *(figure.cells for figure in figures)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["# Measured speeds", "", where(), "", *lines, ""])


def where() -> str:
    """What the figures were measured on, and how."""
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    return (
        f"`make bench` on {machine}. Each ratio compares medians of interleaved rounds of one run. "
        "The times change with the machine and what else it does; the ratios are what is promised."
    )
