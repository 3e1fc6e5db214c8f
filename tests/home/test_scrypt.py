"""scrypt held to RFC 7914."""

import asyncio
import time

import pytest

from companion.home.scrypt import stretch

# secret, salt, n, r, p, the first 32 of 64 bytes. Source: RFC 7914, section 12. The RFC's outputs are 64 bytes
# long; scrypt's last step is PBKDF2, whose first block does not depend on the length that is asked for.
RFC_7914 = [
    (b"", b"", 16, 1, 1, "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"),
    (b"password", b"NaCl", 1024, 8, 16, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
    (
        b"pleaseletmein",
        b"SodiumChloride",
        16384,
        8,
        1,
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2",
    ),
]


@pytest.mark.parametrize(("secret", "salt", "n", "r", "p", "output"), RFC_7914)
async def test_it_is_rfc_7914s(secret: bytes, salt: bytes, n: int, r: int, p: int, output: str) -> None:
    assert (await stretch(secret, salt, n, r, p)).hex() == output


async def test_the_apps_own_cost_can_be_paid() -> None:
    assert len(await stretch(b"passcode", bytes(16), 2**16, 8, 1)) == 32


async def test_others_run_meanwhile() -> None:
    stretching, ticks = asyncio.ensure_future(stretch(b"passcode", bytes(16), 2**15, 8, 1)), 0
    began = time.monotonic()
    while not stretching.done() and time.monotonic() - began < 60:
        await asyncio.sleep(0.001)
        ticks += 1
    assert ticks > 3


@pytest.mark.parametrize(("n", "r", "p"), [(0, 8, 1), (1000, 8, 1), (1024, 0, 1), (1024, 8, 0)])
async def test_figures_that_scrypt_does_not_know_are_refused(n: int, r: int, p: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        await stretch(b"", b"", n, r, p)
