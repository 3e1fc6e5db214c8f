"""A browser that says no: to a second tab, to words it has no room for, and to a journal it has cleared away."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from companion.ui.strings import Words
from tests.e2e.conftest import clear
from tests.e2e.phone import Phone
from tests.e2e.walk import go
from tests.e2e.writing import A_NOTE, SHEET, value, write

pytestmark = [pytest.mark.parametrize("home", ["browser"]), pytest.mark.timeout(240)]

FULL = """globalThis.roomy = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };"""
ROOM = "IDBObjectStore.prototype.put = globalThis.roomy;"


def test_a_second_tab_waits_for_the_first(phone: Phone, context: BrowserContext, site: str, words: Words) -> None:
    begin(phone, site)
    saved(phone, words, "Write something", "A bird.")
    second = Phone(context.new_page())
    second.open(site)
    second.sees(words("errors.closed"), words("errors.journal_in_use"))
    phone.page.close()
    second.tap(words("errors.try_again"))
    second.tab("Journal")
    second.sees_button(re.compile("A bird"))
    assert phone.errors == second.errors == []


def test_words_stay_where_nothing_can_be_kept(phone: Phone, context: BrowserContext, site: str, words: Words) -> None:
    """On a full device until there is room; where everything was cleared away under the open app, until they are
    copied: what is in memory must not begin a journal anew."""
    begin(phone, site)
    in_python(phone, FULL)
    refused(phone, words, "Write something", "A bird.")
    in_python(phone, ROOM)
    phone.tap(words("errors.try_again"))
    there(phone, words, "A bird")
    saved(phone, words, "Write", "A tree.")

    clear(context, site)
    phone.page.bring_to_front()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    refused(phone, words, "Write", "A cloud.")
    phone.tap(words("errors.copy_text"))
    phone.page.wait_for_function("navigator.clipboard.readText().then(text => text === 'A cloud.')")
    phone.tap(words("errors.try_again"))
    phone.settle()
    phone.sees(words("errors.not_kept"), SHEET)
    assert phone.errors == []


def begin(phone: Phone, site: str) -> None:
    """The first day."""
    phone.open(site)
    go(phone, "Begin", "How are you right now?")


def note(phone: Phone, button: str, text: str) -> None:
    """Write a check-in of words and try to save it."""
    phone.tab("Journal")
    go(phone, button, SHEET)
    write(phone, phone.field(A_NOTE), text)
    phone.tap("Save")


def saved(phone: Phone, words: Words, button: str, text: str) -> None:
    """A check-in that is in the Journal then."""
    note(phone, button, text)
    there(phone, words, text)


def there(phone: Phone, words: Words, text: str) -> None:
    """Kept, and what lies over Write has gone: the offer to undo it, and any trouble before."""
    phone.never_sees(SHEET, words("errors.not_kept"))
    phone.sees_button(re.compile(text))
    expect(phone.one(words("toasts.undo"))).to_have_count(0)


def refused(phone: Phone, words: Words, button: str, text: str) -> None:
    """A check-in that cannot be kept: the patient is told, and the words stay on the sheet."""
    note(phone, button, text)
    phone.sees(words("errors.not_kept"), SHEET)
    assert value(phone, phone.field(A_NOTE)) == text


def in_python(phone: Phone, script: str) -> None:
    """Run a script in the worker that the page's Python runs in."""
    (worker,) = (one for one in phone.page.workers if one.url.endswith("/python-worker.js"))
    worker.evaluate(f"() => {{ {script} }}")
