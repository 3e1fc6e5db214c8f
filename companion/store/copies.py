"""The copies of a sealed file, by what became of them when they were looked at."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from companion.errors import DamagedJournal, KeyMissing, Locked, StoreError, WrongKey, WrongSecret
from companion.store.journal_file import Header
from companion.store.keys import Purpose
from companion.store.vault import Vault

T = TypeVar("T")

LOCKED = (Locked, WrongSecret, WrongKey, KeyMissing)
"""Why a whole copy may stay closed; the one that can be helped most easily first."""


@dataclass(frozen=True)
class Opened(Generic[T]):
    """The newest copy that opened, its vault and generation, and the names of damaged copies now set aside."""

    content: T = field(repr=False)
    vault: Vault
    generation: int
    set_aside: tuple[str, ...]


@dataclass(frozen=True)
class Copy:
    """A copy that was unlocked and unsealed."""

    slot: int
    header: Header
    data_key: bytes = field(repr=False)
    plain: bytes = field(repr=False)


@dataclass
class Found:
    """The copies of a file, by what became of them. `locked` tells why each one stayed so, `asking` the
    generation of those that ask for a passcode."""

    good: list[Copy] = field(default_factory=list)
    damaged: list[int] = field(default_factory=list)
    locked: dict[int, StoreError] = field(default_factory=dict)
    asking: dict[int, int] = field(default_factory=dict)

    def refuse(self, purpose: Purpose) -> None:
        """Say why none of the copies opens; nothing where there are none."""
        for why in sorted(self.locked.values(), key=lambda why: LOCKED.index(type(why))):
            raise why
        if self.damaged:
            raise DamagedJournal(f"{purpose}: none of {len(self.damaged)} copies opens")

    def refuse_to_undo_a_lock(self, opened: Copy) -> None:
        """A newer copy that asks for a passcode is not passed over for one that asks for none: setting the
        lock may have been told already. Raises Locked, WrongSecret."""
        if not any(slot.kind == "passcode" for slot in opened.header.slots):
            for slot, generation in self.asking.items():
                if generation > opened.header.generation:
                    raise self.locked[slot]
