"""What Companion's page may load, wherever it is served from: nothing that is not its own."""

import base64
import hashlib
import re
from collections.abc import Mapping

HEADERS: Mapping[str, str] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer carries beside its Content-Security-Policy."""

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)


def inline_hashes(page: bytes) -> list[str]:
    """The source expressions of a page's inline scripts, in their order."""
    digests = (hashlib.sha256(script).digest() for script in INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def policy(page: bytes = b"", *, connect: str = "'self'", workers: str = "'self'") -> str:
    """The Content-Security-Policy of `page`: its own files and the inline scripts it was made with. What only a
    header may say is `FRAMES`."""
    scripts = " ".join(("'self'", "'wasm-unsafe-eval'", *inline_hashes(page)))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            f"connect-src {connect}",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "style-src 'self' 'unsafe-inline'",
            f"worker-src {workers}",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
        )
    )


FRAMES = "; frame-ancestors 'none'"
"""Belongs to a policy that is sent as a header. In a page it is not heard."""
