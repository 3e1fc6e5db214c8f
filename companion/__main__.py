"""Commands: `python -m companion run`, `demo` and `build`, from a checkout."""

import argparse
import asyncio
import gc
import importlib
import logging
import sys
from datetime import UTC
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from companion.errors import CompanionError, LastWordsLost, NotKept, ServerMissing

if TYPE_CHECKING:
    from companion.home.desktop_browser import BrowserWindow
    from companion.one_journal import OneJournal


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns the exit code; failures are told in one sentence."""
    parser = argparse.ArgumentParser(prog="python -m companion", description="Between sessions: notice, keep, share.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = _command(commands, "run", "open the app in this machine's browser")
    run.add_argument("--data", type=Path, help="the folder of the journal")
    demo = _command(commands, "demo", "open it with a fictional patient's journal, of which nothing is kept")
    demo.add_argument("--data", type=Path, help="where to make the folder that is removed at the end")
    build = commands.add_parser("build", help="build an edition")
    build.add_argument("edition", choices=["web"], help="web: static files, the whole app in the patient's browser")
    build.add_argument("--out", type=Path, default=Path("dist/web"), help="the folder to make")
    build.add_argument("--base", type=_path, default="/", help="the path that it will be served below")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    opened = _demo if chosen.command == "demo" else _run
    try:
        if chosen.command == "build":
            return _build(chosen.out, chosen.base)
        asyncio.run(opened(chosen.port, chosen.data, not chosen.no_browser))
    except CompanionError as error:
        return _tell(error)
    return 0


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, about: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about)
    command.add_argument("--port", type=_port, default=0, help="a port of your choice; any free one otherwise")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    return command


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return int(text)


def _path(text: str) -> str:
    """A path with a slash at both ends."""
    return f"/{text.strip('/')}/" if text.strip("/") else "/"


def _build(out: Path, base: str) -> int:
    from companion.builder import web

    print(f"{web.build(out, base=base).text}\nThe browser edition is in {out}.")
    return 0


async def _demo(port: int, data: Path | None, browser: bool) -> None:
    """Like `_run`, in a folder that is gone afterwards."""
    from companion.demo import throwaway

    with throwaway.folder(data) as folder:
        await _fill(folder)
        print(throwaway.SAID, flush=True)
        await _run(port, folder, browser)


async def _fill(folder: Path) -> None:
    from companion import questionnaires
    from companion.app import assets_folder
    from companion.demo.filling import fill
    from companion.demo.patient import SEED, DemoPatient
    from companion.home import desktop
    from companion.store.journal import Journal

    home = desktop.at(folder)
    now = home.clock.now()
    journal = await Journal.open(home, lambda trouble: None)
    try:
        lived = DemoPatient(SEED, now.date(), now.tzinfo or UTC).check_ins()
        await fill(journal, lived, now.date(), questionnaires.load(assets_folder()))
    finally:
        await journal.close()


async def _run(port: int, data: Path | None, browser: bool) -> None:
    try:
        from companion.home import loopback
    except ModuleNotFoundError as error:
        raise ServerMissing(f"{error.name} is not installed") from None
    from companion import app, one_journal
    from companion.home import desktop
    from companion.home.desktop_browser import BrowserWindow
    from companion.home.disk import Disk

    folder = data or desktop.default_folder()
    home, window = desktop.at(folder), BrowserWindow(Disk(folder))
    journal = one_journal.OneJournal(home)
    main_page = app.main_for(home, journal, folder=str(folder.resolve()))
    served = loopback.flet_app(main_page, app.assets_folder())
    ready = partial(_say, window if browser else None)
    try:
        await loopback.serve(served, ready, port=port, closing=partial(_close, journal))
    finally:
        window.close()


def _say(window: "BrowserWindow | None", address: str) -> None:
    """Print the address, then open the window, if any."""
    print(
        f"Companion is at this address, in a browser on this machine:\n\n    {address}\n\n"
        "It is for you alone and changes at every start. Stop with Ctrl+C.",
        flush=True,
    )
    Thread(target=_fetch_the_store, daemon=True).start()
    if window is not None and not window.open(address):
        print("No browser could be opened: please open the address yourself.", flush=True)


def _fetch_the_store() -> None:
    """Load, while the browser starts, what the first frame does not need. What is there by then stays: the
    garbage collector need not look at it in the middle of a tap."""
    importlib.import_module("companion.store.journal")
    gc.freeze()


async def _close(journal: "OneJournal") -> None:
    """Raises LastWordsLost: here nobody can try again, as NotKept would say."""
    try:
        await journal.close()
    except NotKept as error:
        raise LastWordsLost(str(error)) from error


def _tell(error: CompanionError) -> int:
    from companion import app
    from companion.ui import strings

    try:
        said = strings.load(app.assets_folder())(error.said)
    except CompanionError:
        said = "A file that belongs to this app is damaged. Your journal is safe."
    print(f"{said}\n({error})", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
