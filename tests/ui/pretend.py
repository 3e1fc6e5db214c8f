"""A patient's machine in memory: a held clock, one real journal, and windows on it."""

import asyncio
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cached_property
from itertools import count
from typing import Any

from headless import settle

from companion import questionnaires, templates
from companion.app import assets_folder, build_file
from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed
from companion.care.questionnaire import Questionnaire
from companion.care.safety import HelpLines
from companion.demo import course
from companion.device import quiet
from companion.device.ports import Files
from companion.edition import load
from companion.errors import CompanionError, NotKept
from companion.home.aes_gcm import AesGcm
from companion.home.ports import Home, Standing
from companion.home.scrypt import stretch
from companion.home.tasks import Tasks
from companion.one_journal import OneJournal
from companion.secret import Secret
from companion.store.journal import Journal
from companion.ui import strings, theme
from companion.ui.look import Look
from companion.ui.session_state import Session
from companion.ui.surroundings import Surroundings

SHELVES = ("keys", "help", "help_key", "seen", "attempts")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = strings.load(assets_folder())
LIGHT, DARK = theme.palettes(assets_folder())
LOOK = Look(LIGHT, DARK)
LINES = load(build_file()).help_lines
TEMPLATES = templates.load(assets_folder())
QUESTIONNAIRES = questionnaires.load(assets_folder())


class HeldClock:
    """Time that moves only when a test moves it."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        awake = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.at + timedelta(seconds=seconds), awake))
        await awake

    async def pass_by(self, seconds: float) -> None:
        """Move on, and wake whoever has slept enough."""
        await settle()
        self.at += timedelta(seconds=seconds)
        for due, awake in self._sleepers:
            if due <= self.at and not awake.done():
                awake.set_result(None)
        self._sleepers = [pair for pair in self._sleepers if not pair[1].done()]
        await settle()

    def travel(self, hours: float) -> None:
        """Set the clock to another time zone; the instant stays."""
        self.at = self.at.astimezone(timezone(timedelta(hours=hours)))


class Memory:
    """Keeps slots and a key in memory; `trouble` makes it refuse, `gate` makes it wait."""

    def __init__(self) -> None:
        self.slots: dict[int, bytes] = {}
        self.key: bytes | None = None
        self.trouble: NotKept | None = None
        self.gate: asyncio.Event | None = None
        self.kept = 0

    async def load(self) -> Mapping[int, bytes]:
        return dict(self.slots)

    async def keep(self, slot: int, sealed: bytes) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.trouble is not None:
            raise self.trouble
        self.slots[slot] = sealed
        self.kept += 1

    async def set_aside(self, slot: int) -> str:
        del self.slots[slot]
        return f"aside-{slot}"

    async def erase(self) -> None:
        self.slots.clear()

    async def aside(self) -> Mapping[str, bytes]:
        return {}

    async def tidy(self) -> None:
        pass

    async def replace_aside(self, name: str, sealed: bytes) -> None:
        raise NotKept(f"nothing was set aside as {name}")


class Shelf:
    """One small thing, in memory."""

    thing: bytes | None = None

    async def load(self) -> bytes | None:
        return self.thing

    async def keep(self, thing: bytes) -> None:
        self.thing = thing

    async def erase(self) -> None:
        self.thing = None


class MemoryWiper:
    """Nothing was begun, and everything goes at once."""

    def __init__(self, *keepers: Memory | Shelf) -> None:
        self._keepers = keepers

    async def begun(self) -> bool:
        return False

    async def wipe(self) -> None:
        for keeper in self._keepers:
            await keeper.erase()


@dataclass(frozen=True)
class Motion:
    """What the patient asked of moving pictures."""

    still: bool

    async def reduced(self) -> bool:
        return self.still


class Screen:
    """A window that is always looked at, and needs no turn."""

    is_watched = True

    def in_turn(self, work: Callable[[], None]) -> None:
        work()

    async def end(self) -> None: ...


class OpenDoor:
    """A lock that nobody else wants."""

    async def take(self) -> None: ...

    async def release(self) -> None: ...


def memory_home(clock: HeldClock, journal: Memory, drafts: Memory) -> Home:
    """A home without a disk."""
    shelves = {name: Shelf() for name in SHELVES}
    wiper = MemoryWiper(*shelves.values(), drafts, journal)
    return Home(
        journal=journal,
        drafts=drafts,
        **shelves,
        wiper=wiper,
        cipher=AesGcm(),
        stretch=stretch,
        lock=OpenDoor(),
        clock=clock,
        background=Tasks(),
        entropy=os.urandom,
        scrypt_n=2**10,
    )


@dataclass
class Machine:
    """One journal of one patient. `disk` and `drafts_disk` fail when their `trouble` is set; opening
    fails while `refusal` is set; `still` is a device that asks for less motion."""

    clock: HeldClock = field(default_factory=HeldClock)
    disk: Memory = field(default_factory=Memory)
    drafts_disk: Memory = field(default_factory=Memory)
    help_lines: HelpLines = LINES
    questionnaires: tuple[Questionnaire, ...] = QUESTIONNAIRES
    session_day_rule: str = ""
    refusal: Exception | None = None
    still: bool = False
    folder: str = ""
    pushed: list[str] = field(default_factory=list)
    drawn: list[datetime] = field(default_factory=list)
    clipboard: quiet.QuietClipboard = field(default_factory=quiet.QuietClipboard)
    files: Files = field(default_factory=quiet.QuietFiles)
    standing: Standing | None = None

    def __post_init__(self) -> None:
        self.home = memory_home(self.clock, self.disk, self.drafts_disk)
        self._ids = count(1)

    @cached_property
    def one(self) -> OneJournal:
        """What lends the journal to windows."""
        return OneJournal(self.home)

    @property
    def journal(self) -> Journal:
        """The open journal."""
        assert self.one.journal is not None
        return self.one.journal

    async def open(self) -> Journal:
        """The journal, opened once and welcomed."""
        if self.one.journal is None:
            self.one._journal = await Journal.open(self.home, self.one._tell)
        return self.journal

    async def filled(self, *entries: CheckIn) -> "Machine":
        """The machine of somebody who was welcomed, with these check-ins."""
        journal = await self.open()
        await journal.prefer(welcomed=True)
        for entry in entries:
            await journal.save(entry)
        return self

    async def restarted(self) -> "Machine":
        """The same disk after the app was closed in good order."""
        await self.journal.close()
        again = Machine(HeldClock(self.clock.at), self.disk, self.drafts_disk, self.help_lines)
        again.home = replace(again.home, **{name: getattr(self.home, name) for name in SHELVES})
        await again.open()
        return again

    async def window(self, route: str = "/") -> Session:
        """A window of the app, opened at a route."""
        session = self.closed_window(route)
        await session.open()
        return session

    def closed_window(self, route: str = "/") -> Session:
        """A window that has not opened the journal yet."""
        return Session(self.around(), route)

    def around(self) -> Surroundings:
        """What a session of this machine is given."""
        device = replace(quiet.device(), clipboard=self.clipboard, motion=Motion(self.still), files=self.files)
        return Surroundings(
            open_journal=self._lend,
            help_lines=self.help_lines,
            device=device,
            clock=self.clock,
            templates=lambda: TEMPLATES,
            questionnaires=lambda: self.questionnaires,
            new_id=lambda: f"id-{next(self._ids)}",
            start=self.home.background.start,
            push=self.pushed.append,
            gone=self.one.take_back,
            drawn=lambda: self.drawn.append(self.clock.at),
            lock_journal=self.one.lock,
            before_unlock=self.one.before_unlock,
            seconds_to_wait=self.one.seconds_to_wait,
            erase_everything=self.one.erase_everything,
            entropy=self.home.entropy,
            folder=self.folder,
            session_day_rule=self.session_day_rule,
            standing=self.standing,
        )

    async def _lend(self, by: Session, secret: Secret | None) -> Journal:
        if self.refusal is not None:
            raise self.refusal
        return await self.one.lend(by, Screen(), secret)


def entry(id: str, note: str = "", at: datetime = NOON, **noticed: Any) -> CheckIn:
    """A check-in that says `note`."""
    return CheckIn(id=id, at=Moment.of(at), noticed=Noticed.model_validate({"note": note, **noticed}))


def refused(message: str = "ENOSPC") -> NotKept:
    """A disk that is full."""
    return NotKept(message)


def raised(kind: type[CompanionError]) -> CompanionError:
    """An error of a kind, with its technical cause."""
    return kind("the technical cause")


async def in_a_course(machine: Machine) -> None:
    """Day 3 after session 4 of 6, as the demo patient is."""
    journal = await machine.open()
    told = course.course(machine.clock.now().date())
    await journal.course.change(lambda _: told)
