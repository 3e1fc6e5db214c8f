"""What the browser seals by is what other homes open by: held to published vectors, and to `cryptography`."""

import base64
import hashlib
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from playwright.sync_api import Error, Page

from tools.browser_files import NO_APP

KEY, HEADER, WORDS = bytes(range(32)), b"header", "Réveillé à l’aube, et c’était bien.".encode()
OAEP = padding.OAEP(mgf=padding.MGF1(hashes.SHA256()), algorithm=hashes.SHA256(), label=None)
CALL = """async ([name, given]) => {
  const sealing = await import('./sealing.js');
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const text = (bytes) => btoa(String.fromCharCode(...bytes));
  const answer = await sealing[name](...given.map((one) => (typeof one === 'string' ? bytes(one) : one)));
  return Array.isArray(answer) ? answer.map(text) : text(answer);
}"""


@pytest.fixture
def beside(page: Page, site: str) -> Page:
    """A page of the edition without the app."""
    page.goto(site + NO_APP)
    return page


def call(page: Page, name: str, *given: bytes | int) -> Any:
    """What a function of sealing.js gives, bytes for bytes."""
    told = [base64.b64encode(one).decode() if isinstance(one, bytes) else one for one in given]
    answer = page.evaluate(CALL, [name, told])
    return [base64.b64decode(one) for one in answer] if isinstance(answer, list) else base64.b64decode(answer)


def test_scrypt_gives_what_rfc_7914_and_hashlib_give(beside: Page) -> None:
    published = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
    assert call(beside, "stretch", b"password", b"NaCl", 1024, 8, 16).hex() == published
    published = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
    assert call(beside, "stretch", b"pleaseletmein", b"SodiumChloride", 16384, 8, 1).hex() == published
    ours = call(beside, "stretch", WORDS, bytes(16), 2**16, 8, 1)
    assert ours == hashlib.scrypt(WORDS, salt=bytes(16), n=2**16, r=8, p=1, maxmem=2**27, dklen=32)


def test_each_opens_what_the_other_sealed(beside: Page) -> None:
    sealed = call(beside, "seal", KEY, WORDS, HEADER)
    assert AESGCM(KEY).decrypt(sealed[:12], sealed[12:], HEADER) == WORDS
    nonce = bytes(12)
    assert call(beside, "open", KEY, nonce + AESGCM(KEY).encrypt(nonce, WORDS, HEADER), HEADER) == WORDS
    assert call(beside, "seal", KEY, WORDS, HEADER)[:12] != sealed[:12]


@pytest.mark.parametrize("place", [0, 12, -1])
def test_a_changed_byte_or_another_header_opens_nothing(beside: Page, place: int) -> None:
    sealed = bytearray(call(beside, "seal", KEY, WORDS, HEADER))
    with pytest.raises(Error):
        call(beside, "open", KEY, bytes(sealed), b"another")
    sealed[place] ^= 1
    with pytest.raises(Error):
        call(beside, "open", KEY, bytes(sealed), HEADER)


def test_what_a_tap_is_sealed_to_is_plain_rsa_oaep(beside: Page) -> None:
    public, private = call(beside, "newPair")
    key = serialization.load_der_public_key(public)
    assert isinstance(key, RSAPublicKey)
    assert key.key_size == 3072
    assert call(beside, "openWith", private, key.encrypt(WORDS, OAEP)) == WORDS
    with pytest.raises(Error):
        call(beside, "openWith", call(beside, "newPair")[1], key.encrypt(WORDS, OAEP))
