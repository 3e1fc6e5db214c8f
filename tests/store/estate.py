"""A data folder with everything in it that a journal leaves behind over time, and the words to look for."""

import shutil
import struct
from datetime import UTC, datetime, time
from pathlib import Path

from canaries import Canary, canaries, encoded, found_in
from entries import draft
from homes import HeldClock, home_in
from locks import opened
from opened import newest

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed
from companion.care.people import Person
from companion.home.ports import Home
from companion.store.journal import Journal
from companion.store.keyring import Secret

NUMBER = 8
NAME, PHONE, ABOUT = "Xyloquarine Bellwether", "+1 202 555 0188", "zanthoxylic cousin"
SOUGHT = canaries(seed=3, number=NUMBER)


def quick(folder: Path) -> Home:
    """A home whose clock is held: a folder that is lived in the same way each time."""
    return home_in(folder, HeldClock())


async def lived_in(folder: Path, secret: Secret | None = None) -> None:
    """Live in a folder: two generations with canaries, drafts, copies that were damaged and set aside in body
    and header, what a crash left half done, and what may be seen before unlocking."""
    journal = await opened(quick(folder), secret)
    await write(journal)
    await journal.close()
    for name in ("journal", "drafts"):
        await damage(folder, name, secret, at=-40)
        await damage(folder, name, secret, at=3)
    shutil.copy(newest(folder), folder / "journal.new")
    shutil.copy(newest(folder, "drafts"), folder / "drafts.new")


async def write(journal: Journal) -> None:
    """Say all that a canary says."""
    for one in SOUGHT:
        at = Moment.of(datetime.combine(one.day, time(12), UTC))
        told = Noticed(signals=one.signals, sleep_hours=one.sleep_hours, tags=(one.tag,), note=one.note)
        await journal.save(CheckIn(id=one.id, at=at, noticed=told))
        journal.hold(draft(f"typed-{one.id}", one.typed))
        await journal.flush()
    await journal.keep_person(Person(id="x", name=NAME, phone=PHONE, about=ABOUT))
    await journal.prefer(country="CA")


async def damage(folder: Path, name: str, secret: Secret | None, at: int) -> None:
    """Damage the newest copy at a byte, and have it set aside."""
    path = newest(folder, name)
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)
    journal = await opened(quick(folder), secret)
    assert journal.set_aside or journal.drafts_set_aside
    journal.hold(draft("typed-0", SOUGHT[0].typed + f" {at}"))
    await journal.prefer(welcomed=True)
    await journal.close()


def told_by(plain: bytes) -> set[str]:
    """Which words, days, ratings and names can be read in some bytes."""
    said = {word: word for one in SOUGHT for word in words_of(one)} | {word: word for word in (NAME, PHONE, ABOUT)}
    spelled = {spelling: word for word in said for spelling in encoded(word) if len(spelling) >= 8}
    return {spelled[found] for found in found_in(plain, spelled)}


def words_of(one: Canary) -> tuple[str, ...]:
    return one.note, one.typed, one.tag, one.day.isoformat()


def ratings_in(plain: bytes) -> set[str]:
    """Canaries whose hours of sleep, a number of 64 random bits, can be read."""
    return {one.id for one in SOUGHT if struct.pack(">d", one.sleep_hours) in plain}


EVERYTHING = {word for one in SOUGHT for word in words_of(one)} | {NAME, PHONE, ABOUT}
