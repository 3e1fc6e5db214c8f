"""Words into a field at once, whatever else the machine does meanwhile."""

from playwright.sync_api import Locator, expect

from tests.e2e.phone import Phone

SHEET, A_NOTE = "If you have the energy", "A note"
"""What names the sheet, and its field for words."""


def write(phone: Phone, field: Locator, text: str) -> None:
    """Put words at the end of a field, as a keyboard that guesses does: none of them is kept by half.

    The field gets the focus as from a screen reader: a tap on one that has it already would take it away.
    """
    before = value(phone, field)
    phone.page.keyboard.press("End")
    phone.page.keyboard.insert_text(text)
    expect(field).to_have_value(before + text)


def value(phone: Phone, field: Locator) -> str:
    """What a field says. Flutter writes it down once the field has the focus."""
    phone.settle()
    field.focus()
    expect(field).to_be_focused()
    phone.settle()
    return field.input_value()


def search(phone: Phone, words: str) -> None:
    """Type into the journal's empty search, which a page names only once it holds a letter."""
    field = phone.page.locator("flt-semantics-host input[type=text]")
    phone.focus(field)
    phone.page.keyboard.type(words)
    expect(field).to_have_value(words)


def leave_half_a_note(phone: Phone, words: str) -> None:
    """Begin a note in the sheet, close it without saving, and go back to Today."""
    phone.tab("Journal")
    phone.tap("Write")
    phone.sees(SHEET)
    write(phone, phone.field(A_NOTE), words)
    phone.tap("Close")
    phone.never_sees(SHEET)
    phone.tab("Today")
