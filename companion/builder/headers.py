"""What hosts are asked to send along: the file `_headers`, as several of them read it."""

import re
from collections.abc import Mapping

NAME = "_headers"
FRESH = ("", "index.html", "service-worker.js")
"""Asked for anew each time: they lead to everything else. The empty name is the page."""

CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)


def hosts(headers: Mapping[str, str], base: str) -> bytes:
    """The file for hosts: `headers` for everything below `base`, and nothing old where a new version begins."""
    always = [f"{base}*", *(f"  {name}: {value}" for name, value in headers.items())]
    fresh = [line for name in FRESH for line in (f"{base}{name}", "  Cache-Control: no-cache")]
    return "\n".join((*always, *fresh, "")).encode()


def in_page(html: str, policy: str) -> str:
    """`html` with its policy, before anything that the policy is about: a plain host sends no headers."""
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    referrer = '<meta name="referrer" content="no-referrer">'
    return CHARSET.sub(lambda charset: f"{charset[0]}\n  {head}\n  {referrer}", html, count=1)
