"""Writes a backup of the demo patient's journal to the file that is named, for `tools.screens`."""

import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from companion.home import desktop
from companion.store.journal import Journal
from tools import sample
from tools.picture_server import WORDS, fill


async def backup(folder: Path) -> bytes:
    """The bytes of a backup of what `fill` puts into `folder`, which the words of the pictures open."""
    home = replace(desktop.at(folder), clock=sample.StillClock())
    await fill(home, [*sample.PATIENT.check_ins()], locked=True)
    journal = await Journal.open(home, lambda trouble: None, WORDS)
    try:
        return await journal.backups.make()
    finally:
        await journal.close()


def main(file: Path) -> None:
    """Make the backup in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        file.write_bytes(asyncio.run(backup(Path(folder))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
