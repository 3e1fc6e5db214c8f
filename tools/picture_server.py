"""Serves the app over the demo patient's check-ins, at a still hour and behind a drawn notch, for `tools.screens`."""

import asyncio
import sys
from dataclasses import replace
from pathlib import Path

from companion import app, questionnaires
from companion.care.mood import CheckIn
from companion.demo import filling
from companion.home import desktop, loopback
from companion.home.ports import Home
from companion.one_journal import OneJournal
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import ENTROPY_BYTES, RecoveryWords
from companion.store.journal import Journal
from tools import sample

NOTCH = (44, 20)
PASSPHRASE = "kettle walks home"
WORDS = RecoveryWords.of(bytes(range(ENTROPY_BYTES)))


async def serve(folder: Path, kind: str) -> None:
    """Print the address, then serve. `kind` is first (a first run), empty, plain, saved, locked or course; or
    iphone (a first run in a tab of one), trial (the same later), tab (of a browser that may clear what it keeps), or
    made (a tab that handed a backup over)."""
    stand = {"iphone": sample.IPHONE, "trial": sample.IPHONE, "tab": sample.TAB, "made": sample.TAB}.get(kind)
    standing = None if stand is None else sample.StillBrowser(stand)
    home = replace(desktop.at(folder), clock=sample.StillClock(), standing=standing)
    if kind not in ("first", "iphone"):
        await fill(home, _entries(kind), kind == "locked", kind == "made", with_course=kind == "course")
    journal = OneJournal(home)
    main = app.main_for(home, journal, NOTCH)
    served = loopback.flet_app(main, app.assets_folder())
    await loopback.serve(served, lambda address: print(address, flush=True), closing=journal.close)


def _entries(kind: str) -> list[CheckIn]:
    if kind == "empty":
        return []
    morning = [sample.PATIENT.this_morning()] if kind in ("saved", "tab", "trial") else []
    return [*sample.PATIENT.check_ins(), *morning]


async def fill(
    home: Home, entries: list[CheckIn], locked: bool, backed_up: bool = False, with_course: bool = False
) -> None:
    """Keep the demo patient's check-ins in a home, whose browser, if it is one, was asked for its promise."""
    journal = await Journal.open(home, lambda trouble: None)
    today = home.clock.now().date() if with_course else None
    await filling.fill(journal, entries, today, questionnaires.load(app.assets_folder()))
    await journal.prefer(asked_to_keep="tab")
    if backed_up:
        await journal.prefer(backed_up_on=home.clock.now().date(), backup_handed_over=True)
    if locked:
        await journal.lock.set(Passcode(text=PASSPHRASE), WORDS)
    await journal.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), sys.argv[2]))
