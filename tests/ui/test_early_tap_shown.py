"""A face tapped before the app was there: Today shows it like one that was just tapped here."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

import spoken
from headless import settle
from pretend import NOON, SHELVES, WORDS, Machine, entry
from scenes import window

from companion.errors import DamagedJournal
from companion.home.ports import FirstPage, TapKey


class OpenPage:
    """A first page whose taps anybody can read."""

    def __init__(self, *taps: dict[str, object]) -> None:
        self.taps = {str(tap["id"]): json.dumps(tap).encode() for tap in taps}
        self.page: FirstPage | None = None

    async def new_key(self) -> TapKey:
        return TapKey(b"public", b"private")

    async def show(self, page: FirstPage | None) -> None:
        self.page = page

    async def freeze(self) -> None: ...

    async def waiting(self) -> Mapping[str, bytes]:
        return self.taps

    async def open(self, private: bytes, sealed: bytes) -> bytes:
        return sealed

    async def forget(self, ids: Iterable[str]) -> None:
        self.taps = {id: tap for id, tap in self.taps.items() if id not in set(ids)}


class SlowPage(OpenPage):
    """A first page that answers once its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = asyncio.Event()
        self.gate.set()

    async def waiting(self) -> Mapping[str, bytes]:
        await self.gate.wait()
        return self.taps


class LostKey(OpenPage):
    """A first page whose taps nobody can read."""

    async def open(self, private: bytes, sealed: bytes) -> bytes:
        raise DamagedJournal("as the test wished")


def tapped(minutes_ago: float, mood: int = 7) -> OpenPage:
    at = NOON - timedelta(minutes=minutes_ago)
    return OpenPage({"id": "a" * 32, "mood": mood, "utc_ms": int(at.timestamp() * 1000), "offset_minutes": 0})


async def over(page: OpenPage) -> Machine:
    """Somebody who was welcomed, comes back, and has this page before the app."""
    before = Machine()
    before.home = replace(before.home, early_taps=OpenPage())
    await before.filled()
    await settle()
    await before.journal.close()
    machine = Machine(disk=before.disk, drafts_disk=before.drafts_disk)
    shelves = {name: getattr(before.home, name) for name in SHELVES}
    machine.home = replace(machine.home, **shelves, early_taps=page)
    return machine


async def test_today_shows_what_was_tapped_before_it_was_there() -> None:
    page = tapped(minutes_ago=0.2)
    async with window(await over(page)) as (app, session):
        await settle()
        assert session.shown.fresh is not None
        assert session.shown.fresh.noticed.mood == 7
        assert {WORDS("mood.good"), WORDS("today.saved_at", time="11:59"), WORDS("today.add_more")} <= set(app.texts())
        assert WORDS("today.ask") not in app.texts()
    assert page.taps == {}


async def test_one_of_the_day_before_is_in_the_journal_and_today_asks() -> None:
    session = await (await over(tapped(minutes_ago=24 * 60, mood=1))).window()
    assert session.shown.fresh is None
    assert session.shown.newest is not None
    assert session.shown.newest.noticed.mood == 1


async def test_one_from_another_tab_is_there_soon_after_the_window_came_back() -> None:
    page = OpenPage()
    async with window(await over(page)) as (_, session):
        await settle()
        await session.presence.left()
        page.taps = dict(tapped(minutes_ago=0.1).taps)
        await session.presence.came_back()
        await settle()
        assert session.shown.fresh is not None
        assert session.shown.fresh.id == "a" * 32
        assert page.taps == {}


async def test_coming_back_waits_for_no_page() -> None:
    page = SlowPage()
    async with window(await over(page)) as (_, session):
        await settle()
        page.gate.clear()
        await session.presence.left()
        await session.presence.came_back()
        page.gate.set()
        await settle()


async def test_one_that_no_key_opens_is_told_until_it_was_read() -> None:
    page = LostKey(*({"id": id * 32} for id in "ab"))
    before = await over(page)
    await (await before.open()).save(entry("one"))
    await before.journal.close()
    machine = Machine(disk=before.disk, drafts_disk=before.drafts_disk)
    machine.home = replace(machine.home, **{name: getattr(before.home, name) for name in SHELVES}, early_taps=page)
    async with window(machine) as (app, session):
        await settle()
        assert WORDS("notices.tap_unread") in app.texts()
        assert len(page.taps) == 2
        await app.fire(spoken.find(app, WORDS("notices.understood")), "click")
        assert WORDS("notices.tap_unread") not in app.texts()
        assert page.taps == {}
        assert not session.journal.tap_unread
