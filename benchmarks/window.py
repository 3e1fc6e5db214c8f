"""A served app and the Chromium that shows it, watched from inside the page."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools import chromium

WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
PHONE = {"width": 390, "height": 844}
PATIENCE = 60_000


@contextmanager
def chromium_open() -> Iterator[Browser]:
    """The same browser for everything that is compared. Raises FileNotFoundError where there is none."""
    path = chromium.find()
    if path is None:
        raise FileNotFoundError(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.LAUNCH_ARGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass(frozen=True)
class Opened:
    """An app's page; `seconds` is the time from the start of its process to the words that were waited for."""

    page: Page
    seconds: float

    def tap(self, name: str, then: str) -> float:
        """As `tapped`."""
        return tapped(self.page, name, then)


def tapped(page: Page, name: str, then: str) -> float:
    """Tap a button and wait for words. Returns the seconds between the two, on the page's clock."""
    box = page.get_by_role("button", name=name, exact=True).bounding_box(timeout=PATIENCE)
    assert box is not None
    page.evaluate("pattern => { window.seen = window.watchFor(pattern); }", then)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    took: float = page.evaluate("window.seen.then(at => at - window.pressed)")
    return took / 1000


@contextmanager
def opened(browser: Browser, command: list[str], words: str) -> Iterator[Opened]:
    """Start an app that prints its address, open it with nothing cached, and wait for words."""
    start, quiet = time.time(), subprocess.DEVNULL  # Flet complains when a page goes in the middle of a frame
    run = [sys.executable, "-m", *command]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=quiet, text=True) as server:
        context = browser.new_context(viewport=PHONE, device_scale_factor=1)  # type: ignore[arg-type]
        try:
            assert server.stdout is not None
            address = next(line.strip() for line in server.stdout if "http://" in line)
            context.add_init_script(WATCH)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto(address, wait_until="commit")
            seen: float = page.evaluate("pattern => window.watchFor(pattern)", words)
            yield Opened(page, seen / 1000 - start)
        finally:
            context.close()
            server.terminate()
            server.wait(20)
