"""Making a backup, by tapping: every answer of the device, and the offer before everything is deleted."""

from dataclasses import replace

import pytest
import spoken
from headless import settle
from lock_scenes import LOST, PHRASE
from moving import PretendFiles
from pretend import NOON, WORDS, Machine, entry, refused
from scenes import window

from companion.device.ports import Saved
from companion.errors import NotHandedOver, NotKept
from companion.secret.passcode import Passcode
from companion.ui import navigation
from companion.ui.session_state import Session

NAME = "companion-backup-2026-11-23.companion"


@pytest.fixture
def files() -> PretendFiles:
    return PretendFiles()


@pytest.fixture
async def machine(files: PretendFiles) -> Machine:
    """Somebody with one check-in and a lock."""
    machine = await Machine(files=files).filled(entry("a", "words", mood=7))
    await machine.journal.lock.set(Passcode(text=PHRASE), LOST)
    return machine


async def unlocked(machine: Machine, route: str = "/") -> Session:
    session = await machine.window()
    session.unlocking.type(PHRASE)
    await session.unlocking.try_passphrase()
    session.go(route)
    return session


# Making one


async def test_one_tap_makes_a_backup_that_its_words_open(machine: Machine, files: PretendFiles) -> None:
    async with window(machine) as (app, session):
        session.unlocking.type(PHRASE)
        await session.unlocking.try_passphrase()
        session.go(navigation.BACKUP)
        await settle()
        assert WORDS("backup.none_yet") in app.texts(app.top)
        await app.fire(spoken.find(app, WORDS("backup.make")), "click")
        assert list(files.saved) == [NAME]
        assert WORDS("toasts.backup_handed_over") in app.texts(app.top)
        assert WORDS("backup.handed_over", day="23 November 2026") in app.texts(app.top)
        found = await machine.journal.backups.open(files.saved[NAME], LOST)
        assert (found.check_ins, found.last_on) == (1, NOON.date())


@pytest.mark.parametrize("answer", Saved)
async def test_the_day_is_told_only_of_a_backup_that_was_made(
    machine: Machine, files: PretendFiles, answer: Saved
) -> None:
    files.answer = answer
    session = await unlocked(machine, navigation.BACKUP)
    await session.backing_up.make()
    made = answer is not Saved.TURNED_BACK
    assert (session.shown.preferences.backed_up_on == NOON.date()) is made
    assert (session.shown.toast is not None) is made
    assert not session.shown.busy


@pytest.mark.parametrize("route", [navigation.SETTINGS, navigation.BACKUP, navigation.DELETE_ALL])
@pytest.mark.parametrize(("answer", "told"), [(Saved.DONE, "last"), (Saved.HANDED_OVER, "handed_over")])
async def test_what_a_browser_did_not_tell_is_not_told_as_made(
    files: PretendFiles, route: str, answer: Saved, told: str
) -> None:
    """Where its last day is shown, and above all where everything is about to be deleted."""
    files.answer = answer
    machine = await Machine(files=files).filled(entry("a"))
    async with window(machine) as (app, session):
        await machine.journal.lock.set(Passcode(text=PHRASE), LOST)
        await session.backing_up.make()
        session.go(route)
        await settle()
        assert WORDS(f"backup.{told}", day="23 November 2026") in app.texts(app.top)


async def test_a_file_that_cannot_be_saved_is_told(machine: Machine, files: PretendFiles) -> None:
    files.refuses = True
    async with window(machine) as (app, session):
        session.unlocking.type(PHRASE)
        await session.unlocking.try_passphrase()
        session.go(navigation.BACKUP)
        await settle()
        await app.fire(spoken.find(app, WORDS("backup.make")), "click")
        assert WORDS(NotHandedOver.said) in app.texts(app.top)
        assert (session.shown.preferences.backed_up_on, session.shown.busy) == (None, False)


async def test_a_full_disk_still_gives_a_backup(machine: Machine, files: PretendFiles) -> None:
    session = await unlocked(machine, navigation.BACKUP)
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.backing_up.make()
    assert list(files.saved) == [NAME]
    assert session.shown.toast is not None


async def test_a_double_tap_makes_one(machine: Machine, files: PretendFiles) -> None:
    session = await unlocked(machine, navigation.BACKUP)
    session.show(busy=True)
    await session.backing_up.make()
    assert files.saved == {}


async def test_locking_behind_a_phones_dialog_is_no_trouble(machine: Machine, files: PretendFiles) -> None:
    session = await unlocked(machine, navigation.BACKUP)

    async def out_of_sight(name: str, content: bytes) -> Saved:
        await session.unlocking.lock_now()
        return Saved.DONE

    files.save = out_of_sight  # type: ignore[method-assign]
    await session.backing_up.make()
    assert session.shown.phase == "locked"


async def test_without_a_lock_its_steps_come_first_and_lead_back(files: PretendFiles) -> None:
    machine = await Machine(files=files).filled(entry("a"))
    async with window(machine, navigation.BACKUP) as (app, session):
        assert WORDS("backup.make") not in [its for _, its in spoken.met(app)]
        await app.fire(spoken.find(app, WORDS("app_lock.set")), "click")
        setting = session.setting_lock
        setting.type_new(PHRASE)
        setting.chosen()
        setting.type(PHRASE)
        await setting.repeated()
        assert setting.words is not None
        words = setting.words
        setting.written_down()
        for place in setting.asked:
            setting.answer(place, words.words[place])
        await setting.finish()
        await settle()
        assert session.shown.trail.here == navigation.BACKUP
        await app.fire(spoken.find(app, WORDS("backup.make")), "click")
        await machine.journal.backups.open(files.saved[NAME], words)


async def test_setting_the_lock_for_itself_still_ends_at_app_lock(files: PretendFiles) -> None:
    session = await (await Machine(files=files).filled()).window(navigation.APP_LOCK)
    session.backing_up.set_words()
    session.back()
    session.setting_lock.begin()
    assert session.setting_lock._end_at == navigation.APP_LOCK


# A device without files


async def test_a_device_without_files_says_one_sentence(machine: Machine) -> None:
    machine.files = replace(PretendFiles(), can=False)
    async with window(machine) as (app, session):
        session.unlocking.type(PHRASE)
        await session.unlocking.try_passphrase()
        session.go(navigation.BACKUP)
        await settle()
        assert WORDS("backup.no_files") in app.texts(app.top)
        assert WORDS("backup.make") not in [its for _, its in spoken.met(app)]
    async with window(Machine(), navigation.MOVE_IN) as (app, _):
        assert WORDS("move_in.no_files") in app.texts(app.top)


# Before everything is deleted


async def test_deleting_everything_offers_a_backup_first(machine: Machine, files: PretendFiles) -> None:
    async with window(machine) as (app, session):
        session.go(navigation.DELETE_ALL)
        await settle()
        assert not [its for _, its in spoken.met(app) if its.startswith(WORDS("delete_all.backup"))], "locked"
        session.back()
        session.unlocking.type(PHRASE)
        await session.unlocking.try_passphrase()
        session.go(navigation.DELETE_ALL)
        await settle()
        row = next(its for _, its in spoken.met(app) if its.startswith(WORDS("delete_all.backup")))
        await app.fire(spoken.find(app, row), "click")
        await app.fire(spoken.find(app, WORDS("backup.make")), "click")
        assert list(files.saved) == [NAME]
        await app.fire(spoken.find(app, WORDS("bars.back")), "click")
        assert session.shown.trail.here == navigation.DELETE_ALL


async def test_where_nothing_is_written_no_backup_is_offered(files: PretendFiles) -> None:
    machine = await Machine(files=files).filled()
    async with window(machine, navigation.DELETE_ALL) as (app, _):
        assert WORDS("delete_all.backup") not in app.texts(app.top)
