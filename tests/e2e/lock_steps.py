"""The lock as a tired patient sets it and opens it: every step by finger and keys."""

import re
from pathlib import Path

from playwright.sync_api import expect

from companion.secret.passcode import Passcode
from companion.secret.recovery_words import RecoveryWords
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.phone import Phone

PHRASE = "blue kettle walks home"
LOCKED = "Your journal is locked"
RECOVERY = RecoveryWords.of(bytes(range(16)))


def lock(folder: Path) -> None:
    """Lock the journal of a folder with `PHRASE` and `RECOVERY`, while no app runs."""
    kept.use(folder, lambda journal: journal.lock.set(Passcode(text=PHRASE), RECOVERY))


def set_lock(phone: Phone, words: Words) -> list[str]:
    """From Today through the five screens, with one slip at the paper. Returns the twelve words that were shown."""
    settings(phone, "App lock")
    phone.tap(words("app_lock.set"))
    phone.sees(words("app_lock.choose"))
    enter(phone, "Passphrase", PHRASE)
    phone.sees(words("app_lock.holds_ages"))
    phone.tap("Continue")
    phone.sees(words("app_lock.again"))
    enter(phone, "Passphrase", PHRASE)
    phone.tap("Continue")
    phone.sees(words("lock_words.title"))
    shown = read_words(phone)
    phone.tap(words("lock_words.written"))
    phone.sees(words("lock_words.check"))
    _copy(phone, words, shown)
    phone.sees_button(re.compile(f"^{words('app_lock.now')}"))
    phone.sees(words("toasts.lock_set"))
    return shown


def _copy(phone: Phone, words: Words, shown: list[str]) -> None:
    """Both words that are asked for, the second one misread at first."""
    first, second = sorted({int(number) for number in phone.finds(r"Word (\d+)", 2)})
    enter(phone, f"Word {first}", shown[first - 1].capitalize())
    wrong = "zebra" if shown[second - 1] != "zebra" else "abandon"
    enter(phone, f"Word {second}", wrong)
    phone.tap(words("lock_words.set"))
    phone.sees(words("app_lock.not_that_word", number=second))
    enter(phone, f"Word {second}", shown[second - 1])
    phone.tap(words("lock_words.set"))


def read_words(phone: Phone) -> list[str]:
    """The twelve words, as a screen reader says them, in their order."""
    said = [spoken.split(": ") for spoken in phone.finds(r"Word (\d+: \w+)", 12)]
    assert [int(number) for number, _ in said] == list(range(1, 13)), said
    return [word for _, word in said]


def settings(phone: Phone, row: str) -> None:
    """From Today to a row of Settings."""
    phone.tap("Settings")
    phone.tap(re.compile(f"^{row}"))


def enter(phone: Phone, label: str, text: str) -> None:
    """Put words into a field in place of what it says, as a keyboard that guesses does. The screen may have just
    come, and still takes the focus there of its own accord."""
    phone.settle()
    field = phone.field(label)
    phone.focus(field)
    phone.settle()
    field.fill(text)
    expect(field).to_have_value(text)


def unlock(phone: Phone, phrase: str = PHRASE) -> None:
    """Type the passphrase and press Enter."""
    phone.sees(LOCKED)
    enter(phone, "Passphrase", phrase)
    phone.key("Enter")
