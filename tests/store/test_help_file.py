"""What may be seen before unlocking follows the journal, and says no more than the patient chose."""

from dataclasses import replace
from pathlib import Path

import pytest
from homes import MemoryKeeper, QuickDisk, home_in, home_on, silent

from companion.care.before_unlock import BeforeUnlock
from companion.care.people import Person
from companion.errors import NotKept
from companion.home.ports import Home
from companion.store.help_file import HelpFile
from companion.store.journal import Journal

ANNA = Person(id="anna", name="Anna", phone="+1 202 555 0100", about="Sister")


async def seen(home: Home) -> BeforeUnlock | None:
    return await HelpFile(home).load()


async def test_it_follows_every_choice(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    assert await seen(home) is None
    journal = await Journal.open(home, silent)
    await journal.keep_person(ANNA)
    await journal.prefer(country="CA", appearance="dark", text_scale=1.3)
    assert await seen(home) == BeforeUnlock(country="CA", appearance="dark", text_scale=1.3)
    await journal.prefer(people_before_unlock=True)
    assert await seen(home) == BeforeUnlock(country="CA", appearance="dark", text_scale=1.3, people=(ANNA,))
    await journal.remove_person("anna")
    assert await seen(home) == BeforeUnlock(country="CA", appearance="dark", text_scale=1.3)
    await journal.close()


async def test_a_change_that_is_not_kept_shows_nobody(tmp_path: Path) -> None:
    keeper = MemoryKeeper()
    home = replace(home_on(QuickDisk(tmp_path)), journal=keeper)
    journal = await Journal.open(home, silent)
    await journal.keep_person(ANNA)
    keeper.trouble = NotKept("as the test wished")
    with pytest.raises(NotKept):
        await journal.prefer(people_before_unlock=True)
    assert not journal.preferences().people_before_unlock
    assert await seen(home) == BeforeUnlock()
    await journal.close()


@pytest.mark.parametrize("name", ["help.sealed", "help.key"])
async def test_a_damaged_one_is_made_anew_from_the_journal(tmp_path: Path, name: str) -> None:
    home = home_in(tmp_path)
    journal = await Journal.open(home, silent)
    await journal.prefer(country="CA")
    await journal.close()
    QuickDisk(tmp_path).write(name, b"damaged" * 9)
    assert await seen(home) is None
    await (await Journal.open(home, silent)).close()
    assert await seen(home) == BeforeUnlock(country="CA")
