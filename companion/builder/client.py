"""Flet's client, as far as the app uses it: Flutter as WebAssembly for Chromium and as JavaScript for every other
browser, what draws for each, and Pyodide."""

import json
import re
from collections.abc import Iterable
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
FOREIGN = {
    "main.dart.js": (
        "https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/",
        "https://fonts.gstatic.com/s/",
        "https://www.gstatic.com/flutter-canvaskit/0cd610717bde95fd88343c64f81c11ba4e5c0010/",
    ),
    "main.dart.wasm": (
        "https://cdn.jsdelivr.net/npm/@rive-app/flutter-native-wasm@44.0.0/",
        "https://fonts.gstatic.com/s/",
    ),
    "pyodide/pyodide.mjs": ("https://cdn.jsdelivr.net/pyodide/v${U}/full/",),
}
"""Addresses that the client would ask, by the file that holds them."""


def folder() -> Path:
    """Where flet-web keeps the client. Raises ServerMissing."""
    found = find_spec("flet_web")
    if found is None or found.origin is None:
        raise ServerMissing("flet_web is not installed")
    return Path(found.origin).parent / "web"


def files(source: Path) -> Files:
    """What the page loads of the client in `source`. Raises ClientChanged."""
    taken = {name: _taken(source, name) for name in SHIPPED}
    taken |= {name: homely(taken[name], addresses) for name, addresses in FOREIGN.items()}
    return taken | {
        "assets/FontManifest.json": json.dumps(FONTS).encode(),
        "flutter_bootstrap.js": bootstrap(taken["flutter_bootstrap.js"].decode()).encode(),
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


def homely(program: bytes, addresses: Iterable[str]) -> bytes:
    """A part of the client that asks nobody but where it came from. Each address becomes one of the same length
    that leads nowhere, for in WebAssembly it may not be shorter. Raises ClientChanged."""
    for address in addresses:
        if address.encode() not in program:
            raise ClientChanged(f"{address} is not in it")
        program = program.replace(address.encode(), b"data:,".ljust(len(address), b"-"))
    return program


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
