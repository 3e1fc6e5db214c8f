"""A device that saves and chooses files, a browser that promises or not, and backups to bring along."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import flet as ft
from lock_scenes import LOST, PHRASE
from pretend import Machine, entry

from companion.device.ports import Saved
from companion.errors import NotHandedOver
from companion.home.ports import Stand
from companion.secret.passcode import Passcode


@dataclass
class PretendFiles:
    """Remembers what was saved. `picker` is what a tap on "choose" would open; `refuses` fails every saving."""

    can: bool = True
    answer: Saved = Saved.HANDED_OVER
    refuses: bool = False
    saved: dict[str, bytes] = field(default_factory=dict)
    chosen: Callable[[bytes], Awaitable[None]] | None = None

    async def save(self, name: str, content: bytes) -> Saved:
        if self.refuses:
            raise NotHandedOver("as the test wished")
        if self.answer is not Saved.TURNED_BACK:
            self.saved[name] = content
        return self.answer

    def choosing(self, chosen: Callable[[bytes], Awaitable[None]]) -> ft.ClientAction | None:
        self.chosen = chosen
        return ft.OpenUrl("about:blank")  # any action: there is no client to do it

    async def choose(self, raw: bytes) -> None:
        """The patient chooses a file."""
        assert self.chosen is not None, "no button for it was drawn"
        await self.chosen(raw)


TAB = Stand(promised=False, used=3_200_000, room=2_100_000_000, installed=False, ios=False)
"""A browser's tab that may be cleared."""


@dataclass
class Browser:
    """A browser in which the journal lies. `grants` is what it says when it is asked."""

    stand: Stand = TAB
    grants: bool | None = False
    asked: int = 0

    async def look(self) -> Stand:
        return self.stand

    async def ask(self) -> Stand:
        self.asked += 1
        self.stand = replace(self.stand, promised=self.grants)
        return self.stand


async def backup_of(check_ins: int, words: bool = True) -> bytes:
    """A backup of another machine, with `LOST` as its words."""
    machine = await Machine().filled(*(entry(f"id {n}", f"note {n}", mood=n % 11) for n in range(check_ins)))
    await machine.journal.lock.set(Passcode(text=PHRASE), LOST)
    return await machine.journal.backups.make()
