"""The phone's keystore, as far as it can be told without a phone: what is asked of it, and what a refusal does."""

from dataclasses import replace
from pathlib import Path

import flet_secure_storage
import pytest

from companion.errors import FolderClosed, NotErased, NotKept, WrongSecret
from companion.home import keystore, phone
from companion.home.ports import Home
from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.store.journal import Journal

DIGITS, WORDS = Passcode(text="314159"), RecoveryWords.of(bytes(range(16)))


class Remembering:
    """A keystore in memory; `trouble` makes it refuse, `lossy` makes it forget what it is given."""

    def __init__(self) -> None:
        self.things: dict[str, str] = {}
        self.trouble: Exception | None = None
        self.lossy = False

    async def get(self, key: str) -> str | None:
        self._perhaps_refuse()
        return self.things.get(key)

    async def set(self, key: str, value: str) -> None:
        self._perhaps_refuse()
        if not self.lossy:
            self.things[key] = value

    async def remove(self, key: str) -> None:
        self._perhaps_refuse()
        self.things.pop(key, None)

    def _perhaps_refuse(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture
def store() -> Remembering:
    return Remembering()


@pytest.fixture
def home(tmp_path: Path, store: Remembering) -> Home:
    return replace(phone.at(tmp_path, lambda: store), scrypt_n=2**10)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"writer.lock"}


def silent(trouble: object) -> None:
    """Hears of trouble with drafts and says nothing."""


async def opened(home: Home, secret: Passcode | RecoveryWords | None = None) -> Journal:
    return await Journal.open(home, silent, secret)


def test_the_plugin_is_told_to_erase_nothing_and_to_stay_on_this_device(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(flet_secure_storage, "SecureStorage", lambda **options: asked.update(options))
    keystore.of_this_phone()
    assert asked["android_options"] == flet_secure_storage.AndroidOptions(reset_on_error=False)
    assert asked["ios_options"] == flet_secure_storage.IOSOptions(
        accessibility=flet_secure_storage.KeychainAccessibility.UNLOCKED_THIS_DEVICE
    )


async def test_no_key_lies_in_the_folder(home: Home, tmp_path: Path, store: Remembering) -> None:
    await (await opened(home)).close()
    assert names_in(tmp_path) & {"device.key", "help.key", "seen", "attempts"} == set()
    assert "companion.device.key" in store.things


async def test_six_digits_open_on_this_phone_alone(home: Home, tmp_path: Path, store: Remembering) -> None:
    journal = await opened(home)
    await journal.lock.set(DIGITS, WORDS)
    await journal.close()
    with pytest.raises(WrongSecret):
        await opened(home, Passcode(text="271828"))
    await (await opened(home, DIGITS)).close()
    device_key = store.things.pop("companion.device.key")
    store.things["companion.device.key"] = device_key[::-1].replace("=", "") + "=" * device_key.count("=")
    with pytest.raises(WrongSecret):
        await opened(home, DIGITS)
    await (await opened(home, WORDS)).close()


@pytest.mark.parametrize("trouble", [RuntimeError("no keystore"), TimeoutError()])
async def test_a_keystore_that_refuses_is_closed_and_no_key_is_made(
    home: Home, store: Remembering, trouble: Exception
) -> None:
    await (await opened(home)).close()
    before = dict(store.things)
    store.trouble = trouble
    with pytest.raises(FolderClosed):
        await opened(home)
    store.trouble = None
    assert store.things == before
    await (await opened(home)).close()


async def test_a_keystore_that_forgets_keeps_no_first_journal(home: Home, store: Remembering, tmp_path: Path) -> None:
    store.lossy = True
    with pytest.raises(NotKept):
        await opened(home)
    assert names_in(tmp_path) == set()


async def test_deleting_everything_empties_the_keystore_first(home: Home, tmp_path: Path, store: Remembering) -> None:
    journal = await opened(home)
    store.trouble = RuntimeError("refused")
    with pytest.raises(NotErased):
        await journal.erase_everything()
    assert "erasing" in names_in(tmp_path), "the next start ends it"
    store.trouble = None
    again = await opened(home)
    assert again.newest(1) == ()
    await again.erase_everything()
    assert store.things == {}
    assert names_in(tmp_path) == set()
