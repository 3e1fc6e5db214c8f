"""The browser edition in the place of a served app: the same names, so that one list of scenarios tells of both homes.

A folder stands for what the browser keeps: it is carried into IndexedDB when the app starts over it, and back when
it is looked at. The files have the same names in both.
"""

import time
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.e2e import kept
from tools import browser_files

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


class InBrowser:
    """The app in `context`, over what `folder` holds. Named like `Served`."""

    stderr = printed = ""

    def __init__(self, folder: Path, context: BrowserContext, site: str) -> None:
        self.address = site
        self._folder = folder
        self._context = context
        self._beside: Page = context.new_page()
        self._beside.goto(site + browser_files.NO_APP)
        folder.mkdir(exist_ok=True)
        self._put()
        for page in context.pages:
            if page is not self._beside:
                page.bring_to_front()  # behind another one, Flutter draws a frame a second
        kept.live[folder] = self._take

    def before_a_reload(self) -> None:
        """Wait until words typed just now outlive the page, which Python ends with: drafts rest two seconds."""
        time.sleep(kept.WITHIN)

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
            browser_files.put(self._beside, self.address, files)

    def _take(self) -> None:
        held = self._held()
        for name in kept.on_disk(self._folder).keys() - held:
            (self._folder / name).unlink()
        for name, content in held.items():
            (self._folder / name).write_bytes(content)

    def _held(self) -> dict[str, bytes]:
        return browser_files.take(self._beside, self.address)
