"""A backup: the whole journal and its drafts in one sealed file that the twelve recovery words open.

It is a sealed file as `journal_file` has them, for the purpose `backup`, with the recovery slot as its only
slot, so it is made without the words and opens in every home of the app. Inside lie:

    4 bytes   length of what lies beside the journal, big-endian
    n bytes   JSON of `Beside`
    rest      the journal, as SQLite serialises it

Whoever changes `Beside` raises `journal_file.FORMAT`, or the schema at the same time: a journal of a newer schema is
refused as newer before `Beside` is read.
"""

import struct
from dataclasses import dataclass, field
from datetime import date

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError
from sqlalchemy import func, select

from companion.care.draft import Draft
from companion.care.half_written import HalfWritten
from companion.errors import (
    DamagedBackup,
    DamagedJournal,
    NewerBackup,
    NewerJournal,
    NotABackup,
    OtherWords,
    WordsMissing,
    WrongKey,
)
from companion.home.ports import Cipher
from companion.secret.recovery_words import RecoveryWords
from companion.store import journal_file
from companion.store.database import Database
from companion.store.journal_file import MAGIC, Header, SealedFile
from companion.store.keyring import recovery_key
from companion.store.keys import Purpose, unwrap
from companion.store.schema import check_in
from companion.store.vault import Vault

LARGEST = 64 * 2**20
"""Bytes. Ten busy years take about 5 MB, so what is larger than this is no backup of ours."""

_LENGTH = struct.Struct(">I")


class Beside(BaseModel):
    """What a backup holds beside the journal: when it was made, on the patient's clock, and the drafts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    made: AwareDatetime
    drafts: dict[str, Draft | HalfWritten]


@dataclass(frozen=True)
class OpenedBackup:
    """A backup that was verified whole. `plain` is its journal, brought to today's schema. `check_ins` counts
    those that are not deleted, the last of which was lived on `last_on`; `made_on` is a local day, too."""

    check_ins: int
    last_on: date | None
    made_on: date
    plain: bytes = field(repr=False)
    drafts: dict[str, Draft | HalfWritten] = field(repr=False)


def has_words(vault: Vault) -> bool:
    """True when there are recovery words, so that a backup would open for somebody."""
    return any(slot.kind == "recovery" for slot in vault.slots)


async def make(cipher: Cipher, vault: Vault, journal: bytes, beside: Beside) -> bytes:
    """The bytes of a backup. Raises WordsMissing where no recovery words were ever set.

    The number of its generation is always 1: how often a journal was kept is nobody's business.
    """
    if not has_words(vault):
        raise WordsMissing("no recovery slot")
    slots = tuple(slot for slot in vault.slots if slot.kind == "recovery")
    told = beside.model_dump_json().encode()
    header = Header(purpose=Purpose.BACKUP, generation=1, slots=slots)
    return await journal_file.seal(cipher, vault.data_key, header, _LENGTH.pack(len(told)) + told + journal)


def recognise(raw: bytes) -> SealedFile:
    """A backup taken apart without a key. Raises NotABackup, DamagedBackup, NewerBackup."""
    if not raw.startswith(MAGIC) or len(raw) > LARGEST:
        raise NotABackup("another kind of file")
    try:
        file = journal_file.read(raw)
    except NewerJournal as error:
        raise NewerBackup(str(error)) from None
    except DamagedJournal as error:
        raise DamagedBackup(str(error)) from None
    if file.header.purpose != Purpose.BACKUP:
        raise NotABackup(f"a file for {file.header.purpose}")
    return file


async def open(cipher: Cipher, raw: bytes, words: RecoveryWords) -> OpenedBackup:
    """A backup, verified whole: every byte authenticated, every page and index of the journal read, and its
    schema brought to today's in memory.

    Raises NotABackup, DamagedBackup, NewerBackup, OtherWords, MigrationFailed, UnfitPython.
    """
    file = recognise(raw)
    try:
        return _read(await _unseal(cipher, file, words))
    except WrongKey as error:
        raise (NewerBackup if file.newer else OtherWords)(str(error)) from None
    except NewerJournal as error:
        raise NewerBackup(str(error)) from None
    except DamagedJournal as error:
        raise DamagedBackup(str(error)) from None


async def _unseal(cipher: Cipher, file: SealedFile, words: RecoveryWords) -> bytes:
    """The plain bytes. A format that is not known is taken for newer, unless it opens as today's all the same:
    then only the byte of its format was changed."""
    try:
        data_key = await unwrap(cipher, "recovery", recovery_key(words), file.header.slots)
        plain = await journal_file.unseal(cipher, data_key, file)
    except DamagedJournal:
        if file.newer is not None:
            raise NewerJournal(f"format {file.newer}, this app knows {journal_file.FORMAT}") from None
        raise
    if file.newer is not None:
        raise DamagedJournal("the byte of its format was changed")
    return plain


def _read(plain: bytes) -> OpenedBackup:
    """Raises DamagedJournal, NewerJournal, MigrationFailed, UnfitPython."""
    told, journal = _taken_apart(plain)
    database = Database.load(journal, thorough=True)  # first: a newer app's drafts may not be read here
    try:
        check_ins, last = database.connection.execute(_COUNT).one()
        plain_today = database.serialise()
    finally:
        database.close()
    try:
        beside = Beside.model_validate_json(told)
    except ValidationError as error:
        raise DamagedJournal(f"beside the journal: {error.error_count()} errors") from None
    last_on = None if last is None else date.fromisoformat(last)
    return OpenedBackup(check_ins, last_on, beside.made.date(), plain_today, beside.drafts)


def _taken_apart(plain: bytes) -> tuple[bytes, bytes]:
    if len(plain) < _LENGTH.size:
        raise DamagedJournal("an empty backup")
    (length,) = _LENGTH.unpack_from(plain)
    end = _LENGTH.size + length
    return plain[_LENGTH.size : end], plain[end:]


_COUNT = select(func.count(), func.max(check_in.c.local_date)).where(check_in.c.deleted_utc.is_(None))
