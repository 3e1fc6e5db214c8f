"""The real client behind the real server: it draws under the policy, and the server ends in peace."""

import signal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from companion.home.desktop_browser import redirect

HARMLESS = "rive-app"
"""Flet's client asks for an animation player that Companion has no use for. The policy stops it."""


def wake(page: Page) -> None:
    page.locator("flt-semantics-placeholder").dispatch_event("click")
    expect(page.get_by_role("button", name="Go to /check-in", exact=True)).to_be_visible(timeout=20_000)


def test_the_app_draws_under_its_policy(page: Page, running: Any) -> None:
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(running.address)
    wake(page)
    assert [said for said in complaints if HARMLESS not in said] == []


def test_the_first_picture_is_calm_and_says_what_happens(page: Page, running: Any) -> None:
    page.route("**/flutter_bootstrap.js", lambda route: route.abort())
    page.goto(running.address)
    expect(page).to_have_title("Companion")
    expect(page.get_by_role("status", name="Companion is opening")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(241, 245, 240)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 21, 18)"


def test_the_first_picture_leaves_and_zooming_stays(page: Page, running: Any) -> None:
    page.goto(running.address)
    wake(page)
    expect(page.locator("#loading")).to_have_count(0)
    viewport = page.locator("meta[name=viewport]").get_attribute("content") or ""
    assert "user-scalable" not in viewport
    assert "maximum-scale" not in viewport


def test_the_private_file_leads_into_the_app(page: Page, running: Any, tmp_path: Path) -> None:
    (tmp_path / "open.html").write_text(redirect(running.address))
    page.goto((tmp_path / "open.html").as_uri())
    page.wait_for_url(running.address)
    wake(page)


def test_another_page_cannot_read_the_app(page: Page, running: Any, tmp_path: Path) -> None:
    (tmp_path / "stranger.html").write_text("<!doctype html><title>Elsewhere</title>")
    page.goto((tmp_path / "stranger.html").as_uri())
    reading = "address => fetch(address, {mode: 'no-cors'}).then(() => 'read', () => 'refused')"
    assert page.evaluate(reading, running.address) == "refused"


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_peace_with_a_page_open(page: Page, running: Any, by: signal.Signals) -> None:
    page.goto(running.address)
    wake(page)
    assert running.end(by) == 0
    assert running.said == ["session", "closed"]
