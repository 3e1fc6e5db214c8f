"""My people: kept in order, changed, removed and put back; a removed number is left in no copy."""

from pathlib import Path

import pytest
from faulty_disk import BrokenDisk
from homes import HeldClock, failing_change, home_in, home_on, silent
from opened import plain_of

from companion.care.people import Person
from companion.errors import NotKept
from companion.store import people
from companion.store.journal import Journal


def person(id: str, name: str = "Anna", phone: str = "+1 202 555 0123", about: str = "Sister, any time") -> Person:
    return Person(id=id, name=name, phone=phone, about=about)


ANNA, BEN, CARLA = person("a"), person("b", "Ben", "202-555-0124", ""), person("c", "Carla", "+1 (202) 555-0125")


async def three(journal: Journal) -> None:
    for one in (ANNA, BEN, CARLA):
        await journal.keep_person(one)


async def test_nobody_at_first(journal: Journal) -> None:
    assert journal.people() == ()


async def test_people_come_back_in_the_order_they_were_added(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    await three(journal)
    assert journal.people() == (ANNA, BEN, CARLA)
    await journal.close()
    journal = await Journal.open(home_in(tmp_path), silent)
    assert journal.people() == (ANNA, BEN, CARLA)
    await journal.close()


async def test_a_changed_person_keeps_the_place(journal: Journal) -> None:
    await three(journal)
    changed = person("a", "Anna Berg", "112", "")
    await journal.keep_person(changed)
    assert journal.people() == (changed, BEN, CARLA)


@pytest.mark.parametrize("at", [0, 1, 2])
async def test_a_removed_person_is_put_back_in_the_same_place(journal: Journal, at: int) -> None:
    await three(journal)
    removed = journal.people()[at]
    await journal.remove_person(removed.id)
    assert journal.people() == tuple(one for one in (ANNA, BEN, CARLA) if one != removed)
    await journal.keep_person(removed, at)
    assert journal.people() == (ANNA, BEN, CARLA)


async def test_somebody_put_back_behind_the_last_is_the_last(journal: Journal) -> None:
    await journal.keep_person(ANNA)
    await journal.keep_person(BEN, 7)
    await journal.keep_person(CARLA)
    assert journal.people() == (ANNA, BEN, CARLA)


async def test_the_names_of_any_script_come_back(journal: Journal) -> None:
    wild = person("w", "مرحبا 🧑‍🧑‍🧒 שלום {0} %s \u202e' OR 1=1 --", about="x" * 120)
    await journal.keep_person(wild)
    assert journal.people() == (wild,)


async def test_a_change_that_fails_changes_nobody(journal: Journal) -> None:
    await three(journal)
    async with failing_change(journal) as tx:
        people.save(tx, person("d"))
        people.remove(tx, "a")
    assert journal.people() == (ANNA, BEN, CARLA)


async def plain(folder: Path) -> bytes:
    copies = await plain_of(folder, "journal")
    assert len(copies) == 2
    return b"\0".join(copies.values())


async def test_a_removed_person_is_left_in_no_copy(journal: Journal, tmp_path: Path) -> None:
    await three(journal)
    assert b"555-0124" in await plain(tmp_path)
    await journal.remove_person("b")
    left = await plain(tmp_path)
    assert b"555-0124" not in left
    assert b"Ben" not in left
    assert b"555-0125" in left


async def test_a_number_that_was_changed_is_left_in_no_copy(journal: Journal, tmp_path: Path) -> None:
    await three(journal)
    await journal.keep_person(person("b", "Benjamin", "202-555-0199"))
    left = await plain(tmp_path)
    assert b"555-0124" not in left
    assert b"555-0199" in left


async def test_removing_somebody_unknown_is_no_error(journal: Journal) -> None:
    await three(journal)
    await journal.remove_person("nobody")
    assert journal.people() == (ANNA, BEN, CARLA)


@pytest.mark.parametrize("keepings", [0, 1])
async def test_removing_that_fails_can_be_done_again(keepings: int, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk, HeldClock()), silent)
    await three(journal)
    disk.break_after(keepings)
    with pytest.raises(NotKept):
        await journal.remove_person("b")
    disk.mend()
    await journal.remove_person("b")
    assert b"555-0124" not in await plain(tmp_path)
    assert journal.people() == (ANNA, CARLA)
    await journal.close()


@pytest.mark.parametrize("keepings", [0, 1])
async def test_changing_that_fails_can_be_done_again(keepings: int, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk, HeldClock()), silent)
    await three(journal)
    changed = person("b", "Ben", "202-555-0199")
    disk.break_after(keepings)
    with pytest.raises(NotKept):
        await journal.keep_person(changed)
    disk.mend()
    await journal.keep_person(changed)
    assert b"555-0124" not in await plain(tmp_path)
    assert journal.people() == (ANNA, changed, CARLA)
    await journal.close()


async def test_whether_people_are_shown_before_unlocking_is_the_patients_choice(journal: Journal) -> None:
    assert not journal.preferences().people_before_unlock
    await journal.prefer(people_before_unlock=True)
    assert journal.preferences().people_before_unlock
    await journal.prefer(people_before_unlock=False)
    assert not journal.preferences().people_before_unlock
