"""What hosts are asked: which headers to send along, and the page for every address in the app."""

from collections.abc import Mapping

NAME, PAGES = "_headers", "_redirects"
"""The names under which several hosts look for them."""

FRESH = ("", "index.html", "service-worker.js")
"""Asked for anew each time: they lead to everything else. The empty name is the page."""


def hosts(headers: Mapping[str, str], base: str) -> bytes:
    """The file for hosts: `headers` for everything below `base`, and nothing old where a new version begins."""
    always = [f"{base}*", *(f"  {name}: {value}" for name, value in headers.items())]
    fresh = [line for name in FRESH for line in (f"{base}{name}", "  Cache-Control: no-cache")]
    return "\n".join((*always, *fresh, "")).encode()


def pages(base: str) -> bytes:
    """The file that has hosts answer with the page where they know no file: a screen's address is none."""
    return f"{base}* {base}index.html 200\n".encode()
