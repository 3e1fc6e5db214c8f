"""An edition without Python and Flutter: the real page, its scripts and the real service worker over a few small files,
for what a browser does with versions."""

from collections.abc import Mapping
from pathlib import Path

from companion.builder import folder, offline, web
from companion.page_policy import HEADERS
from tools import first_page

PROGRAM = "companion.zip"
"""What a newer version has another one of."""

BOTH_KINDS = ("main.dart.js", "main.dart.wasm")
"""Flutter, for browsers that run the one or the other."""

REGISTER = '<script src="register.js" defer></script>'


def made(place: Path, name: str = "Companion", headers: Mapping[str, str] = HEADERS) -> Path:
    """The folder of an edition that calls itself `name`, whose worker answers with `headers`."""
    first_page.made(place)
    page = place / "index.html"
    html = page.read_text().replace("<title>Companion<", f"<title>{name}<")
    page.write_text(html.replace("</head>", f"{REGISTER}</head>"))
    for file in (PROGRAM, *BOTH_KINDS):
        (place / file).write_text(f"{file} of {name}" if file == PROGRAM else file)
    loaded = {file: text for file, text in folder.read(place).items() if Path(file).suffix in offline.TYPES}
    del loaded[offline.NAME]
    (place / offline.NAME).write_bytes(offline.worker(web.ROOT, loaded, headers))
    return place
