"""AES-256-GCM held to its published test vectors, and to itself."""

import pytest

from companion.errors import DamagedJournal
from companion.home.aes_gcm import AesGcm

K = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
IV = bytes.fromhex("cafebabefacedbaddecaf888")
P = bytes.fromhex(
    "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
    "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
)
C = bytes.fromhex(
    "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
    "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
)
A = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")

# key, nonce, plain, header, ciphertext, tag. Source: McGrew and Viega, "The Galois/Counter Mode of
# Operation (GCM)", submitted to NIST, appendix B, test cases 13 to 16.
VECTORS = [
    (bytes(32), bytes(12), b"", b"", b"", "530f8afbc74536b9a963b4f1c4cb738b"),
    (
        bytes(32),
        bytes(12),
        bytes(16),
        b"",
        bytes.fromhex("cea7403d4d606b6e074ec5d3baf39d18"),
        "d0d1c8a799996bf0265b98b5d48ab919",
    ),
    (K, IV, P, b"", C, "b094dac5d93471bdec1a502270e3cc6c"),
    (K, IV, P[:60], A, C[:60], "76fc6ece0f4e1768cddf8853bb2d551b"),
]


@pytest.mark.parametrize(("key", "nonce", "plain", "header", "ciphertext", "tag"), VECTORS)
async def test_published_vectors_open(
    key: bytes, nonce: bytes, plain: bytes, header: bytes, ciphertext: bytes, tag: str
) -> None:
    assert await AesGcm().open(key, nonce + ciphertext + bytes.fromhex(tag), header) == plain


async def test_what_is_sealed_opens() -> None:
    sealed = await AesGcm().seal(K, P, A)
    assert len(sealed) == 12 + len(P) + 16
    assert await AesGcm().open(K, sealed, A) == P


async def test_nothing_else_opens() -> None:
    sealed = await AesGcm().seal(K, P, A)
    other_key, other_header, cut = (bytes(32), sealed, A), (K, sealed, b"other"), (K, sealed[:5], A)
    for key, raw, header in (other_key, other_header, cut):
        with pytest.raises(DamagedJournal):
            await AesGcm().open(key, raw, header)


async def test_a_hundred_thousand_nonces_are_all_different() -> None:
    cipher = AesGcm()
    nonces = {(await cipher.seal(K, b"", b""))[:12] for _ in range(100_000)}
    assert len(nonces) == 100_000
