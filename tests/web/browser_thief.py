"""A thief who has copied a browser's whole profile. He reads its files as they lie there, asks the browser itself
for everything it keeps for the page, and tries every 32 bytes as a key on all that he found."""

import base64
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tests.e2e.traces import Traces
from tests.store.thief import Thief
from tests.web import leveldb_files
from tests.web.real_profile import RealProfile

KEY, NONCE, TAG = 32, 12, 16
A_KEY_BEGINS_AT = 16
"""Tables of keys lay them out in steps of this many bytes."""

AS_FAR = 200
"""Bytes into a value within which the browser begins to write its largest part."""

OWN_FILES = "own files/"
"""What a page's files are called here that lie outside IndexedDB."""

NAMES = (
    *(f"{kind}.{slot}.sealed" for kind in ("journal", "drafts") for slot in (0, 1)),
    *("device.key", "help.key", "help.sealed", "seen", "attempts", "first-page", "erasing"),
)
"""What the app calls its files: the source is open, so he knows."""

EVERYTHING = """async () => {
  const found = [];
  const coded = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const add = (name, content) => {
    if (content instanceof ArrayBuffer || ArrayBuffer.isView(content)) {
      found.push([name, coded(new Uint8Array(content.buffer ?? content))]);
    } else if (content instanceof Object) {
      Object.entries(content).forEach(([part, one]) => add(`${name}/${part}`, one));
    } else found.push([name, coded(new TextEncoder().encode(String(content)))]);
  };
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  for (const { name } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
      keys.forEach((key, at) => add(`${name}/${store}/${key}`, values[at]));
    }
    database.close();
  }
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === 'directory') await walk(one, `${path}/${name}`);
      else add(`${path}/${name}`, await (await one.getFile()).arrayBuffer());
    }
  };
  await walk(await navigator.storage.getDirectory(), 'own files');
  for (const cache of await caches.keys()) {
    add(`cache ${cache}`, (await (await caches.open(cache)).keys()).map((request) => request.url));
  }
  add('localStorage', { ...localStorage });
  add('sessionStorage', { ...sessionStorage });
  add('cookies', document.cookie);
  return found;
}"""


class BrowserThief:
    """Holds a copy of a profile. `address` is where the app came from, which the profile tells."""

    def __init__(self, profile: RealProfile, address: str) -> None:
        self._profile = profile
        self.held = self._asked(address)
        """What the browser gives to any script of the page, by name."""
        self._old = self._lying_about()

    def reads(self, *words: str, passcodes: tuple[str, ...] = (), keys: frozenset[bytes] = frozenset()) -> list[str]:
        """Which of `words` he can read, as they lie there or opened with every key; he may know secrets, too."""
        raw, plain = self.plainly(*words), self._opened(passcodes, keys)
        return [word for word in words if word in raw or word.encode() in plain]

    def plainly(self, *words: str) -> list[str]:
        """Which of `words` lie readable in the files, in any spelling."""
        traces = Traces(self._profile.place)
        return [word for word in words if traces.of(word)]

    def keys_in_force(self) -> frozenset[bytes]:
        """What may be a key of all that the browser gives: every 32 bytes that are kept alone or stand in a file, and
        are neither blank nor a text."""
        alone = {content for content in self.held.values() if len(content) == KEY}
        tables = [content for name, content in self.held.items() if name.startswith(OWN_FILES)]
        ends = [range(0, len(table) - KEY + 1, A_KEY_BEGINS_AT) for table in tables]
        standing = {table[at : at + KEY] for table, end in zip(tables, ends, strict=True) for at in end}
        return frozenset(key for key in alone | standing if any(key) and not key.isascii())

    def keys(self) -> frozenset[bytes]:
        """Those, and every 32 bytes that lie about alone in the files of the database."""
        return self.keys_in_force() | {content for content in self._old if len(content) == KEY}

    def opens(self, file: str) -> frozenset[bytes]:
        """What he makes of the app's file of this name, as it lies there now."""
        (name,) = (name for name in self.held if re.search(f"/{file}(/sealed)?$", name))
        content = self.held[name]
        return frozenset(dict(self._peeled({name: content}, self.keys())).values()) or frozenset({content})

    def finds(self, keys: frozenset[bytes]) -> list[bytes]:
        """Which of these keys lie anywhere in the profile, or half of them."""
        everything = [path.read_bytes() for path in self._profile.place.rglob("*") if path.is_file()]
        halves = {half: key for key in keys for half in (key[:16], key[16:]) if any(half)}
        return [key for half, key in halves.items() if any(half in content for content in everything)]

    def _asked(self, address: str) -> dict[str, bytes]:
        context = self._profile.start(service_workers="block")
        context.route(address, lambda route: route.fulfill(body="<title>Thief</title>", content_type="text/html"))
        page = self._profile.page()
        page.goto(address)
        found = {name: base64.b64decode(content) for name, content in page.evaluate(EVERYTHING)}
        self._profile.close()
        return found

    def _lying_about(self) -> set[bytes]:
        """Bytes in the database files, also what was replaced or deleted since."""
        database = self._profile.folder / "Default" / "IndexedDB"
        apart = [path.read_bytes() for path in database.rglob("*.blob/*/*/*") if path.is_file()]
        return {array for value in [*leveldb_files.values(database), *apart] for array in arrays(value)}

    def _opened(self, passcodes: tuple[str, ...], keys: frozenset[bytes]) -> bytes:
        """Everything that opens, in one."""
        known = keys | self.keys()
        sealed = {**{f"old {at}": one for at, one in enumerate(sorted(self._old))}, **self.held}
        peeled = dict(self._peeled(sealed, known))
        with tempfile.TemporaryDirectory() as place:
            for at, content in enumerate([*sealed.values(), *peeled.values()]):
                (Path(place) / str(at)).write_bytes(content)
            opened = Thief(passcodes, keys=known).loot(Path(place))
        return b"\0".join([*peeled.values(), *opened.values()])

    def _peeled(self, sealed: Mapping[str, bytes], keys: frozenset[bytes]) -> Iterator[tuple[str, bytes]]:
        """What opens with one of the keys at once. What is sealed may be bound to a name that he knows."""
        names = {name.encode() for name in (*NAMES, *(re.sub("^.*/", "", name) for name in self.held), "")}
        for name, content in sealed.items():
            for key in keys if len(content) >= NONCE + TAG else ():
                for bound in names:
                    try:
                        yield f"{name} {key.hex()}", AESGCM(key).decrypt(content[:NONCE], content[NONCE:], bound)
                    except InvalidTag:
                        continue


def arrays(value: bytes) -> Iterator[bytes]:
    """The arrays of bytes in a value as the browser writes it: a B, their length, and they."""
    for found in re.finditer(b"B", value[:AS_FAR]):
        try:
            size, at = leveldb_files.number(value, found.end())
        except IndexError:
            continue
        if 0 < size <= len(value) - at:
            yield value[at : at + size]
