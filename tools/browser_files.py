"""What a browser keeps of the browser edition, put there and taken from there beside the app."""

import base64
from collections.abc import Mapping

from playwright.sync_api import Page

NO_APP = "hashes.txt"
"""A page of the same origin without the app."""

_TAKE = """async (site) => {
  const storage = await import(site + 'storage.js');
  const names = await storage.names();
  const files = await storage.load(names);
  const text = (bytes) => bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
  return names.map((name, at) => [name, btoa(text(files[at]))]);
}"""

_PUT = """async ([site, files]) => {
  const storage = await import(site + 'storage.js');
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  await storage.change(files.map(([name, text]) => [name, bytes(text)]), await storage.names());
}"""

_WORKER = "() => { globalThis.beside = new Worker('./storage.js', { type: 'module' }); }"
"""Only a worker can write a key."""


def take(page: Page, site: str) -> dict[str, bytes]:
    """Every file by its name. `page` is any of the site."""
    return {name: base64.b64decode(coded) for name, coded in page.evaluate(_TAKE, site)}


def put(page: Page, site: str, files: Mapping[str, bytes]) -> None:
    """Have the browser keep these files and no others. `page` is the site's `NO_APP`."""
    coded = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
    with page.expect_worker() as worker:
        page.evaluate(_WORKER)
    worker.value.evaluate(_PUT, [site, coded])
    page.evaluate("beside.terminate()")
