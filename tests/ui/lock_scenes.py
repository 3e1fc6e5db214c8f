"""The lock's screens, in every state worth drawing."""

from collections.abc import Awaitable, Callable

from headless import App
from pretend import Machine

from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui.session_state import Session

Steps = Callable[[App, Session, Machine], Awaitable[None]]

PHRASE = "blue kettle walks home"
LOST = RecoveryWords.of(bytes(range(16)))


async def with_lock(app: App, session: Session, machine: Machine) -> None:
    """A journal with a lock, open."""
    await machine.journal.lock.set(Passcode(text=PHRASE), LOST)
    session.refresh()


async def locked(app: App, session: Session, machine: Machine) -> None:
    """The same, locked."""
    await with_lock(app, session, machine)
    await session.unlocking.lock_now()


def wrong(times: int) -> Steps:
    """So many wrong passphrases."""

    async def steps(app: App, session: Session, machine: Machine) -> None:
        await locked(app, session, machine)
        for _ in range(times):
            session.unlocking.type("wrong")
            await session.unlocking.try_passphrase()

    return steps


def words(typed: str) -> Steps:
    """Recovery words as typed."""

    async def steps(app: App, session: Session, machine: Machine) -> None:
        await locked(app, session, machine)
        session.go("/unlock/words")
        session.unlocking.type(typed)
        await session.unlocking.try_words()

    return steps


def at(route: str) -> Steps:
    """The locked journal, and a screen that needs no keys."""

    async def steps(app: App, session: Session, machine: Machine) -> None:
        await locked(app, session, machine)
        session.go(route)

    return steps


def setting(typed: str, again: str | None = None, answered: str | None = None) -> Steps:
    """The steps of setting a lock, as far as there is something to type."""

    async def steps(app: App, session: Session, machine: Machine) -> None:
        one = session.setting_lock
        one.begin()
        one.type_new(typed)
        one.chosen()
        if again is not None:
            one.type(again)
            await one.repeated()
        if answered is not None:
            one.written_down()
            one.answer(one.asked[0], answered)
            await one.finish()

    return steps


async def changing(app: App, session: Session, machine: Machine) -> None:
    """Today's passphrase, given wrongly."""
    await with_lock(app, session, machine)
    session.setting_lock.begin()
    session.setting_lock.type("wrong")
    await session.setting_lock.check_current()


STEPS: dict[str, tuple[str, Steps | None]] = {
    "lock-off": ("/settings/lock", None),
    "lock-on": ("/settings/lock", with_lock),
    "lock-when": ("/settings/lock/when", with_lock),
    "lock-changing": ("/settings/lock", changing),
    "lock-new-short": ("/settings/lock", setting("short")),
    "lock-again-wrong": ("/settings/lock", setting(PHRASE, "another")),
    "lock-words": ("/settings/lock", setting(PHRASE, PHRASE)),
    "lock-check-wrong": ("/settings/lock", setting(PHRASE, PHRASE, "no such word")),
    "lock-words-gone": ("/settings/lock/words", None),
    "locked": ("/", locked),
    "locked-entry": ("/journal/entry/good", locked),
    "locked-wrong": ("/", wrong(1)),
    "locked-wait": ("/", wrong(4)),
    "locked-wait-long": ("/", wrong(9)),
    "locked-words": ("/", at("/unlock/words")),
    "locked-words-typo": ("/", words("abanodn {0} <b>")),
    "locked-words-odd": ("/", words("xxxxxxxxxxxxxxxxxxxxxxx")),
    "locked-words-few": ("/", words("abandon")),
    "locked-words-other": ("/", words(" ".join(RecoveryWords.of(bytes(16)).words))),
    "locked-forgotten": ("/", at("/unlock/forgotten")),
    "locked-delete": ("/", at("/settings/delete-everything")),
    "help-locked": ("/", at("/help")),
}
