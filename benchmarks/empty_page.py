"""An empty Flet page: a button and a text that counts."""

import flet as ft


def main(page: ft.Page) -> None:
    """A button that counts."""
    said = ft.Text("Tapped 0 times")
    count = 0

    def tapped() -> None:
        nonlocal count
        count += 1
        said.value = f"Tapped {count} times"

    page.add(ft.Button("Tap", on_click=tapped), said)


if __name__ == "main":  # as a browser edition imports it
    ft.run(main)
