"""A browser that may clear what it keeps: asked once, its answer shown, a backup offered once, and no nagging."""

from dataclasses import replace

import pytest
import spoken
from headless import App, settle
from moving import TAB, Browser, PretendFiles
from moving_scenes import STANDS
from pretend import WORDS, Machine, entry
from scenes import window

from companion.care.mood import Face
from companion.ui import navigation
from companion.ui.session_state import Session


def of(browser: Browser | None) -> Machine:
    return Machine(files=PretendFiles(), standing=browser)


async def tap_a_face(session: Session) -> None:
    await session.check_in.tap(Face.GOOD)
    await settle()


def offered(app: App) -> bool:
    return WORDS("standing.offer") in app.texts(app.top)


# Asking


async def test_nothing_is_asked_before_something_is_kept() -> None:
    browser = Browser(grants=True)
    machine = await of(browser).filled()
    session = await machine.window()
    await settle()
    assert (browser.asked, session.shown.stand) == (0, TAB)
    await tap_a_face(session)
    assert browser.asked == 1
    assert session.shown.stand == replace(TAB, promised=True)
    assert session.shown.preferences.asked_to_keep == "tab"


async def test_a_check_in_from_the_first_page_is_something_kept() -> None:
    browser = Browser(grants=False)
    machine = await of(browser).filled(entry("tapped"))
    session = await machine.window()
    await settle()
    assert (browser.asked, session.shown.preferences.asked_to_keep) == (1, "tab")
    await machine.window()
    await settle()
    assert browser.asked == 1


async def test_a_refusal_is_not_asked_again_over_restarts() -> None:
    browser = Browser(grants=False)
    machine = await of(browser).filled()
    session = await machine.window()
    await settle()
    await tap_a_face(session)
    await tap_a_face(session)
    again = await machine.window()
    await settle()
    await tap_a_face(again)
    assert browser.asked == 1


async def test_an_app_on_the_home_screen_is_asked_once_more() -> None:
    browser = Browser(grants=False)
    machine = await of(browser).filled()
    await machine.journal.prefer(asked_to_keep="tab")
    browser.stand, browser.grants = replace(TAB, installed=True), True
    session = await machine.window()
    await settle()
    await tap_a_face(session)
    await tap_a_face(session)
    assert (browser.asked, session.shown.preferences.asked_to_keep) == (1, "installed")


async def test_what_was_promised_is_not_asked_for() -> None:
    browser = Browser(replace(TAB, promised=True))
    session = await (await of(browser).filled()).window()
    await settle()
    await tap_a_face(session)
    assert browser.asked == 0


async def test_a_home_that_nobody_clears_is_asked_nothing() -> None:
    session = await (await of(None).filled()).window()
    await tap_a_face(session)
    assert (session.shown.stand, session.shown.preferences.asked_to_keep) == (None, "never")


async def test_a_disk_that_is_full_asks_again_another_time() -> None:
    browser = Browser()
    machine = await of(browser).filled()
    session = await machine.window()
    await settle()
    await tap_a_face(session)
    assert session.shown.trouble == ""


# The offer on Today


async def test_a_refusal_offers_a_backup_once() -> None:
    machine = await of(Browser(grants=False)).filled()
    async with window(machine) as (app, session):
        assert not offered(app), "nothing is kept yet"
        await tap_a_face(session)
        assert offered(app)
        await app.fire(spoken.find(app, WORDS("standing.not_now")), "click")
        assert not offered(app)
    async with window(machine) as (app, session):
        await tap_a_face(session)
        assert not offered(app)


async def test_the_offer_leads_to_the_backup_and_goes_when_one_is_made() -> None:
    machine = await of(Browser(grants=False)).filled()
    async with window(machine) as (app, session):
        await tap_a_face(session)
        await app.fire(spoken.find(app, WORDS("backup.title")), "click")
        assert session.shown.trail.here == navigation.BACKUP
        session.back()
        await session.choices.prefer(backed_up_on=machine.clock.now().date())
        await settle()
        assert not offered(app)


@pytest.mark.parametrize("grants", [True, None])
async def test_without_a_refusal_nothing_is_offered(grants: bool | None) -> None:
    machine = await of(Browser(replace(TAB, promised=None), grants=grants)).filled()
    async with window(machine) as (app, session):
        await tap_a_face(session)
        assert not offered(app)


async def test_while_everything_is_paused_nothing_is_offered() -> None:
    machine = await of(Browser(grants=False)).filled(entry("a"))
    await machine.journal.prefer(asked_to_keep="tab", paused=True)
    async with window(machine) as (app, _):
        await settle()
        assert not offered(app)


async def test_a_trial_is_told_again_once_something_is_in_it_and_put_away_once() -> None:
    machine = await of(Browser(STANDS["iphone"], grants=None)).filled()
    trial = {WORDS(f"standing.{key}") for key in ("trial", "trial_how", "trial_why", "trial_backup")}
    async with window(machine) as (app, session):
        await settle()
        assert trial.isdisjoint(app.texts(app.top)), "nothing is in it yet"
        await tap_a_face(session)
        assert trial <= set(app.texts(app.top))
        assert not offered(app), "it stands in the place of the other offer"
        await app.fire(spoken.find(app, WORDS("backup.title")), "click")
        assert session.shown.trail.here == navigation.BACKUP
        session.back()
        await settle()
        await app.fire(spoken.find(app, WORDS("standing.not_now")), "click")
        assert trial.isdisjoint(app.texts(app.top))
    async with window(machine) as (app, session):
        await tap_a_face(session)
        assert trial.isdisjoint(app.texts(app.top))


# What is told


TOLD = {
    "may-clear": "standing.may_clear",
    "promised": "standing.promised",
    "not-told": "standing.not_told",
    "iphone": "standing.trial",
    "iphone-installed": "standing.promised",
}


@pytest.mark.parametrize("name", TOLD)
async def test_the_map_says_how_it_stands(name: str) -> None:
    machine = await of(Browser(STANDS[name], grants=STANDS[name].promised)).filled(entry("a"))
    async with window(machine, navigation.DATA_MAP) as (app, _):
        await settle()
        assert WORDS(TOLD[name]) in app.texts(app.top)
        rows = [its for _, its in spoken.met(app) if its.startswith(WORDS("backup.title"))]
        assert bool(rows) is not bool(STANDS[name].promised)
        room = WORDS("standing.room", used="3", room="2,100")
        assert (room in app.texts(app.top)) is (STANDS[name].room is not None)


@pytest.mark.parametrize("browser", [Browser(), None])
async def test_the_map_says_what_asks_the_network(browser: Browser | None) -> None:
    async with window(await of(browser).filled(), navigation.DATA_MAP) as (app, _):
        told = {WORDS("data_map.elsewhere_browser"), WORDS("data_map.elsewhere_line")} & set(app.texts(app.top))
        assert told == {WORDS("data_map.elsewhere_browser" if browser else "data_map.elsewhere_line")}


async def test_a_map_of_folders_says_nothing_of_browsers() -> None:
    async with window(await of(None).filled(), navigation.DATA_MAP) as (app, _):
        assert WORDS("standing.title") not in app.texts(app.top)


@pytest.mark.parametrize("name", STANDS)
async def test_only_a_tab_of_an_iphone_is_told_that_it_is_a_trial(name: str) -> None:
    async with window(of(Browser(STANDS[name]))) as (app, _):
        await settle()
        told = {WORDS("standing.trial"), WORDS("standing.trial_why"), WORDS("standing.trial_how")} <= set(app.texts())
        assert told is (name == "iphone")
        assert spoken.find(app, WORDS("welcome.begin"))


async def test_the_answer_outlives_the_lock(machine: Machine) -> None:
    machine.standing = Browser()
    session = await machine.window()
    await settle()
    session.taken_over()
    assert session.shown.stand == TAB
