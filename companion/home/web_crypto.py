"""AES-256-GCM of WebCrypto and scrypt of hash-wasm: what the browser has in place of `cryptography` and hashlib."""

from companion.errors import DamagedJournal


class WebCrypto:
    """The Cipher of the browser edition."""

    async def seal(self, key: bytes, plain: bytes, header: bytes) -> bytes:
        import companion_web
        from pyodide.ffi import to_js

        sealed = await companion_web.sealing.seal(to_js(key), to_js(plain), to_js(header))
        return bytes(sealed.to_bytes())

    async def open(self, key: bytes, sealed: bytes, header: bytes) -> bytes:
        import companion_web
        from pyodide.ffi import JsException, to_js

        try:
            plain = await companion_web.sealing.open(to_js(key), to_js(sealed), to_js(header))
        except JsException:
            raise DamagedJournal("the seal does not fit") from None
        return bytes(plain.to_bytes())


async def stretch(secret: bytes, salt: bytes, n: int, r: int, p: int) -> bytes:
    """32 bytes of scrypt. Raises ValueError for figures that scrypt does not know, or has no memory for."""
    import companion_web
    from pyodide.ffi import JsException, to_js

    try:
        key = await companion_web.sealing.stretch(to_js(secret), to_js(salt), n, r, p)
    except JsException as error:
        raise ValueError(error.name) from None
    return bytes(key.to_bytes())
