"""Back leaves what is open. It never opens again what was closed."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

BEFORE = "about:blank"


class Walk:
    """Someone walking through the app with its buttons and the browser's."""

    def __init__(self, page: Page, running: Any) -> None:
        self.page = page
        self.running = running
        page.goto(BEFORE)
        page.goto(running.address)
        self.wake()

    def wake(self) -> None:
        self.page.locator("flt-semantics-placeholder").dispatch_event("click")
        expect(self.page.get_by_role("button", name="Go to /", exact=True)).to_be_visible(timeout=20_000)

    def to(self, place: str) -> None:
        self.page.get_by_role("button", name=f"Go to {place}", exact=True).click(force=True)
        self.at(place)

    def back(self, place: str) -> None:
        self.page.go_back()
        self.at(place)

    def forward(self, place: str) -> None:
        self.page.go_forward()
        self.at(place)

    def at(self, place: str) -> None:
        """The app shows `place` and the browser names it."""
        expect(self.page.get_by_text(f"At {place}", exact=True)).to_be_attached()
        self.page.wait_for_url(self.running.address.rstrip("/") + place)

    def out(self) -> None:
        """One Back leaves the app for what was there before it."""
        self.page.go_back()
        expect(self.page).to_have_url(BEFORE)

    @property
    def length(self) -> int:
        return int(self.page.evaluate("history.length"))


@pytest.fixture
def walk(page: Page, running: Any) -> Walk:
    return Walk(page, running)


def test_closing_a_screen_goes_back(walk: Walk) -> None:
    alone = walk.length
    walk.to("/check-in")
    assert walk.length == alone + 1
    walk.to("/")
    assert walk.length == alone + 1
    walk.out()


def test_each_step_is_told_once(walk: Walk) -> None:
    walk.to("/check-in")
    walk.to("/")
    walk.to("/journal")
    walk.back("/")
    walk.forward("/journal")
    walk.page.wait_for_timeout(500)
    assert walk.running.routes == ["/check-in", "/", "/journal", "/", "/journal"]


def test_closing_several_screens_at_once_closes_them_all(walk: Walk) -> None:
    walk.to("/check-in")
    walk.to("/check-in/note")
    walk.to("/")
    walk.out()


def test_back_and_forward_walk_what_is_open(walk: Walk) -> None:
    walk.to("/check-in")
    walk.to("/check-in/note")
    walk.back("/check-in")
    walk.forward("/check-in/note")
    walk.back("/check-in")
    walk.to("/")
    walk.forward("/check-in")
    walk.to("/journal")
    walk.back("/check-in")
    walk.back("/")


def test_a_reload_forgets_nothing(walk: Walk) -> None:
    walk.to("/check-in")
    length = walk.length
    walk.page.reload()
    walk.wake()
    walk.at("/check-in")
    walk.to("/")
    assert walk.length == length
    walk.out()
