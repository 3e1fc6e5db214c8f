"""The empty Flet app that Companion is measured against: a button and a text, served the same way."""

import asyncio
import sys
from pathlib import Path

import flet as ft

from companion.home import loopback


def main(page: ft.Page) -> None:
    """A button that counts."""
    said = ft.Text("Tapped 0 times")
    count = 0

    def tapped() -> None:
        nonlocal count
        count += 1
        said.value = f"Tapped {count} times"

    page.add(ft.Button("Tap", on_click=tapped), said)


if __name__ == "__main__":
    served = loopback.flet_app(main, Path(sys.argv[1]))
    asyncio.run(loopback.serve(served, lambda address: print(address, flush=True)))
