"""Opens the journal in a folder, says how that went, and holds it until its input ends."""

import asyncio
import sys
from pathlib import Path

from homes import silent

from companion.errors import CompanionError
from companion.home import desktop
from companion.store.journal import Journal


async def main(folder: Path) -> None:
    try:
        journal = await Journal.open(desktop.at(folder), silent)
    except CompanionError as error:
        print(type(error).__name__, flush=True)
        return
    print("open", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await journal.close()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
