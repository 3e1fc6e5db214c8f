"""Damaged copies that were set aside, when the keys change: sealed again whole, so that nothing is lost
and an old passcode opens nothing that is left.

Inside such a file lie the data key that the copy was written with, 32 bytes, and the copy as it was found.
"""

from companion.errors import DamagedJournal, NewerJournal
from companion.home.ports import Cipher
from companion.store import journal_file
from companion.store.journal_file import Header, SealedFile
from companion.store.keys import Purpose
from companion.store.vault import Vault


def is_stale(raw: bytes, vault: Vault) -> bool:
    """True when a copy that was set aside may be under other keys, one of which is a lock's.

    Where no lock is or was, what was found damaged stays as it was found.
    """
    file = _read(raw)
    if file is None:
        return vault.has_lock
    slots = file.header.slots
    return slots != vault.slots and (vault.has_lock or any(slot.kind != "device" for slot in slots))


async def reseal(cipher: Cipher, raw: bytes, old: Vault, new: Vault) -> bytes | None:
    """The bytes to put in place of a copy that was set aside; None where `new` seals it already."""
    file = _read(raw)
    whole = file if file is not None and file.header.purpose == Purpose.ASIDE else None
    if whole is not None and whole.header.slots == new.slots:
        return None
    plain = old.data_key + raw
    if whole is not None and whole.header.slots == old.slots:
        plain = await journal_file.unseal(cipher, old.data_key, whole)
    header = Header(purpose=Purpose.ASIDE, generation=1, slots=new.slots)
    return await journal_file.seal(cipher, new.data_key, header, plain)


def _read(raw: bytes) -> SealedFile | None:
    """The copy taken apart, or None where it is too damaged for that."""
    try:
        return journal_file.read(raw)
    except (DamagedJournal, NewerJournal):
        return None
