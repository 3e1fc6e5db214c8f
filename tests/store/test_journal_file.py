"""The sealed file's format, byte by byte."""

import pytest
from hypothesis import given
from hypothesis.strategies import binary
from pydantic import BaseModel

from companion.errors import DamagedJournal, NewerJournal
from companion.home.aes_gcm import AesGcm
from companion.store import journal_file
from companion.store.journal_file import Header
from companion.store.keys import Kdf, KeySlot, Purpose, subkey

KEY = b"k" * 32
HEADER = Header(purpose=Purpose.JOURNAL, generation=3, slots=())


async def test_the_layout_is_as_documented() -> None:
    raw = await journal_file.seal(AesGcm(), KEY, HEADER, b"plain")
    told = HEADER.model_dump_json().encode()
    assert raw[:8] == b"CMPNION\0"
    assert raw[8] == 1
    assert int.from_bytes(raw[9:13], "big") == len(told)
    assert raw[13 : 13 + len(told)] == told
    assert len(raw) == 13 + len(told) + 12 + len(b"plain") + 16


async def test_everything_before_the_nonce_is_authenticated() -> None:
    raw = await journal_file.seal(AesGcm(), KEY, HEADER, b"plain")
    file = journal_file.read(raw)
    assert await journal_file.unseal(AesGcm(), KEY, file) == b"plain"
    key = subkey(KEY, Purpose.JOURNAL)
    assert await AesGcm().open(key, file.sealed, raw[: -len(file.sealed)]) == b"plain"
    other = file.model_copy(update={"authenticated": file.authenticated + b" "})
    with pytest.raises(DamagedJournal):
        await journal_file.unseal(AesGcm(), KEY, other)


def fields_of(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)


def test_these_are_the_fields_of_format_one() -> None:
    """Fails when a field comes, goes or changes: then raise FORMAT, keep reading format 1, and pin both."""
    assert journal_file.FORMAT == 1
    assert fields_of(Header) == {"purpose", "generation", "slots"}
    assert fields_of(KeySlot) == {"kind", "key_id", "kdf", "keystore", "wrapped"}
    assert fields_of(Kdf) == {"name", "n", "r", "p", "salt"}
    assert Header.model_validate_json(FORMAT_ONE).model_dump_json() == FORMAT_ONE


FORMAT_ONE = (
    '{"purpose":"journal","generation":3,"slots":['
    f'{{"kind":"device","key_id":"AAAAAAAAAAA=","kdf":null,"keystore":false,"wrapped":"{"A" * 80}"}},'
    '{"kind":"passcode","key_id":"AAAAAAAAAAA=",'
    '"kdf":{"name":"scrypt","n":65536,"r":8,"p":1,"salt":"AAAAAAAAAAAAAAAAAAAAAA=="},'
    f'"keystore":true,"wrapped":"{"A" * 80}"}}]}}'
)


async def test_a_newer_format_that_reads_like_this_one_says_so() -> None:
    raw = bytearray(await journal_file.seal(AesGcm(), KEY, HEADER, b"plain"))
    raw[len(journal_file.MAGIC)] = 9
    file = journal_file.read(bytes(raw))
    assert file.newer == 9
    assert await journal_file.unseal(AesGcm(), KEY, file) == b"plain"


@given(binary(max_size=200))
def test_bytes_of_any_kind_are_damaged_or_newer(raw: bytes) -> None:
    for candidate in (raw, journal_file.MAGIC + raw, journal_file.MAGIC + b"\x01" + raw):
        with pytest.raises((DamagedJournal, NewerJournal)):
            journal_file.read(candidate)
