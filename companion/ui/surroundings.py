"""What a session is given: the journal, the clock, the device and the window around it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from companion.care.before_unlock import BeforeUnlock
from companion.care.course import CourseDay
from companion.care.draft import Draft
from companion.care.moment import Moment
from companion.care.mood import CheckIn, DeletedCheckIn
from companion.care.people import Person
from companion.care.preferences import Preferences
from companion.care.safety import HelpLines
from companion.device.ports import Device
from companion.secret import Secret
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Lock(Protocol):
    """What a session asks of the journal's lock."""

    @property
    def is_set(self) -> bool: ...
    @property
    def is_whole(self) -> bool: ...
    async def set(self, passcode: Passcode, words: RecoveryWords) -> None: ...
    async def remove(self) -> None: ...
    async def fits(self, secret: Secret) -> None: ...


class Journal(Protocol):
    """What a session asks of the journal. The store's Journal offers it; so do tests."""

    @property
    def set_aside(self) -> tuple[str, ...]: ...
    @property
    def drafts_set_aside(self) -> bool: ...
    @property
    def older(self) -> str: ...
    @property
    def lock(self) -> Lock: ...
    def understood(self) -> None: ...
    def check_in(self, id: str) -> CheckIn | None: ...
    def between(self, first: date, last: date) -> tuple[CheckIn, ...]: ...
    def newest(self, limit: int) -> tuple[CheckIn, ...]: ...
    def search(self, words: str) -> tuple[CheckIn, ...]: ...
    def tags(self) -> tuple[str, ...]: ...
    def deleted(self) -> tuple[DeletedCheckIn, ...]: ...
    def people(self) -> tuple[Person, ...]: ...
    def preferences(self) -> Preferences: ...
    def drafts(self) -> tuple[Draft, ...]: ...
    def draft_of(self, id: str) -> Draft | None: ...
    def hold(self, draft: Draft) -> None: ...
    def let_go(self, id: str) -> None: ...
    async def flush(self) -> None: ...
    async def save(self, entry: CheckIn) -> None: ...
    async def delete(self, id: str) -> None: ...
    async def put_back(self, id: str) -> None: ...
    async def erase(self, *ids: str) -> None: ...
    async def keep_person(self, person: Person, at: int | None = None) -> None: ...
    async def remove_person(self, id: str) -> None: ...
    async def prefer(self, **choices: object) -> None: ...


class Clock(Protocol):
    """The time, and waiting."""

    def now(self) -> datetime: ...
    async def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True)
class Surroundings:
    """What a session is given.

    `open_journal` gives the journal to one session at a time, with a secret if it is locked: whoever had it
    before is told by `Session.taken_over`. `lock_journal` takes its keys out of memory, `before_unlock` tells
    what may be seen without them, and `seconds_to_wait` how long the next passcode must wait after wrong ones.
    `erase_everything` needs no open journal. `keystore` says whether the device limits tries. `course` knows
    where a day lies in a series, `push` tells the window a new route, and `gone` hears that this window is no
    more. `folder` is where the journal lies, in words that the patient can look up; empty where there is no such
    place.
    """

    open_journal: Callable[[Session, Secret | None], Awaitable[Journal]]
    lock_journal: Callable[[Session], Awaitable[None]]
    before_unlock: Callable[[], Awaitable[BeforeUnlock | None]]
    seconds_to_wait: Callable[[], Awaitable[float]]
    erase_everything: Callable[[Session], Awaitable[None]]
    entropy: Callable[[int], bytes]
    help_lines: HelpLines
    device: Device
    clock: Clock
    course: Callable[[Moment], CourseDay | None]
    new_id: Callable[[], str]
    start: Callable[[Coroutine[Any, Any, None]], None]
    push: Callable[[str], None]
    gone: Callable[[Session], None]
    folder: str = ""
    keystore: bool = False
