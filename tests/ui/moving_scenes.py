"""Backup, moving in, and a browser that may clear what it keeps: every state worth drawing."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from headless import App, settle
from lock_scenes import LOST, with_lock
from moving import TAB, Browser, PretendFiles, backup_of
from pretend import Machine

from companion.care.mood import Face
from companion.home.ports import Stand
from companion.secret.recovery_words import RecoveryWords
from companion.ui.session_state import Session

Steps = Callable[[App, Session, Machine], Awaitable[None]]

STANDS = {
    "may-clear": TAB,
    "promised": replace(TAB, promised=True),
    "not-told": Stand(promised=None, used=None, room=None, installed=True, ios=False),
    "iphone": replace(TAB, ios=True),
    "iphone-installed": replace(TAB, ios=True, installed=True, promised=True),
}


async def _made(app: App, session: Session, machine: Machine) -> None:
    await with_lock(app, session, machine)
    await session.backing_up.make()


async def _busy(app: App, session: Session, machine: Machine) -> None:
    await with_lock(app, session, machine)
    session.show(busy=True)


async def _refused(app: App, session: Session, machine: Machine) -> None:
    await session.moving_in.chosen(b"GIF89a")


def _words(typed: str) -> Steps:
    async def steps(app: App, session: Session, machine: Machine) -> None:
        await session.moving_in.chosen(await backup_of(3))
        session.moving_in.type(typed)
        await session.moving_in.try_words()

    return steps


def _found(check_ins: int) -> Steps:
    async def steps(app: App, session: Session, machine: Machine) -> None:
        await session.moving_in.chosen(await backup_of(check_ins))
        session.moving_in.type(" ".join(LOST.words))
        await session.moving_in.try_words()

    return steps


async def _passphrase(app: App, session: Session, machine: Machine) -> None:
    await _found(2)(app, session, machine)
    session.moving_in.agree()


async def _refusing_browser(app: App, session: Session, machine: Machine) -> None:
    await settle()
    await session.check_in.tap(Face.GOOD)


STEPS: dict[str, tuple[str, Steps | None]] = {
    "backup": ("/settings/backup", with_lock),
    "backup-no-lock": ("/settings/backup", None),
    "backup-no-files": ("/settings/backup", with_lock),
    "backup-made": ("/settings/backup", _made),
    "backup-busy": ("/settings/backup", _busy),
    "move-in": ("/move-in", None),
    "move-in-refused": ("/move-in", _refused),
    "move-in-no-files": ("/move-in", None),
    "move-in-words": ("/move-in", _words("")),
    "move-in-words-typo": ("/move-in", _words("abanodn {0} <b>")),
    "move-in-words-other": ("/move-in", _words(" ".join(RecoveryWords.of(bytes(16)).words))),
    "move-in-found": ("/move-in", _found(3)),
    "move-in-found-nothing": ("/move-in", _found(0)),
    "move-in-passphrase": ("/move-in", _passphrase),
    "move-in-words-gone": ("/move-in/words", None),
    "move-in-found-gone": ("/move-in/found", None),
    "written-move-in": ("/move-in", None),
    **{f"data-map-{name}": ("/settings/data", None) for name in STANDS},
    **{f"welcome-{name}": ("/", None) for name in STANDS},
    "today-may-clear": ("/", _refusing_browser),
    "today-iphone": ("/", _refusing_browser),
    "delete-backup-first": ("/settings/delete-everything", None),
}


def prepare(name: str, machine: Machine) -> None:
    """The device and the browser that a scene's name asks for."""
    if not name.endswith("no-files"):
        machine.files = PretendFiles()
    stand = next((stand for key, stand in STANDS.items() if name.endswith(f"-{key}")), None)
    machine.standing = None if stand is None else Browser(stand)
