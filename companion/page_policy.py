"""What Companion's page may load, wherever it is served from: nothing that is not its own."""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence

HEADERS: Mapping[str, str] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer carries beside its Content-Security-Policy."""

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
INLINE_STYLE = re.compile(rb"<style[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
ANY_STYLE = ("'unsafe-inline'",)


def hashed(text: bytes) -> str:
    """The source expression that allows an inline script or style of this very text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}'"


def policy(
    page: bytes = b"", *, connect: str = "'self'", workers: str = "'self'", styles: Sequence[str] = ANY_STYLE
) -> str:
    """The Content-Security-Policy of `page`: its own files and the inline scripts it was made with. `styles` are the
    source expressions of inline styles. What only a header may say is `FRAMES`."""
    scripts = map(hashed, INLINE_SCRIPT.findall(page))
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *scripts)),
            f"connect-src {connect}",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            " ".join(("style-src 'self'", *styles)),
            f"worker-src {workers}",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
        )
    )


FRAMES = "; frame-ancestors 'none'"
"""Belongs to a policy that is sent as a header. In a page it is not heard."""
