"""The data key in use, and the key slots that every written file carries."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.home.ports import Home
from companion.store.keys import KeySlot, WayIn, new_key, wrap


@dataclass(frozen=True)
class Vault:
    """What a file is sealed with, and the slots that give it back."""

    data_key: bytes = field(repr=False)
    slots: tuple[KeySlot, ...]

    @property
    def has_lock(self) -> bool:
        """True when a passcode is asked for."""
        return any(slot.kind == "passcode" for slot in self.slots)


async def new_vault(home: Home, ways: Sequence[WayIn]) -> Vault:
    """A fresh data key with a slot for each way in."""
    data_key = new_key(home.entropy)
    return Vault(data_key, tuple([await wrap(home.cipher, way, data_key) for way in ways]))
