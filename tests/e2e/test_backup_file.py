"""Moving house: a backup is saved from one home and brought into another, by finger, with a real file between them."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect

from companion.care.mood import Noticed
from companion.care.people import Person
from companion.home.aes_gcm import AesGcm
from companion.secret.passcode import Passcode
from companion.store import backup
from companion.store.backup import OpenedBackup
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.lock_steps import PHRASE, RECOVERY, enter, lock, settings, unlock
from tests.e2e.phone import Phone
from tests.e2e.walk import go

NOTE, HALF = "quillfeatherbrook", "Driftwoodcaraway"
ANOTHER = "green ladders under water"
WAITING = re.compile("^Your words are waiting")


@both_homes
def test_a_backup_is_saved_by_one_tap_and_opens_elsewhere(
    phone: Phone, serve: Serve, folder: Path, words: Words
) -> None:
    fill(folder)
    lock(folder)
    phone.open(serve().address)
    unlock(phone)
    go(phone, "Settings", "App lock")
    go(phone, re.compile("^Backup"), words("backup.make"))
    phone.sees(words("backup.none_yet"))
    file = save(phone, words)
    assert re.fullmatch(r"companion-backup-\d{4}-\d\d-\d\d\.companion", file.name)
    assert NOTE.encode() not in file.read_bytes()
    phone.sees(words("toasts.backup_handed_over"))
    expect(phone.page.get_by_text(re.compile("^Handed to your browser on "))).to_be_visible()
    assert opened(file).check_ins == 1
    assert phone.errors == []


@pytest.mark.timeout(240)
@both_homes
def test_a_backup_moves_into_a_new_home(phone: Phone, serve: Serve, folder: Path, tmp_path: Path, words: Words) -> None:
    file = backup_in(tmp_path)
    served = serve()
    phone.open(served.address)
    go(phone, words("move_in.have_one"), words("move_in.choose"))
    choose(phone, words, broken(file))
    phone.sees(words("errors.not_a_backup"))
    choose(phone, words, file)
    phone.sees(words("move_in.words"))
    enter(phone, words("recovery.field"), " ".join(RECOVERY.words[:11]))
    phone.tap(words("locked.open"))
    phone.sees(words("errors.words_too_few"))
    enter(phone, words("recovery.field"), " ".join(RECOVERY.words))
    phone.tap(words("locked.open"))
    phone.sees(words("move_in.found"))
    expect(phone.page.get_by_text(re.compile("^1 check-in, from "))).to_be_visible()
    phone.tap(words("move_in.agree"))
    for heading in ("app_lock.choose", "app_lock.again"):
        phone.sees(words(heading))
        enter(phone, "Passphrase", ANOTHER)
        phone.tap("Continue")
    phone.sees(words("toasts.moved_in"))
    phone.sees_button(WAITING)
    phone.tab("Journal")
    phone.sees_button(re.compile(NOTE))
    assert phone.errors == []
    phone.leave()
    served.kill()
    assert "device.key" not in kept.files(folder)

    phone.open(serve().address)
    unlock(phone, ANOTHER)
    phone.tab("Journal")
    phone.sees_button(re.compile(NOTE))
    phone.settle()
    phone.tab("Today")
    phone.sees_button(WAITING)


def test_where_something_is_written_no_backup_comes_in(phone: Phone, serve: Serve, folder: Path, words: Words) -> None:
    fill(folder)
    address = serve().address
    phone.open(address)
    settings(phone, "Backup")
    phone.sees(words("backup.where"))
    phone.open(f"{address}move-in")
    phone.sees(words("errors.not_blank"))


def test_a_file_of_seventeen_megabytes_is_told_to_be_none(
    phone: Phone, serve: Serve, tmp_path: Path, words: Words
) -> None:
    """It comes to the app in one message, which must not break the connection: a server takes 16 unless told."""
    large = tmp_path / "holiday.mov"
    large.write_bytes(bytes(17 * 2**20))
    phone.open(serve().address)
    go(phone, words("move_in.have_one"), words("move_in.choose"))
    choose(phone, words, large)
    told = phone.page.locator("flt-semantics-host").get_by_text(words("errors.not_a_backup"))
    expect(told).to_be_visible(timeout=60_000)
    assert phone.errors == []


def fill(folder: Path) -> None:
    kept.fill(folder, Noticed(mood=7, note=f"A {NOTE}"))
    kept.people(folder, Person(id="a", name="Anna", phone="+1 202 555 0123"))


def backup_in(place: Path) -> Path:
    """A backup of another home, with words half typed, locked with `RECOVERY`."""
    folder, file = place / "old home", place / "companion-backup-2026-05-03.companion"
    fill(folder)
    entry = kept.check_ins(folder)[0]

    async def make(journal: kept.Journal) -> bytes:
        journal.hold(kept.Draft(id="d", at=entry.at, touched=entry.at.utc, noticed=Noticed(note=HALF)))
        await journal.lock.set(Passcode(text=PHRASE), RECOVERY)
        return await journal.backups.make()

    file.write_bytes(kept.use(folder, make))
    return file


def broken(file: Path) -> Path:
    """The same file without its first byte."""
    other = file.with_name("broken.companion")
    other.write_bytes(file.read_bytes()[1:])
    return other


def save(phone: Phone, words: Words) -> Path:
    """Tap the button. Returns the file as the browser would put it into its downloads."""
    phone.settle()
    with phone.page.expect_download() as download:
        phone.tap(words("backup.make"))
    saved = Path(download.value.path())
    return saved.rename(saved.with_name(download.value.suggested_filename))


def choose(phone: Phone, words: Words, file: Path) -> None:
    """Tap the button and choose a file in the browser's own dialog."""
    phone.settle()
    with phone.page.expect_file_chooser() as chooser:
        phone.tap(words("move_in.choose_file"))
    chooser.value.set_files(file)


def opened(file: Path) -> OpenedBackup:
    """What a backup holds, in a thread of its own: Playwright has this one's event loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, backup.open(AesGcm(), file.read_bytes(), RECOVERY)).result()
