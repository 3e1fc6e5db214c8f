"""Finds the Chromium that the tests and pictures are made with, or installs one. Prints its path."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

MISSING = (
    "Companion's tests need Chromium and libatomic1: install them (on Debian: apt-get install chromium "
    "libatomic1), or set COMPANION_CHROMIUM to the path of a Chromium."
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("C:/Program Files/Google/Chrome/Application/chrome.exe"),
    Path("C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe"),
)
WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
WAIT = "-oDPkg::Lock::Timeout=120"
PATIENCE = 300
"""Seconds that one step of installing may take."""

LAUNCH_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""A bare browser that asks nothing of the network."""


def find() -> Path | None:
    """The Chromium to use: the one asked for, one on the PATH, one in its usual place, or Playwright's."""
    asked = os.environ.get("COMPANION_CHROMIUM")
    if asked:
        return runnable(Path(asked))
    on_path = (Path(found) for name in NAMES if (found := shutil.which(name)))
    return next(on_path, None) or next(filter(runnable, PLACES), None) or playwrights_own()


def runnable(path: Path) -> Path | None:
    """`path`, when it can be run."""
    return path if path.is_file() and os.access(path, os.X_OK) else None


def playwrights_own() -> Path | None:
    """The Chromium in Playwright's cache, where that has one. Asked in a process of its own, since
    Playwright cannot be started twice in one."""
    try:
        answer = subprocess.run([sys.executable, "-c", WHERE], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    return runnable(Path(answer.stdout.strip()))


def drivable() -> bool:
    """Whether Playwright itself starts. What drives the browser needs a library that a bare Debian lacks."""
    return done(sys.executable, "-m", "playwright", "--version")


def install() -> None:
    """Bring in what is missing: from Debian, and where that has failed, Playwright's own Chromium."""
    print("Installing Chromium for the tests.", file=sys.stderr)
    missing = [] if find() else ["chromium"]
    install_from_debian(*missing, *([] if drivable() else ["libatomic1"]))
    if find() is None:
        done(sys.executable, "-m", "playwright", "install", "--with-deps", "chromium")


def install_from_debian(*packages: str) -> None:
    """Install `packages` without the fonts and tools they merely recommend: Flutter draws with its own."""
    root = as_root()
    if root is None or shutil.which("apt-get") is None:
        return
    done(*root, "apt-get", WAIT, "update", "-qq")
    done(*root, "apt-get", WAIT, "install", "-y", "-qq", "--no-install-recommends", *packages)


def as_root() -> tuple[str, ...] | None:
    """What to put before a command that needs root, or None when this user may not run one."""
    if getattr(os, "geteuid", lambda: -1)() == 0:
        return ()
    if shutil.which("sudo") and done("sudo", "-n", "true"):
        return ("sudo", "-n")
    return None


def done(*command: str) -> bool:
    """Whether `command` worked within the time there is. It asks nothing and says nothing."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        ended = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def main() -> None:
    """Print where Chromium is, or end with the one sentence that says what to do."""
    asked_in_vain = "COMPANION_CHROMIUM" in os.environ and find() is None
    if not asked_in_vain and not (find() and drivable()):
        install()
    path = find()
    if path is None or not drivable():
        raise SystemExit(MISSING)
    print(path)


if __name__ == "__main__":
    main()
