"""A browser that visits a static site, again and again, with all that it keeps from visit to visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, Playwright

from benchmarks.window import PATIENCE, PHONE, WATCH
from tools import browser_files, chromium
from tools.static_host import StaticHost

COMPILED = """async () => {
  const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
  const kept = await Promise.all(caches.map((cache) => cache.keys()));
  return kept.flat().some(({ url }) => url.includes('compiled-'));
}"""

FACES = """new Promise((done) => {
  const look = () => {
    const asks = document.documentElement.dataset.state === 'asking';
    requestAnimationFrame(asks ? () => setTimeout(() => done(performance.now())) : look);
  };
  look();
})"""
"""When the first page's faces have been painted, in milliseconds since its opening began."""


class Visitor:
    """A browser with a profile of its own, before a site."""

    def __init__(self, playwright: Playwright, profile: Path, site: StaticHost) -> None:
        path = chromium.find()
        if path is None:
            raise FileNotFoundError(chromium.MISSING)
        self.site = site
        self._context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=path,
            args=list(chromium.LAUNCH_ARGS),
            viewport=PHONE,  # type: ignore[arg-type]
            device_scale_factor=1,
        )
        self._context.set_default_timeout(PATIENCE)
        self._context.add_init_script(WATCH)

    @contextmanager
    def visit(self, words: str) -> Iterator[tuple[Page, float]]:
        """The page once it shows words, and the seconds that took."""
        page = self._context.new_page()
        try:
            page.goto(self.site.address, wait_until="commit")
            at: float = page.evaluate("words => window.watchFor(words).then(at => at - performance.timeOrigin)", words)
            yield page, at / 1000
        finally:
            page.close()

    def faces(self) -> float:
        """Seconds from the beginning of an opening until the first page's faces are painted."""
        page = self._context.new_page()
        try:
            page.goto(self.site.address, wait_until="commit")
            at: float = page.evaluate(FACES)
            return at / 1000
        finally:
            page.close()

    def seconds(self, words: str) -> float:
        """Seconds from the beginning of an opening until it shows words."""
        with self.visit(words) as (_, took):
            return took

    def stay(self, words: str, journal: Path | None = None) -> float:
        """Visit until the browser keeps all that makes the next opening quick: the app, and what Python compiled; and
        `journal` then. Returns the seconds until it showed words."""
        with self.visit(words) as (page, took):
            page.wait_for_function(COMPILED)
        if journal:
            self.put(journal)
        return took

    def put(self, folder: Path) -> None:
        """Have the browser keep what a folder holds, in place of all that it kept."""
        page = self._context.new_page()
        page.goto(self.site.address + browser_files.NO_APP)
        browser_files.put(page, self.site.address, {path.name: path.read_bytes() for path in folder.iterdir()})
        page.close()

    def close(self) -> None:
        self._context.close()
