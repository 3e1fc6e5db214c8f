"""A browser with a profile on the disk, as a patient has one: closed, killed, copied, and opened again."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route

from tools import chromium

PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 1,
    "has_touch": True,
    "locale": "en-US",
}
LOCKS = ("SingletonLock", "SingletonCookie", "SingletonSocket")
"""What a running browser puts into its profile, and a killed one leaves there."""


@dataclass
class RealProfile:
    """A profile below `place`, where the browser keeps its temporary files too."""

    place: Path
    playwright: Playwright = field(repr=False)
    strangers: list[str] = field(default_factory=list)
    """Every address outside this machine that a page asked for."""
    _context: BrowserContext | None = field(default=None, repr=False)

    @property
    def folder(self) -> Path:
        """What a thief copies."""
        return self.place / "profile"

    def start(self, **more: Any) -> BrowserContext:
        """Start the browser."""
        beside = {name: str(self.place / name.lower()) for name in ("HOME", "TMPDIR")}
        for folder in beside.values():
            Path(folder).mkdir(parents=True, exist_ok=True)
        self._context = self.playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=chromium.find(),
            args=list(chromium.LAUNCH_ARGS),
            env={**os.environ, **beside},
            **PHONE | more,
        )
        self._context.route(lambda url: urlsplit(url).hostname not in ("127.0.0.1", None), self._refuse)
        return self._context

    def page(self) -> Page:
        """A new page, in a browser that is started where none runs."""
        context = self._context or self.start()
        blank = [page for page in context.pages if page.url == "about:blank"]
        return blank[0] if blank else context.new_page()

    def _refuse(self, route: Route) -> None:
        self.strangers.append(route.request.url)
        route.abort()

    # Ends

    def close(self) -> None:
        """Close the browser in order."""
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        """The whole browser is gone at once."""
        (browser,) = browsers_of(self.folder)
        os.kill(browser, signal.SIGKILL)
        self._gone()

    def kill_renderers(self) -> None:
        """Every page is gone at once, with its Python; the browser lives on, with nothing open."""
        (browser,) = browsers_of(self.folder)
        for process in renderers_of(browser):
            os.kill(process, signal.SIGKILL)
        assert self._context is not None
        dead = self._context.pages
        self._context.new_page()
        for page in dead:
            page.close()

    def _gone(self) -> None:
        assert self._context is not None
        with suppress(Error):  # it is not there any more, as wanted
            self._context.close()
        self._context = None
        for name in LOCKS:
            (self.folder / name).unlink(missing_ok=True)

    def copy(self, place: Path) -> "RealProfile":
        """A copy of the whole profile, as a thief makes it. A running browser may take files away meanwhile."""
        ours = shutil.ignore_patterns("Singleton*")
        shutil.copytree(self.place, place, symlinks=True, ignore=ours, copy_function=_copied)
        return RealProfile(place, self.playwright)


def _copied(file: str, to: str) -> None:
    with suppress(FileNotFoundError):
        shutil.copy2(file, to)


def browsers_of(profile: Path) -> list[int]:
    """The processes that are browsers of `profile`, without their helpers."""
    asked = f"--user-data-dir={profile}".encode()
    return [process for process, said in _commands() if asked in said and not any(map(_is_kind, said))]


def renderers_of(browser: int) -> list[int]:
    """The processes below `browser` in which pages run."""
    family, known = {browser}, dict(_commands())
    while more := {one for one in known if one not in family and _parent(one) in family}:
        family |= more
    return [one for one in family if b"--type=renderer" in known.get(one, [])]


def _is_kind(argument: bytes) -> bool:
    return argument.startswith(b"--type=")


def _commands() -> Iterator[tuple[int, list[bytes]]]:
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                yield int(folder.name), (folder / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue


def _parent(process: int) -> int:
    try:
        return int((Path("/proc") / str(process) / "stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0
