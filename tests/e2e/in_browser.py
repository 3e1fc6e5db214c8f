"""The browser edition in the place of a served app: the same names, so that one list of scenarios tells of both homes.

A folder stands for what the browser keeps: it is carried into IndexedDB when the app starts over it, and back when
it is looked at. The files have the same names in both.
"""

import base64
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.e2e import kept

NO_APP = "hashes.txt"
"""A page of the same origin without the app."""

WATCHED = """
  globalThis.__workers = [];
  const text = (bytes) => bytes.reduce((text, byte) => text + String.fromCharCode(byte), '');
  globalThis.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      __workers.push(this);
      this.addEventListener('message', ({ data }) => {
        if (data instanceof Uint8Array) globalThis.__frame?.(text(data));
      });
    }
  };
"""
"""Lets a test end a page's Python between two instructions, as a killed process ends, and see what it draws."""

TAKE = """async () => {
  const storage = await import('./storage.js');
  const names = await storage.names();
  const files = await storage.load(names);
  return names.map((name, at) => [name, btoa(String.fromCharCode(...files[at]))]);
}"""

PUT = """async ([site, files]) => {
  const storage = await import(site + 'storage.js');
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  await storage.change(files.map(([name, text]) => [name, bytes(text)]), await storage.names());
}"""

WORKER = "globalThis.__beside = new Worker('./storage.js', { type: 'module' })"
"""Only a worker can write a key."""


class InBrowser:
    """The app in `context`, over what `folder` holds. Named like `Served`."""

    stderr = printed = ""

    def __init__(self, folder: Path, context: BrowserContext, site: str) -> None:
        self.address = site
        self._folder = folder
        self._context = context
        context.add_init_script(WATCHED)
        self._beside: Page = context.new_page()
        self._beside.goto(site + NO_APP)
        folder.mkdir(exist_ok=True)
        self._put()
        kept.live[folder] = self._take

    def kill(self) -> None:
        """Python is gone at once in every page, with nothing put in order."""
        for page in self._context.pages:
            page.evaluate("globalThis.__workers?.splice(0).forEach((worker) => worker.terminate())")
        self._end()

    def stop(self) -> int:
        """Close the app. Returns 0, as a process does that ended in order."""
        for page in self._context.pages:
            if page is not self._beside:
                page.goto("about:blank")
        self._end()
        return 0

    def _end(self) -> None:
        if kept.live.get(self._folder) == self._take:
            self._take()
            del kept.live[self._folder]
            self._beside.close()

    def _put(self) -> None:
        files = kept.files(self._folder)
        if files != self._held():
            coded = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
            with self._beside.expect_worker() as worker:
                self._beside.evaluate(WORKER)
            worker.value.evaluate(PUT, [self.address, coded])
            self._beside.evaluate("__beside.terminate()")

    def _take(self) -> None:
        held = self._held()
        for name in kept.on_disk(self._folder).keys() - held:
            (self._folder / name).unlink()
        for name, content in held.items():
            (self._folder / name).write_bytes(content)

    def _held(self) -> dict[str, bytes]:
        return {name: base64.b64decode(coded) for name, coded in self._beside.evaluate(TAKE)}
