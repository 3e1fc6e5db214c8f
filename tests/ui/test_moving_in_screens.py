"""Moving in with a backup, by tapping: every step, every refusal, and what is left behind."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import flet as ft
import pytest
import spoken
from headless import App, settle
from lock_scenes import LOST, PHRASE
from moving import PretendFiles, backup_of
from pretend import NOON, WORDS, Machine, entry, refused
from scenes import window

from companion.errors import DamagedBackup, NotABackup, NotKept, OtherWords
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui import navigation
from companion.ui.session_state import Session

TWELVE = " ".join(LOST.words)


@pytest.fixture
def files() -> PretendFiles:
    return PretendFiles()


@pytest.fixture
def fresh(files: PretendFiles) -> Machine:
    """A device on which nothing was ever written."""
    return Machine(files=files)


# Moving in


@asynccontextmanager
async def at_the_file(machine: Machine) -> AsyncIterator[tuple[App, Session]]:
    """From the welcome to choosing the file."""
    async with window(machine) as (app, session):
        await app.fire(spoken.find(app, WORDS("move_in.have_one")), "click")
        assert spoken.find(app, WORDS("move_in.choose_file"))
        yield app, session


async def to_found(app: App, files: PretendFiles, raw: bytes) -> None:
    await files.choose(raw)
    await settle()
    await app.fire(app.all(ft.TextField, app.top)[0], "change", value=TWELVE.upper())
    await app.fire(spoken.find(app, WORDS("locked.open")), "click")


async def choose_passphrase(app: App, phrase: str = "another phrase of mine") -> None:
    for _ in range(2):
        await app.fire(app.all(ft.TextField, app.top)[0], "change", value=phrase)
        await app.fire(spoken.find(app, WORDS("app_lock.next")), "click")


async def test_the_whole_way_by_tapping(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(3))
        holds = WORDS.counted("move_in.holds", 3, day="23 November 2026")
        assert {holds, WORDS("move_in.made", day="23 November 2026")} <= set(app.texts(app.top))
        assert fresh.journal.newest(9) == ()
        await app.fire(spoken.find(app, WORDS("move_in.agree")), "click")
        assert fresh.journal.newest(9) == (), "not before there is a lock"
        await choose_passphrase(app)
        assert session.shown.trail.routes == (navigation.TODAY,)
        assert {one.id for one in fresh.journal.newest(9)} == {"id 0", "id 1", "id 2"}
        assert WORDS("toasts.moved_in") in app.texts(app.top)
        assert (session.shown.has_lock, session.shown.preferences.welcomed) == (True, True)
        assert session.shown.preferences.backed_up_on == NOON.date()
        await fresh.journal.lock.fits(Passcode(text="another phrase of mine"))
        await fresh.journal.lock.fits(LOST)


async def test_the_device_it_came_from_told_nothing_of_this_one(fresh: Machine, files: PretendFiles) -> None:
    old = await Machine().filled(entry("a"))
    await old.journal.prefer(asked_to_keep="installed", offered_backup=True, backup_handed_over=True)
    await old.journal.lock.set(Passcode(text=PHRASE), LOST)
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await old.journal.backups.make())
        await app.fire(spoken.find(app, WORDS("move_in.agree")), "click")
        await choose_passphrase(app)
        chosen = session.shown.preferences
        assert (chosen.asked_to_keep, chosen.offered_backup, chosen.backup_handed_over) == ("never", False, False)


async def test_what_is_no_backup_is_told_at_the_file(fresh: Machine, files: PretendFiles) -> None:
    whole = await backup_of(1)
    async with at_the_file(fresh) as (app, session):
        for raw, said in ((b"", NotABackup), (b"PK\3\4 a holiday", NotABackup), (whole[:40], DamagedBackup)):
            await files.choose(raw)
            await settle()
            assert session.shown.trail.here == navigation.MOVE_IN
            assert WORDS(said.said) in app.texts(app.top)
        await files.choose(whole)
        await settle()
        assert session.shown.trail.here == navigation.MOVE_IN_WORDS
        assert session.shown.refusal == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "errors.words_too_few"),
        (TWELVE + " abandon", "errors.words_too_many"),
        (TWELVE.replace("abandon", "abanodn"), "errors.word_unknown_perhaps"),
        (" ".join(RecoveryWords.of(bytes(16)).words), OtherWords.said),
    ],
)
async def test_words_that_do_not_open_it_are_told_and_stay(
    fresh: Machine, files: PretendFiles, typed: str, said: str
) -> None:
    async with at_the_file(fresh) as (app, session):
        await files.choose(await backup_of(1))
        await settle()
        session.moving_in.type(typed)
        await session.moving_in.try_words()
        await settle()
        assert (session.shown.refusal, session.shown.busy) == (said, False)
        assert session.shown.trail.here == navigation.MOVE_IN_WORDS
        assert app.all(ft.TextField, app.top)[0].value == typed, "nobody types twelve words again"


async def test_a_damaged_backup_is_told_after_its_words(fresh: Machine, files: PretendFiles) -> None:
    raw = bytearray(await backup_of(1))
    raw[-1] ^= 1
    async with at_the_file(fresh) as (app, _):
        await to_found(app, files, bytes(raw))
        assert WORDS(DamagedBackup.said) in app.texts(app.top)
        assert fresh.journal.newest(9) == ()


async def test_a_full_disk_keeps_the_steps_where_they_are(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(2))
        await app.fire(spoken.find(app, WORDS("move_in.agree")), "click")
        fresh.disk.trouble = refused()
        await choose_passphrase(app)
        assert WORDS(NotKept.said) in app.texts(app.top)
        assert (session.shown.has_lock, fresh.journal.newest(9)) == (False, ())
        fresh.disk.trouble = None
        await app.fire(spoken.find(app, WORDS("app_lock.next")), "click")
        assert len(fresh.journal.newest(9)) == 2


async def test_help_now_is_there_at_every_step_and_leads_back(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await files.choose(await backup_of(1))
        await settle()
        await app.fire(app.all(ft.TextField, app.top)[0], "change", value=TWELVE)
        await app.fire(spoken.find(app, WORDS("help.button")), "click")
        assert session.shown.trail.here == navigation.HELP
        await app.fire(spoken.find(app, WORDS("bars.back")), "click")
        await app.fire(spoken.find(app, WORDS("locked.open")), "click")
        assert session.shown.trail.here == navigation.MOVE_IN_FOUND


async def test_whoever_leaves_the_steps_leaves_nothing_behind(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(1))
        assert session.shown.backup is not None
        while session.shown.trail.here != navigation.TODAY:
            session.back()
        await settle()
        assert session.shown.backup is None
        held = [value for value in vars(session.moving_in).values() if value and value is not session]
        assert held == []
        await fresh.clock.pass_by(5)  # then the window has told of every step, and this is the browser's Forward
        session.arrived(navigation.MOVE_IN_FOUND)
        await settle()
        assert WORDS("move_in.gone") in app.texts(app.top)


@pytest.mark.parametrize("route", [navigation.MOVE_IN_WORDS, navigation.MOVE_IN_FOUND, navigation.LOCK_AGAIN])
async def test_no_step_is_taken_by_walking_to_it(fresh: Machine, route: str) -> None:
    async with window(fresh, route) as (app, session):
        session.moving_in.agree()
        await session.moving_in._move_in(Passcode(text=PHRASE))
        session.moving_in.type(TWELVE)
        await session.setting_lock.repeated()
        await settle()
        assert (session.shown.trail.here, session.shown.has_lock) == (route, False)
        assert not app.all(ft.TextField, app.top)


async def test_another_window_takes_the_steps_with_it(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(1))
        await fresh.window()
        assert (session.shown.phase, session.moving_in.under_way) == ("elsewhere", False)


async def test_a_window_that_takes_over_while_it_moves_in_has_all_of_it(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(2))
        fresh.disk.gate = asyncio.Event()
        moving = asyncio.ensure_future(session.moving_in._move_in(Passcode(text=PHRASE)))
        await settle()
        other = await fresh.window()
        fresh.disk.gate.set()
        await moving
        assert session.shown.phase == "elsewhere"
        other.refresh()
        assert (len(fresh.journal.newest(9)), other.shown.has_lock) == (2, True)


# Where something is written already


async def test_what_is_written_is_told_not_to_be_replaced(files: PretendFiles) -> None:
    machine = await Machine(files=files).filled(entry("a"))
    async with window(machine, navigation.BACKUP) as (app, session):
        assert WORDS("backup.where") in app.texts(app.top)
        session.go(navigation.MOVE_IN)
        await settle()
        assert WORDS("errors.not_blank") in app.texts(app.top)
        assert WORDS("move_in.choose_file") not in [its for _, its in spoken.met(app)]


async def test_an_empty_journal_may_bring_one_in_from_settings(files: PretendFiles) -> None:
    machine = await Machine(files=files).filled()
    async with window(machine, navigation.BACKUP) as (app, session):
        name = next(its for _, its in spoken.met(app) if its.startswith(WORDS("move_in.have_one")))
        await app.fire(spoken.find(app, name), "click")
        await to_found(app, files, await backup_of(2))
        await app.fire(spoken.find(app, WORDS("move_in.agree")), "click")
        await choose_passphrase(app)
        assert len(machine.journal.newest(9)) == 2
        assert session.shown.trail.here == navigation.TODAY


async def test_words_written_meanwhile_stay(fresh: Machine, files: PretendFiles) -> None:
    async with at_the_file(fresh) as (app, session):
        await to_found(app, files, await backup_of(2))
        await app.fire(spoken.find(app, WORDS("move_in.agree")), "click")
        await fresh.journal.save(entry("meanwhile"))
        await choose_passphrase(app)
        assert WORDS("errors.not_blank") in app.texts(app.top)
        assert [one.id for one in fresh.journal.newest(9)] == ["meanwhile"]
        assert not session.shown.has_lock
