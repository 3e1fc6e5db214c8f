"""A few screens behind the real loopback server. Says its address, every route it is told, and its end."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import flet as ft

from companion.home.loopback import flet_app, serve

ASSETS = Path(__file__).parents[2] / "assets"
PLACES = ("/", "/check-in", "/check-in/note", "/journal")


def say(line: str) -> None:
    print(line, flush=True)


def going(page: ft.Page, place: str) -> Callable[[], None]:
    return lambda: page.navigate(place)


def main(page: ft.Page) -> None:
    def show() -> None:
        buttons = [ft.Button(f"Go to {place}", on_click=going(page, place)) for place in PLACES]
        page.views = [ft.View(route="/", can_pop=False, controls=[ft.Text(f"At {page.route}"), *buttons])]
        page.update()

    def told(event: ft.RouteChangeEvent) -> None:
        say(f"route {event.route}")
        show()

    page.on_route_change = told
    say("session")
    show()


async def closing() -> None:
    say("closed")


if __name__ == "__main__":
    asyncio.run(serve(flet_app(main, ASSETS), say, closing=closing))
