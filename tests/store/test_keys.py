"""Keys: HKDF as RFC 5869 has it, one subkey for each purpose, and slots that outlive their JSON."""

import itertools
import os

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from hypothesis import given
from hypothesis.strategies import binary, booleans, integers
from pydantic import ValidationError

from companion.errors import DamagedJournal, WrongKey
from companion.home.aes_gcm import AesGcm
from companion.store.journal_file import Header
from companion.store.keys import (
    Kdf,
    KeySlot,
    Purpose,
    WayIn,
    hkdf_sha256,
    key_id,
    new_key,
    subkey,
    unwrap,
    wrap,
)

# secret, salt, info, output. Source: RFC 5869, appendix A.1 to A.3.
RFC_5869 = [
    (
        b"\x0b" * 22,
        bytes(range(0x0D)),
        bytes(range(0xF0, 0xFA)),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    ),
    (
        bytes(range(0x50)),
        bytes(range(0x60, 0xB0)),
        bytes(range(0xB0, 0x100)),
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
        "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87",
    ),
    (
        b"\x0b" * 22,
        b"",
        b"",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ),
]

PASSCODE = KeySlot(
    kind="passcode", key_id=bytes(8), kdf=Kdf(n=2**16, r=8, p=1, salt=bytes(16)), keystore=True, wrapped=b"\xff" * 60
)


@pytest.mark.parametrize(("secret", "salt", "info", "output"), RFC_5869)
def test_hkdf_is_rfc_5869s(secret: bytes, salt: bytes, info: bytes, output: str) -> None:
    wanted = bytes.fromhex(output)
    assert hkdf_sha256(secret, salt, info, len(wanted)) == wanted


@given(binary(max_size=100), binary(max_size=100), binary(max_size=100), integers(1, 8160))
def test_hkdf_is_cryptographys(secret: bytes, salt: bytes, info: bytes, length: int) -> None:
    theirs = HKDF(SHA256(), length, salt, info).derive(secret)
    assert hkdf_sha256(secret, salt, info, length) == theirs


def test_each_purpose_has_a_subkey_of_its_own() -> None:
    subkeys = [subkey(key, purpose) for key, purpose in itertools.product([b"a" * 32, b"b" * 32], Purpose)]
    assert len(set(subkeys)) == 2 * len(Purpose)
    assert {len(key) for key in subkeys} == {32}


async def test_a_subkey_opens_nothing_of_another_purpose() -> None:
    sealed = await AesGcm().seal(subkey(b"k" * 32, Purpose.JOURNAL), b"plain", b"")
    with pytest.raises(DamagedJournal):
        await AesGcm().open(subkey(b"k" * 32, Purpose.DRAFTS), sealed, b"")


async def test_the_device_slot_gives_the_data_key_back() -> None:
    wrapping_key, data_key = new_key(os.urandom), new_key(os.urandom)
    slot = await wrap(AesGcm(), WayIn("device", wrapping_key), data_key)
    assert await unwrap(AesGcm(), "device", wrapping_key, (PASSCODE, slot)) == data_key
    assert data_key not in slot.wrapped


async def test_every_device_slot_is_tried() -> None:
    data_key = new_key(os.urandom)
    slots = tuple([await wrap(AesGcm(), WayIn("device", key), data_key) for key in (b"a" * 32, b"b" * 32)])
    assert await unwrap(AesGcm(), "device", b"b" * 32, slots) == data_key


async def test_a_slot_that_names_another_key_but_opens_is_opened() -> None:
    slot = await wrap(AesGcm(), WayIn("device", b"a" * 32), b"d" * 32)
    renamed = slot.model_copy(update={"key_id": key_id(b"b" * 32)})
    assert await unwrap(AesGcm(), "device", b"a" * 32, (renamed,)) == b"d" * 32


async def test_slots_of_other_keys_are_no_damage() -> None:
    other = await wrap(AesGcm(), WayIn("device", b"a" * 32), b"d" * 32)
    for slots in ((), (PASSCODE,), (other,), (PASSCODE, other)):
        with pytest.raises(WrongKey):
            await unwrap(AesGcm(), "device", b"b" * 32, slots)


async def test_a_slot_of_this_key_that_does_not_open_is_damage() -> None:
    slot = await wrap(AesGcm(), WayIn("device", b"a" * 32), b"d" * 32)
    changed = slot.model_copy(update={"wrapped": bytes(60)})
    with pytest.raises(DamagedJournal):
        await unwrap(AesGcm(), "device", b"a" * 32, (PASSCODE, changed))


@pytest.mark.parametrize("length", [0, 16, 24, 31, 33])
async def test_what_is_no_key_wraps_and_opens_nothing(length: int) -> None:
    slot = await wrap(AesGcm(), WayIn("device", b"k" * 32), b"d" * 32)
    with pytest.raises(WrongKey):
        await unwrap(AesGcm(), "device", b"k" * length, (slot,))
    with pytest.raises(WrongKey):
        await wrap(AesGcm(), WayIn("device", b"k" * length), b"d" * 32)


def test_a_key_id_tells_keys_apart_and_nothing_of_them() -> None:
    assert len({key_id(bytes([number]) * 32) for number in range(100)}) == 100
    assert key_id(b"k" * 32).hex() == "2c8ee4bc06e934da"
    assert {len(key_id(bytes(32))), len(key_id(b""))} == {8}


@given(binary(min_size=16, max_size=64), binary(min_size=60, max_size=60), binary(min_size=8, max_size=8), booleans())
def test_a_passcode_slot_outlives_the_headers_json(salt: bytes, wrapped: bytes, id: bytes, keystore: bool) -> None:
    kdf = Kdf(n=2**16, r=8, p=1, salt=salt)
    slot = KeySlot(kind="passcode", key_id=id, kdf=kdf, keystore=keystore, wrapped=wrapped)
    header = Header(purpose=Purpose.JOURNAL, generation=7, slots=(slot,))
    assert Header.model_validate_json(header.model_dump_json()) == header


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("n", 2**9),
        ("n", 2**21),
        ("n", 2**16 + 1),
        ("n", 0),
        ("r", 0),
        ("r", 33),
        ("p", 0),
        ("p", 17),
        ("salt", bytes(15)),
        ("salt", bytes(65)),
    ],
)
def test_figures_that_nobody_would_choose_are_refused(name: str, value: int | bytes) -> None:
    figures = {"n": 2**16, "r": 8, "p": 1, "salt": bytes(16)}
    assert Kdf.model_validate(figures)
    with pytest.raises(ValidationError):
        Kdf.model_validate(figures | {name: value})


HEADER = Header(purpose=Purpose.JOURNAL, generation=1, slots=(PASSCODE,)).model_dump_json()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"generation":1', '"generation":1,"more":1'),
        ('"generation":1', '"generation":0'),
        ('"journal"', '"something"'),
        ('"passcode"', '"fingerprint"'),
        ('"kind"', '"more":1,"kind"'),
        ('"key_id":"', '"key_id":"AAAA'),
        ('"keystore":true', '"keystore":7'),
        ('"wrapped":"', '"wrapped":"AAAA'),
        ('"scrypt"', '"md5"'),
        ('"salt":"', '"salt":"!'),
        ('"r":8', '"r":8,"more":1'),
    ],
)
def test_a_header_that_says_anything_else_is_refused(old: str, new: str) -> None:
    assert old in HEADER
    with pytest.raises(ValidationError):
        Header.model_validate_json(HEADER.replace(old, new))
