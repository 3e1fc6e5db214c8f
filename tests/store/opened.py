"""Sealed files, opened without the app: what lies inside, byte for byte."""

from pathlib import Path

from homes import QuickDisk, home_on

from companion.store import journal_file
from companion.store.keyring import Keyring


async def plain_of(folder: Path, name: str) -> dict[int, bytes]:
    """The decrypted bytes of both slots of `name`."""
    home = home_on(QuickDisk(folder))
    found = await (home.journal if name == "journal" else home.drafts).load()
    unlock = Keyring(home).unlock
    plain = {}
    for slot, raw in found.items():
        file = journal_file.read(raw)
        key = await unlock(file.header.slots)
        plain[slot] = await journal_file.unseal(home.cipher, key, file)
    return plain


def newest(folder: Path, name: str = "journal") -> Path:
    """The slot with the higher generation number."""
    return max(copies(folder, name), key=lambda path: generation(path.read_bytes()))


def copies(folder: Path, name: str = "journal") -> list[Path]:
    """The files of both slots."""
    return list(folder.glob(f"{name}.?.sealed"))


def generation(raw: bytes) -> int:
    return journal_file.read(raw).header.generation
