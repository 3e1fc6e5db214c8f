"""The edition's own Python, in a browser: with the trimmed packages, every part of the app can be imported and used."""

import re
import zipfile
from pathlib import Path

from playwright.sync_api import Page

from companion.builder.folder import HASHES

UNPACK = """async () => {
  const { loadPyodide } = await import('/pyodide/pyodide.mjs');
  globalThis.python = await loadPyodide();
  python.registerJsModule('flet_js', {});
  python.registerJsModule('companion_web', { ask() {}, locks: {}, sealing: {}, storage: {} });
  for (const [name, place] of [['companion.zip', '/app'], ['packages.zip', '/app/packages']]) {
    python.unpackArchive(await (await fetch(name)).arrayBuffer(), 'zip', { extractDir: place });
  }
  python.runPython("import sys; sys.path[:0] = ['/app', '/app/packages']");
}"""

IMPORT = """
import importlib
for name in modules.split():
    importlib.import_module(name)
"""

USE = """
import flet
from companion.secret.passcode import Passcode, strength
from companion.secret.recovery_words import RecoveryWords
from companion.store.database import Database
words = RecoveryWords.of(bytes(range(16))).words
database = Database.load(None)
# What the screens take from Flet by name is loaded at its first use.
drawn = [getattr(flet, name) for name in names.split()]
[RecoveryWords.typed(" ".join(words)).words == words, strength(Passcode(text="blue kettle walks out")).value, len(drawn)]
"""


def modules(edition: Path) -> list[str]:
    """Every module of the app that travels, but the one that starts it."""
    with zipfile.ZipFile(edition / "companion.zip") as archive:
        names = [name.removesuffix(".py").replace("/", ".") for name in archive.namelist() if name.endswith(".py")]
    return [name.removesuffix(".__init__") for name in names if name != "main"]


def asked_of_flet(edition: Path) -> set[str]:
    """What the app's modules name of Flet."""
    with zipfile.ZipFile(edition / "companion.zip") as archive:
        texts = [archive.read(name).decode() for name in archive.namelist() if name.endswith(".py")]
    return {name for text in texts for name in re.findall(r"\bft\.([A-Za-z_]\w*)", text)}


def test_every_part_of_the_app_finds_what_it_imports(edition: Path, site: str, page: Page) -> None:
    page.goto(site + HASHES)
    page.evaluate(UNPACK)
    names = asked_of_flet(edition)
    page.evaluate("([name, text]) => python.globals.set(name, text)", ["modules", " ".join(modules(edition))])
    page.evaluate("([name, text]) => python.globals.set(name, text)", ["names", " ".join(names)])
    page.evaluate("text => python.runPython(text)", IMPORT)
    assert page.evaluate("text => python.runPython(text).toJs()", USE) == [True, "ages", len(names)]
