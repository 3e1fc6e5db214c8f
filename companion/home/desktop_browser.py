"""The browser window of the person who started Companion."""

import contextlib
import html
import os
import sys
import webbrowser

from companion.home.disk import Disk


class BrowserWindow:
    """Opens the app in this machine's browser.

    A command line is public on a shared machine and the app's address holds a token, so the browser is
    given a private file that leads there.
    """

    PAGE = "open.html"

    def __init__(self, disk: Disk) -> None:
        self._disk = disk

    def open(self, url: str) -> bool:
        """Open `url` where the person looks. False when there is no browser, or no room for the file.

        Some browsers return only when they are closed.
        """
        if not has_screen():
            return False
        try:
            self._write(redirect(url))
            return webbrowser.open((self._disk.folder / self.PAGE).resolve().as_uri())
        except (OSError, webbrowser.Error):
            return False

    def close(self) -> None:
        """Remove the file, which leads nowhere once the app has ended."""
        with contextlib.suppress(OSError):
            self._disk.remove(self.PAGE)

    def _write(self, page: str) -> None:
        self._disk.prepare()
        self._disk.remove(self.PAGE)
        descriptor = os.open(self._disk.folder / self.PAGE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(page)


def has_screen() -> bool:
    """Whether a window could appear."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def redirect(url: str) -> str:
    """A page that leads to `url` at once."""
    target = html.escape(url)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Companion</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><p><a href="{target}">Open Companion</a></p>'
    )
