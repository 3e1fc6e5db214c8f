"""The journal side of a session: months, years, search, entries, and Recently deleted."""

import asyncio
from datetime import date, timedelta

import pytest
from pretend import NOON, Machine, entry, refused

from companion.errors import NotKept


async def test_a_month_holds_its_own_check_ins(machine: Machine) -> None:
    await machine.filled(entry("a", at=NOON), entry("b", at=NOON.replace(month=10)))
    session = await machine.window("/journal")
    assert [one.id for one in session.shown.entries] == ["a"]
    session.reading.see(date(2026, 10, 31))
    assert session.shown.month == date(2026, 10, 1)
    assert [one.id for one in session.shown.entries] == ["b"]


async def test_every_day_of_a_month_belongs_to_it(machine: Machine) -> None:
    await machine.filled(entry("first", at=NOON.replace(day=1)), entry("last", at=NOON.replace(day=30)))
    session = await machine.window("/journal")
    assert [one.id for one in session.shown.entries] == ["last", "first"]


async def test_seeing_a_month_leads_from_the_year_to_the_journal(machine: Machine) -> None:
    session = await machine.window("/journal")
    session.go("/journal/year")
    session.reading.see(date(2026, 2, 1))
    assert session.shown.trail.routes == ("/journal",)
    assert session.shown.month == date(2026, 2, 1)


async def test_the_year_is_read_where_it_is_shown(machine: Machine) -> None:
    await machine.filled(entry("a", at=NOON), entry("b", at=NOON.replace(month=1, day=1)))
    session = await machine.window("/journal")
    assert session.shown.year == ()
    session.go("/journal/year")
    assert [one.id for one in session.shown.year] == ["a", "b"]


async def test_a_new_month_is_shown_when_it_begins(machine: Machine) -> None:
    machine.clock.at = NOON.replace(day=30, hour=23)
    session = await machine.window("/journal")
    await machine.clock.pass_by(2 * 3600)
    await machine.journal.save(entry("new", at=machine.clock.at))
    session.refresh()
    assert session.shown.month == date(2026, 12, 1)
    assert [one.id for one in session.shown.entries] == ["new"]


async def test_a_month_that_was_chosen_stays_when_another_begins(machine: Machine) -> None:
    machine.clock.at = NOON.replace(day=30, hour=23)
    session = await machine.window("/journal")
    session.reading.see(date(2026, 2, 1))
    await machine.clock.pass_by(2 * 3600)
    session.refresh()
    assert session.shown.month == date(2026, 2, 1)


async def test_search_finds_as_one_types_and_ends_with_no_words(machine: Machine) -> None:
    await machine.filled(entry("a", "Soup with a friend"), entry("b", "A wide field"))
    session = await machine.window("/journal")
    assert session.shown.found is None
    session.reading.search("sou")
    assert session.shown.found is not None
    assert [one.id for one in session.shown.found] == ["a"]
    session.reading.search("nowhere")
    assert session.shown.found == ()
    session.reading.search("  ")
    assert session.shown.found is None


async def test_an_entry_is_shown_at_its_route(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window("/journal")
    session.go("/journal/entry/a")
    assert session.shown.entry == entry("a", "words")
    session.back()
    assert session.shown.entry is None


async def test_delete_leads_back_and_offers_undo(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window("/journal")
    session.go("/journal/entry/a")
    await session.reading.delete("a")
    assert session.shown.trail.here == "/journal"
    assert session.shown.entries == ()
    assert session.shown.toast is not None
    assert session.shown.toast.text == "deleted"
    await session.foot.undo()
    assert session.shown.entries == (entry("a", "words"),)
    assert session.shown.deleted == ()


async def test_delete_tapped_twice_goes_back_one_step(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window()
    session.go("/journal")
    session.go("/journal/entry/a")
    await asyncio.gather(session.reading.delete("a"), session.reading.delete("a"))
    assert session.shown.trail.here == "/journal"


async def test_delete_that_cannot_be_kept_stays_on_the_entry(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window("/journal/entry/a")
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.reading.delete("a")
    assert session.shown.trail.here == "/journal/entry/a"
    assert session.shown.toast is None
    session.refresh()
    assert session.shown.entry == entry("a", "words")


async def test_put_back_and_erase(machine: Machine) -> None:
    await machine.filled(entry("a", "words"), entry("b", "more"))
    session = await machine.window("/journal/deleted")
    for id in ("a", "b"):
        await machine.journal.delete(id)
        await machine.clock.pass_by(1)
    session.refresh()
    assert [one.check_in.id for one in session.shown.deleted] == ["b", "a"]
    await session.reading.put_back("a")
    await session.reading.erase("b")
    assert session.shown.deleted == ()
    assert machine.journal.check_in("a") == entry("a", "words")
    assert machine.journal.check_in("b") is None


async def test_what_waited_thirty_days_is_gone_after_the_next_start(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    await machine.journal.delete("a")
    machine.clock.at += timedelta(days=30)
    session = await (await machine.restarted()).window("/journal/deleted")
    assert session.shown.deleted == ()


async def test_tags_in_use_are_offered_most_used_first(machine: Machine) -> None:
    await machine.filled(entry("a", tags=("walk",)), entry("b", tags=("walk", "soup")))
    assert (await machine.window("/check-in")).shown.tags == ("walk", "soup")


async def test_turning_the_year_leaves_the_journal_on_its_month(machine: Machine) -> None:
    await machine.filled(entry("a", "words"))
    session = await machine.window("/journal")
    month = session.shown.month
    session.go("/journal/year")
    assert [found.id for found in session.shown.year] == ["a"]
    session.reading.turn_year(-1)
    assert session.shown.year == ()
    session.back()
    assert session.shown.month == month
    session.go("/journal/year")
    assert session.shown.year_number == month.year
