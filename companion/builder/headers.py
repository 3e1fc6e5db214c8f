"""What hosts are asked to send along: the file `_headers`, as several of them read it."""

from collections.abc import Mapping

NAME = "_headers"
FRESH = ("", "index.html", "service-worker.js")
"""Asked for anew each time: they lead to everything else. The empty name is the page."""


def hosts(headers: Mapping[str, str], base: str) -> bytes:
    """The file for hosts: `headers` for everything below `base`, and nothing old where a new version begins."""
    always = [f"{base}*", *(f"  {name}: {value}" for name, value in headers.items())]
    fresh = [line for name in FRESH for line in (f"{base}{name}", "  Cache-Control: no-cache")]
    return "\n".join((*always, *fresh, "")).encode()
