"""The trail: always somewhere known, never twice the same, and a way back from everywhere."""

from hypothesis import given
from hypothesis.strategies import integers, lists, none, one_of, sampled_from, text

from companion.ui.navigation import CHECK_IN, ENTRY, TABS, TODAY, Trail, known, record_in

KNOWN = [*TABS, "/help", "/help/country", "/settings", "/check-in", "/journal/year", "/journal/deleted"]
ROUTES = one_of(sampled_from([*KNOWN, "/check-in/a", "/check-in/b", "/journal/entry/a", "/nowhere", ""]), text())
STEPS = lists(one_of(none(), ROUTES), max_size=30)
"""Routes walked to; None is a step back."""


def walk(trail: Trail, steps: list[str | None]) -> Trail:
    for step in steps:
        trail = trail.back() if step is None else trail.to(step)
    return trail


@given(ROUTES, STEPS)
def test_here_is_always_known_and_nothing_lies_on_the_trail_twice(start: str, steps: list[str | None]) -> None:
    trail = walk(Trail.starting_at(start), steps)
    assert trail.routes
    assert all(known(route) for route in trail.routes)
    assert len(set(trail.routes)) == len(trail.routes)
    assert trail.tab in TABS


@given(ROUTES, STEPS)
def test_back_always_ends_at_a_tab_and_stays_there(start: str, steps: list[str | None]) -> None:
    trail = walk(Trail.starting_at(start), steps)
    home = walk(trail, [None] * len(trail.routes))
    assert home.routes == (home.tab,)
    assert home.back() == home


@given(ROUTES, STEPS, ROUTES)
def test_a_step_leads_there_or_nowhere(start: str, steps: list[str | None], route: str) -> None:
    trail = walk(Trail.starting_at(start), steps)
    after = trail.to(route)
    assert after.here == (route if known(route) else trail.here)
    assert after.to(route) == after


@given(ROUTES, STEPS, ROUTES)
def test_back_undoes_a_step_to_a_new_place(start: str, steps: list[str | None], route: str) -> None:
    trail = walk(Trail.starting_at(start), steps)
    if known(route) and route not in trail.routes:
        assert trail.to(route).back() == trail


@given(STEPS, integers(0, 40))
def test_stepping_to_a_place_behind_is_walking_back(steps: list[str | None], index: int) -> None:
    trail = walk(Trail(), steps)
    behind = trail.routes[index % len(trail.routes)]
    way_back = len(trail.routes) - 1 - trail.routes.index(behind)
    assert trail.to(behind) == walk(trail, [None] * way_back)


@given(text())
def test_only_routes_with_an_id_hold_a_record(id: str) -> None:
    for screen in (CHECK_IN, ENTRY):
        held = record_in(f"{screen}/{id}")
        assert held == ((screen, id) if id and "/" not in id else None)
        assert known(f"{screen}/{id}") == (held is not None)


def test_a_link_has_today_behind_it_unless_it_is_a_tab() -> None:
    assert Trail.starting_at("/journal").routes == ("/journal",)
    assert Trail.starting_at("/journal/entry/a").routes == (TODAY, "/journal/entry/a")
    assert Trail.starting_at("/nowhere").routes == (TODAY,)


def test_the_tab_is_the_last_one_behind() -> None:
    assert walk(Trail(), ["/journal", "/journal/entry/a", "/help"]).tab == "/journal"
    assert Trail(("/help",)).tab == TODAY
