"""Delete everything: the word, five seconds in which it can be cancelled, and then nothing is left anywhere."""

import re
import time
from pathlib import Path

from companion.care.mood import Noticed
from companion.care.people import Person
from companion.home.wiping import MARK
from companion.ui.strings import Words
from tests.e2e import kept
from tests.e2e.conftest import Serve, both_homes
from tests.e2e.lock_steps import LOCKED, enter, lock, unlock
from tests.e2e.phone import Phone
from tests.e2e.served import Served
from tests.e2e.traces import Traces
from tests.e2e.walk import go
from tests.e2e.writing import leave_half_a_note

EVERYTHING = "Delete everything"
NOTE, TAG, NAME, HALF = "quillfeatherbrook", "tumblewickmoss", "Harrowglint", "Driftwoodcaraway"
CANARIES = (NOTE, TAG, NAME, HALF)
KEYS = ("device.key", "help.key")


@both_homes
def test_after_the_word_and_five_seconds_it_is_as_on_the_first_day(
    phone: Phone, serve: Serve, place: Path, folder: Path, words: Words
) -> None:
    fill(folder)
    served = serve()
    phone.open(served.address)
    leave_half_a_note(phone, HALF)
    keys = keys_in(folder)
    go(phone, "Settings", "App lock")
    go(phone, re.compile(f"^{EVERYTHING}"), words("delete_all.for_good"))
    start(phone, words)
    phone.tap("Cancel")
    phone.sees(words("delete_all.for_good"))
    go(phone, "Back", "App lock")
    go(phone, "Back", "Add more")
    phone.tab("Journal")
    phone.sees_button(re.compile(NOTE))
    phone.tab("Today")
    assert keys_in(folder) == keys

    go(phone, "Settings", "App lock")
    go(phone, re.compile(f"^{EVERYTHING}"), words("delete_all.for_good"))
    start(phone, words)
    began = time.monotonic()
    phone.sees_button("Begin")
    assert time.monotonic() - began > 4
    assert all(word not in phone.words for word in CANARIES)
    phone.leave()
    assert served.stop() == 0
    nothing_is_left(place, served, keys)

    phone.open(serve().address)
    phone.sees_button("Begin")
    assert phone.errors == []


def test_locked_and_killed_in_the_middle_it_is_all_gone_or_all_there(
    phone: Phone, serve: Serve, place: Path, folder: Path, words: Words
) -> None:
    fill(folder)
    lock(folder)
    keys = keys_in(folder)
    served = serve()
    phone.open(served.address)
    go(phone, "Use my recovery words", "I have neither")
    go(phone, "I have neither", EVERYTHING)
    go(phone, EVERYTHING, words("delete_all.for_good"))
    start(phone, words)
    kill_in_the_middle(served, folder)

    again = serve()
    phone.open(again.address)
    phone.sees_button(re.compile("^(Begin|Open)$"))
    if LOCKED in phone.words:  # killed before it was decided for good
        unlock(phone)
        phone.tab("Journal")
        phone.sees_button(re.compile(NOTE))
    else:
        phone.leave()
        assert again.stop() == 0
        nothing_is_left(place, again, keys)


def fill(folder: Path) -> None:
    """A journal in which everything can be recognised."""
    kept.fill(folder, Noticed(mood=7, note=f"A {NOTE}", tags=(TAG,)))
    kept.people(folder, Person(id="a", name=NAME, phone="+1 202 555 0123"))
    kept.prefer(folder, people_before_unlock=True)


def start(phone: Phone, words: Words) -> None:
    """Type the word and tap the button: five seconds are left."""
    enter(phone, words("delete_all.type", word="delete"), "delete")
    phone.tap(EVERYTHING)
    phone.sees(words("delete_all.counting_title"), words("delete_all.still_here"))


def keys_in(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in kept.files(folder).items() if name in KEYS}


def nothing_is_left(place: Path, served: Served, keys: dict[str, bytes]) -> None:
    """No word that was ever written, and none of the keys: what lies there now is a new journal of nothing."""
    assert [(word, path) for word in CANARIES for path in Traces(place, served).of(word)] == []
    everything = [path.read_bytes() for path in place.rglob("*") if path.is_file()]
    assert keys
    assert [name for name, key in keys.items() if any(key in content for content in everything)] == []
    assert kept.check_ins(place / "journal") == kept.drafts(place / "journal") == []
    assert MARK not in kept.files(place / "journal")


def kill_in_the_middle(served: Served, folder: Path) -> None:
    """End the process as soon as deleting has begun."""
    deadline = time.monotonic() + 20
    while not (folder / MARK).exists():
        assert time.monotonic() < deadline, "it never began"
    served.kill()
    print("killed with", sorted(kept.files(folder)))
