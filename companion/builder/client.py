"""Flet's client, as far as the app uses it: Flutter as WebAssembly for Chromium and as JavaScript for every other
browser, what draws for each, and Pyodide."""

import json
import re
from importlib.util import find_spec
from pathlib import Path

from companion.builder.folder import Files
from companion.errors import ClientChanged, ServerMissing

SHIPPED = (
    "assets/AssetManifest.bin.json",
    "assets/fonts/MaterialIcons-Regular.otf",
    "assets/fonts/roboto.woff2",
    "assets/shaders/ink_sparkle.frag",
    "assets/shaders/stretch_effect.frag",
    "canvaskit/canvaskit.js",
    "canvaskit/canvaskit.wasm",
    "canvaskit/skwasm.js",
    "canvaskit/skwasm.wasm",
    "flutter_bootstrap.js",
    "main.dart.js",
    "main.dart.mjs",
    "main.dart.wasm",
    "pyodide/pyodide-lock.json",
    "pyodide/pyodide.asm.mjs",
    "pyodide/pyodide.asm.wasm",
    "pyodide/pyodide.mjs",
    "pyodide/python_stdlib.zip",
    "version.json",
)
NOTICES = "assets/NOTICES"
"""The licences of Flutter, Skia and whatever else the client was made of."""

FONTS = [
    {"family": "MaterialIcons", "fonts": [{"asset": "fonts/MaterialIcons-Regular.otf"}]},
    {"family": "Roboto", "fonts": [{"asset": "fonts/roboto.woff2"}]},
]
FOREIGN = (
    ("https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/", "data:,"),
    ("https://fonts.gstatic.com/s/", "assets/fonts/"),
    (r"https://www.gstatic.com/flutter-canvaskit/0cd610717bde95fd88343c64f81c11ba4e5c0010/", "canvaskit/"),
)
"""Addresses that the client would ask, and what stands there instead: nothing, or a place of our own."""


def folder() -> Path:
    """Where flet-web keeps the client. Raises ServerMissing."""
    found = find_spec("flet_web")
    if found is None or found.origin is None:
        raise ServerMissing("flet_web is not installed")
    return Path(found.origin).parent / "web"


def files(source: Path) -> Files:
    """What the page loads of the client in `source`. Raises ClientChanged."""
    taken = {name: _taken(source, name) for name in SHIPPED}
    return taken | {
        "assets/FontManifest.json": json.dumps(FONTS).encode(),
        "flutter_bootstrap.js": bootstrap(taken["flutter_bootstrap.js"].decode()).encode(),
        "main.dart.js": homely(taken["main.dart.js"].decode()).encode(),
        "pyodide/pyodide-lock.json": _without_packages(taken["pyodide/pyodide-lock.json"]),
        "pyodide/pyodide.mjs": _unmapped(taken["pyodide/pyodide.mjs"].decode()).encode(),
    }


def notices(source: Path) -> bytes:
    """The licence texts of the client in `source`. Raises ClientChanged."""
    return _taken(source, NOTICES)


def _taken(source: Path, name: str) -> bytes:
    try:
        return (source / name).read_bytes()
    except OSError as error:
        raise ClientChanged(f"{name}: {type(error).__name__}") from None


def bootstrap(text: str) -> str:
    """Flutter's start without its own service worker, and with one CanvasKit for all who need one. Raises
    ClientChanged."""
    text = _replaced(text, r"\n    serviceWorkerSettings: \{.*?\n    \},", "")
    text = _replaced(text, r"\nvar flutterConfig = \{", '\nvar flutterConfig = {\n    canvasKitVariant: "full",')
    text = _replaced(text, r"https://www\.gstatic\.com/flutter-canvaskit", "canvaskit")
    return _unmapped(text)


def homely(text: str) -> str:
    """The client's program, asking nobody but where it came from. Raises ClientChanged."""
    for address, instead in FOREIGN:
        text = _replaced(text, re.escape(address), instead)
    return text


def _replaced(text: str, pattern: str, instead: str) -> str:
    replaced, times = re.subn(pattern, lambda _: instead, text, flags=re.DOTALL)
    if times != 1:
        raise ClientChanged(f"{pattern[:60]}: {times} times")
    return replaced


def _unmapped(text: str) -> str:
    """Without the address of a map for debuggers, which is not shipped."""
    return re.sub(r"\n//# sourceMappingURL=\S+", "", text)


def _without_packages(lock: bytes) -> bytes:
    """Pyodide wants its list of packages. Ours come in the app's own archive, so it is empty."""
    return json.dumps(json.loads(lock) | {"packages": {}}).encode()
