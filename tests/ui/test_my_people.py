"""My people: added, changed and removed without losing a word, and one tap from a call in Help now."""

import asyncio

import flet as ft
import pytest
import spoken
from headless import App, settle
from pretend import WORDS, Machine, refused
from scenes import ANNA, BEN, CROWD, WILD, drawn, look_again, window

from companion.care.people import Person
from companion.errors import NotKept
from companion.ui.session_state import Session


async def tap(app: App, key: str) -> None:
    """Tap what the words of `key` name."""
    await app.fire(spoken.find(app, WORDS(key)), "click")


async def tap_with(app: App, words: str) -> None:
    """Tap the first control whose name holds these words."""
    found = next(control for control, its in spoken.met(app) if words in its)
    await app.fire(found, "click")


def values(app: App) -> list[str]:
    """What stands in the fields."""
    return [str(field.value) for field in app.all(ft.TextField, app.top)]


async def type_in(app: App, field: str, words: str) -> None:
    place = ("name", "phone", "about").index(field)
    await app.fire(app.all(ft.TextField, app.top)[place], "change", value=words)


def calls(app: App) -> dict[str, str]:
    """Every round call button in Help now: its name, and where it leads."""
    return {str(button.tooltip): button.url.url for button in app.all(ft.IconButton, app.top) if button.url}


# Help now


async def test_help_now_calls_my_people_and_then_the_clinic() -> None:
    async with drawn("help-clinic-people") as (app, _, _):
        assert calls(app) == {"Call Anna": "tel:+12025550123", "Call Alder Clinic": "tel:+15550100"}
        names = [its for _, its in spoken.met(app)]
        places = {name: place for place, name in enumerate(names)}
        crisis = max(place for name, place in places.items() if "988" in name or "911" in name or "741741" in name)
        order = [crisis, places["Call Anna"], places["Call Alder Clinic"], places[WORDS("help.change_country")]]
        assert order == sorted(order), "crisis lines first, then my people, then the rest"
        assert {"Anna", "Sister, any time", "Alder Clinic", "A", "AC"} <= set(app.texts(app.top))
        assert WORDS("help.my_people") in [spoken.name_of(one) for one in app.all(ft.Semantics, app.top) if one.header]
        assert WORDS("people.add_to_call") not in names


async def test_every_number_is_dialled_whatever_script_it_was_written_in() -> None:
    async with drawn("help-crowd") as (app, _, _):
        assert len(calls(app)) == len(CROWD)
        assert calls(app)[f"Call {CROWD[1].name}"] == "tel:0123"
        assert {one.name for one in CROWD} <= set(app.texts(app.top)), "no name is cut"


async def test_nobody_yet_is_a_quiet_way_to_add_someone() -> None:
    async with drawn("help") as (app, session, _):
        await tap(app, "people.add_to_call")
        assert session.shown.trail.routes == ("/", "/help", "/settings/person")
        await type_in(app, "name", "Anna")
        await type_in(app, "phone", "112")
        await tap(app, "person.save")
        assert session.shown.trail.here == "/help"
        assert calls(app) == {"Call Anna": "tel:112"}


async def test_with_a_clinic_alone_there_is_still_the_way_to_add_someone() -> None:
    async with drawn("help-clinic") as (app, _, _):
        assert list(calls(app)) == ["Call Alder Clinic"]
        assert spoken.find(app, WORDS("people.add_to_call"))


@pytest.mark.parametrize("scene", ["opening-help", "welcome"])
async def test_before_the_journal_is_open_nobody_is_added(scene: str) -> None:
    async with drawn(scene) as (app, session, _):
        session.go("/help")
        await settle()
        assert WORDS("help.title") in app.texts(app.top)
        assert WORDS("people.add_to_call") not in app.texts()
        assert WORDS("help.my_people") not in app.texts(app.top)


async def test_people_known_before_unlocking_are_shown_while_the_journal_is_closed() -> None:
    async with drawn("opening-help") as (app, session, _):
        session.show(people=(ANNA,))
        await settle()
        assert calls(app) == {"Call Anna": "tel:+12025550123"}


async def test_above_the_sheet_help_now_calls_but_adds_nobody(machine: Machine) -> None:
    async with window(machine, "/check-in") as (app, session):
        await tap(app, "help.button")
        assert WORDS("people.add_to_call") not in app.texts(app.top)
        await machine.journal.keep_person(ANNA)
        session.refresh()
        await settle()
        assert list(calls(app)) == ["Call Anna"]


async def test_the_round_sign_gives_way_to_large_text() -> None:
    async with drawn("help-people") as (app, _, _):
        assert "A" in app.texts(app.top)
        await look_again(app, False, 320, 2.0)
        assert "A" not in app.texts(app.top)
        assert list(calls(app)) == ["Call Anna", "Call Ben"]


# The list


async def test_the_list_shows_numbers_as_they_were_written_and_leads_to_each() -> None:
    async with drawn("people") as (app, session, _):
        assert {"Anna", "Sister, any time", "+1 202 555 0123", "Ben", "(202) 555-0124"} <= set(app.texts(app.top))
        await tap_with(app, "Ben")
        assert session.shown.trail.here == "/settings/person/ben"
        assert values(app) == ["Ben", "(202) 555-0124", ""]


async def test_the_first_and_the_next_are_added_in_order(machine: Machine) -> None:
    async with window(machine, "/settings/people") as (app, session):
        for name in ("Anna", "Ben"):
            await tap(app, "people.add")
            assert values(app) == ["", "", ""]
            await type_in(app, "name", name)
            await type_in(app, "phone", "(202) 555-0123")
            await tap(app, "person.save")
            assert session.shown.trail.here == "/settings/people"
            assert WORDS("toasts.saved") in app.texts()
        assert [(one.name, one.phone, one.number) for one in machine.journal.people()] == [
            ("Anna", "(202) 555-0123", "2025550123"),
            ("Ben", "(202) 555-0123", "2025550123"),
        ]


async def test_showing_them_before_unlocking_is_a_choice_that_says_what_it_means() -> None:
    async with drawn("people") as (app, session, machine):
        name = f"{WORDS('people.before_unlock')} {WORDS('people.before_unlock_line')}"
        for on in (True, False):
            assert app.all(ft.Switch)[0].value is not on
            await app.fire(spoken.find(app, name), "click")
            assert app.all(ft.Switch)[0].value is on
            assert machine.journal.preferences().people_before_unlock is on
            assert session.shown.preferences.people_before_unlock is on


async def test_a_choice_that_cannot_be_kept_goes_back(machine: Machine) -> None:
    await machine.journal.keep_person(ANNA)
    async with window(machine, "/settings/people") as (app, _):
        machine.disk.trouble = refused()
        await tap_with(app, WORDS("people.before_unlock"))
        assert app.all(ft.Switch)[0].value is False
        assert WORDS("errors.not_kept") in app.texts()


# One person


async def test_a_person_is_changed_in_place() -> None:
    async with drawn("people") as (app, session, machine):
        await tap_with(app, "Sister, any time")
        assert values(app) == [ANNA.name, ANNA.phone, ANNA.about]
        await type_in(app, "phone", "+1 202 555 0199")
        await type_in(app, "about", "Sister,\n any time ")
        await tap(app, "person.save")
        assert machine.journal.people() == (ANNA.model_copy(update={"phone": "+1 202 555 0199"}), BEN)
        assert session.shown.trail.here == "/settings/people"
        assert "+1 202 555 0199" in app.texts(app.top)


async def test_a_removed_person_is_put_back_in_the_same_place() -> None:
    async with drawn("people") as (app, session, machine):
        await tap_with(app, "Sister, any time")
        await tap(app, "person.remove")
        assert session.shown.trail.here == "/settings/people"
        assert machine.journal.people() == (BEN,)
        assert WORDS("toasts.person_removed") in app.texts()
        await tap(app, "toasts.undo")
        assert machine.journal.people() == (ANNA, BEN)
        assert "Anna" in app.texts(app.top)


async def test_somebody_new_has_nothing_to_remove() -> None:
    async with drawn("person-new") as (app, _, _):
        assert WORDS("person.remove") not in app.texts()


WRONG = {
    "": "person.phone_wrong",
    "1-800-FLOWERS": "person.phone_wrong",
    "+49 (0) 30 123456": "person.phone_zero",
}


@pytest.mark.parametrize(("typed", "said"), WRONG.items())
async def test_a_bad_number_is_one_sentence_below_and_nothing_is_lost(machine: Machine, typed: str, said: str) -> None:
    async with window(machine, "/settings/person") as (app, _):
        await type_in(app, "name", "Anna")
        await type_in(app, "phone", typed)
        await type_in(app, "about", "Sister")
        await tap(app, "person.save")
        assert machine.journal.people() == ()
        assert [text for text in app.texts(app.top) if text.startswith("Please")] == [WORDS(said)]
        assert values(app) == ["Anna", typed, "Sister"]
        await type_in(app, "phone", "112")
        assert WORDS(said) not in app.texts(app.top), "it is being mended"
        await tap(app, "person.save")
        assert [one.number for one in machine.journal.people()] == ["112"]


async def test_a_name_is_asked_for_and_nothing_is_cut_short_for_the_patient() -> None:
    async with drawn("person-blank") as (app, _, machine):
        assert {WORDS("person.no_name"), WORDS("person.phone_zero")} <= set(app.texts(app.top))
        await type_in(app, "name", "x" * 81)
        await type_in(app, "phone", "112")
        await type_in(app, "about", "y" * 121)
        await tap(app, "person.save")
        assert app.texts(app.top).count(WORDS("person.too_long")) == 2
        assert values(app) == ["x" * 81, "112", "y" * 121]
        await type_in(app, "name", "x" * 80)
        await type_in(app, "about", "y" * 120)
        await tap(app, "person.save")
        assert [len(one.name + one.about) for one in machine.journal.people()] == [200]


# Words that are not saved yet


async def half_typed(app: App) -> None:
    await type_in(app, "name", WILD)
    await type_in(app, "phone", "+1 202")


async def test_words_survive_another_look_help_now_and_coming_back(machine: Machine) -> None:
    async with window(machine, "/settings/person") as (app, session):
        await half_typed(app)
        await look_again(app, True, 320, 2.0)
        assert values(app) == [WILD, "+1 202", ""]
        await tap(app, "help.button")
        await tap(app, "help.change_country")
        await tap(app, "bars.back")
        await tap(app, "bars.back")
        assert session.shown.trail.here == "/settings/person"
        assert values(app) == [WILD, "+1 202", ""]
        await session.presence.came_back()
        await settle()
        assert values(app) == [WILD, "+1 202", ""]


async def test_words_survive_a_failed_save(machine: Machine) -> None:
    async with window(machine, "/settings/person") as (app, _):
        await type_in(app, "name", "Anna")
        await type_in(app, "phone", "112")
        machine.disk.trouble = refused()
        await tap(app, "person.save")
        assert WORDS("errors.not_kept") in app.texts()
        assert values(app) == ["Anna", "112", ""]
        assert machine.journal.people() == ()
        machine.disk.trouble = None
        await tap(app, "person.save")
        assert WORDS("errors.not_kept") not in app.texts()
        assert [one.name for one in machine.journal.people()] == ["Anna"]


async def test_somebody_half_typed_waits_in_this_window_and_a_half_made_change_is_given_up(machine: Machine) -> None:
    await machine.journal.keep_person(ANNA)
    async with window(machine, "/settings/people") as (app, _):
        await tap(app, "people.add")
        await half_typed(app)
        await tap(app, "bars.back")
        await tap_with(app, "Sister, any time")
        await type_in(app, "phone", "112")
        await tap(app, "bars.back")
        await tap_with(app, "Sister, any time")
        assert values(app)[1] == ANNA.phone, "what is not kept must not look as if it were"
        await tap(app, "bars.back")
        await tap(app, "people.add")
        assert values(app) == [WILD, "+1 202", ""]


async def test_fields_left_blank_are_forgotten(machine: Machine) -> None:
    session = await machine.window("/settings/person")
    first = session.shown.person
    session.back()
    session.go("/settings/person")
    assert session.shown.person != first


async def person_screen(machine: Machine, route: str = "/settings/person") -> Session:
    session = await machine.window("/settings/people")
    session.go(route)
    session.people.write("name", "Anna")
    session.people.write("phone", "112")
    return session


async def test_a_double_tap_saves_one_person_and_goes_back_once(machine: Machine) -> None:
    session = await person_screen(machine)
    await asyncio.gather(session.people.save(), session.people.save())
    assert len(machine.journal.people()) == 1
    assert session.shown.trail.here == "/settings/people"


async def test_a_double_tap_removes_one_person_and_goes_back_once(machine: Machine) -> None:
    for one in (ANNA, BEN):
        await machine.journal.keep_person(one)
    session = await machine.window("/settings/people")
    session.go("/settings/person/anna")
    await asyncio.gather(session.people.remove(), session.people.remove())
    assert machine.journal.people() == (BEN,)
    assert session.shown.trail.here == "/settings/people"
    await session.foot.undo()
    assert machine.journal.people() == (ANNA, BEN)


async def test_words_typed_while_the_others_are_being_kept_stay(machine: Machine) -> None:
    session = await person_screen(machine)
    machine.disk.gate = asyncio.Event()
    saving = asyncio.create_task(session.people.save())
    await settle()
    session.people.write("about", "Sister")
    machine.disk.gate.set()
    await saving
    assert session.shown.trail.here == "/settings/person"
    assert session.shown.person is not None
    assert session.shown.person.about == "Sister"
    await session.people.save()
    assert [(one.name, one.about) for one in machine.journal.people()] == [("Anna", "Sister")]


async def test_help_now_opened_while_saving_stays_open_and_back_leads_to_the_kept_person(machine: Machine) -> None:
    session = await person_screen(machine)
    machine.disk.gate = asyncio.Event()
    saving = asyncio.create_task(session.people.save())
    await settle()
    session.go("/help")
    machine.disk.gate.set()
    await saving
    assert session.shown.trail.here == "/help"
    session.back()
    assert session.shown.person is not None
    assert session.shown.person.known


async def test_a_person_saved_after_leaving_is_not_offered_again(machine: Machine) -> None:
    session = await person_screen(machine)
    machine.disk.gate = asyncio.Event()
    saving = asyncio.create_task(session.people.save())
    await settle()
    session.back()
    machine.disk.gate.set()
    await saving
    session.go("/settings/person")
    assert session.shown.person is not None
    assert session.shown.person.is_blank


@pytest.mark.parametrize("keepings", [0, 1])
async def test_removing_that_fails_says_so_and_can_be_done_again(machine: Machine, keepings: int) -> None:
    await machine.journal.keep_person(ANNA)
    async with window(machine, "/settings/person/anna") as (app, session):
        whole, machine.disk.keep = machine.disk.keep, _refusing(machine, keepings)  # type: ignore[method-assign]
        await tap(app, "person.remove")
        assert WORDS("errors.not_kept") in app.texts()
        assert session.shown.trail.here == "/settings/person/anna"
        assert values(app) == [ANNA.name, ANNA.phone, ANNA.about]
        machine.disk.keep = whole  # type: ignore[method-assign]
        await tap(app, "person.remove")
        assert machine.journal.people() == ()
        assert session.shown.trail.here == "/"


def _refusing(machine: Machine, after: int) -> object:
    left, whole = [after], machine.disk.keep

    async def keep(slot: int, sealed: bytes) -> None:
        if not left[0]:
            raise refused()
        left[0] -= 1
        await whole(slot, sealed)

    return keep


async def test_undo_that_cannot_be_kept_is_offered_again(machine: Machine) -> None:
    await machine.journal.keep_person(ANNA)
    session = await machine.window("/settings/person/anna")
    await session.people.remove()
    machine.disk.trouble = refused()
    with pytest.raises(NotKept):
        await session.foot.undo()
    machine.disk.trouble = None
    await session.foot.undo()
    assert machine.journal.people() == (ANNA,)


async def locked_and_unlocked(session: Session) -> None:
    session.put_away("locked")
    assert session.shown.people == ()
    assert session.shown.person is None
    await session.open()


async def test_somebody_half_typed_is_there_after_unlocking(machine: Machine) -> None:
    session = await person_screen(machine)
    await locked_and_unlocked(session)
    assert session.shown.person is not None
    assert (session.shown.person.name, session.shown.person.phone) == ("Anna", "112")


async def test_a_half_made_change_is_there_after_unlocking(machine: Machine) -> None:
    await machine.journal.keep_person(ANNA)
    session = await person_screen(machine, "/settings/person/anna")
    session.people.write("phone", "112")
    await locked_and_unlocked(session)
    assert session.shown.person is not None
    assert session.shown.person.phone == "112"


async def test_deleting_everything_deletes_the_half_typed_too(machine: Machine) -> None:
    session = await person_screen(machine)
    await session.erase_everything()
    await session.choices.begin()
    session.go("/settings/person")
    assert session.shown.person is not None
    assert session.shown.person.is_blank


# Going about


async def test_from_one_person_straight_to_another(machine: Machine) -> None:
    for one in (ANNA, BEN):
        await machine.journal.keep_person(one)
    session = await machine.window("/settings/person/anna")
    session.arrived("/settings/person/ben")
    assert session.shown.person is not None
    assert session.shown.person.name == "Ben"
    session.back()
    assert session.shown.person.name == "Anna"


async def test_a_person_who_is_not_there_is_said_to_be_gone() -> None:
    async with drawn("person-unknown") as (app, session, _):
        assert WORDS("person.gone") in app.texts(app.top)
        await session.people.save()
        await session.people.remove()
        session.people.write("name", "x")
        assert session.shown.person is None


async def test_a_window_that_comes_back_has_the_words_still(machine: Machine) -> None:
    session = await person_screen(machine)
    other = await machine.window()
    await other.journal.keep_person(BEN)
    await session.open()
    assert session.shown.person is not None
    assert session.shown.person.name == "Anna"
    assert session.shown.people == (BEN,)


def test_the_drawn_people_are_plainly_fictional() -> None:
    assert all(isinstance(one, Person) for one in CROWD)
    assert ANNA.number.startswith("+120255501")
    assert BEN.number.startswith("20255501")
