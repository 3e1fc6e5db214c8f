"""What the page's head says beside its own words: where the client lies, and how the page is installed."""

import json
import re

from companion.builder import manifest

CHARSET = re.compile(r"<meta\s+charset[^>]*>", re.IGNORECASE)
LINKS = (
    f'<link rel="manifest" href="{manifest.NAME}">',
    '<link rel="icon" type="image/png" href="icons/favicon.png">',
    '<link rel="apple-touch-icon" href="icons/apple-touch-icon.png">',
    '<meta name="mobile-web-app-capable" content="yes">',
    '<meta name="apple-mobile-web-app-status-bar-style" content="default">',
    '<script src="register.js" defer></script>',
)
LOADED = "flet.flutterAppLoaded = new Promise((resolve) => { flet.flutterAppResolve = resolve; });"
"""What Flet's client tells once it is there."""


def head(base: str) -> str:
    """The links of an installable page, and what Flet's client asks: everything lies below `base`."""
    settings = {
        "pyodide": True,
        "multiView": False,
        "noCdn": True,
        "webRenderer": "auto",
        "routeUrlStrategy": "path",
        "entrypointBaseUrl": base,
        "assetBase": base,
        "canvasKitBaseUrl": f"{base}canvaskit/",
        "fontFallbackBaseUrl": "assets/fonts/",
        "webSocketEndpoint": "",
    }
    script = f"<script>var flet = {json.dumps(settings)};\n  {LOADED}</script>"
    return "\n  ".join((*LINKS, script))


def with_policy(html: str, policy: str) -> str:
    """`html` with its policy, before anything that the policy is about: a plain host sends no headers."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CHARSET.sub(lambda charset: f"{charset[0]}\n  {meta}", html, count=1)
