"""A face tapped before the app was there: Today shows it like one that was just tapped here."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from headless import settle
from pretend import NOON, SHELVES, WORDS, Machine
from scenes import window

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
