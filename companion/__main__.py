"""Commands: `companion run`."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from companion.errors import CompanionError


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Returns the exit code; failures are told in one sentence."""
    parser = argparse.ArgumentParser(prog="companion", description="Between sessions: notice, keep, share.")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="open the app in this machine's browser")
    run.add_argument("--port", type=int, default=0, help="a port of your choice; any free one otherwise")
    run.add_argument("--data", type=Path, help="the folder of the journal")
    run.add_argument("--no-browser", action="store_true", help="only print the address")
    chosen = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        asyncio.run(_run(chosen.port, chosen.data, not chosen.no_browser))
    except CompanionError as error:
        return _tell(error)
    return 0


async def _run(port: int, data: Path | None, browser: bool) -> None:
    from companion import app
    from companion.home import desktop, loopback

    folder = data or desktop.default_folder()
    home = desktop.at(folder)
    journal = app.OneJournal(home)

    def ready(address: str) -> None:
        if not (browser and loopback.open_in_browser(address, folder)):
            print("Open this address in a browser on this machine:")
        print(
            f"\n    {address}\n\nIt is for you alone and changes at every start. Stop with Ctrl+C.",
            flush=True,
        )

    served = loopback.flet_app(app.main_for(home, journal), app.assets_folder())
    await loopback.serve(served, ready, port=port, closing=journal.close)


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
