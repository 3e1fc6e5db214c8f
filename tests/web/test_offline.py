"""After one visit the app opens without its host, and a new version comes between two uses, whole or not at all."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from companion.builder import folder, offline
from tests import editions
from tests.e2e.phone import Phone
from tests.web.real_profile import RealProfile
from tools.static_host import StaticHost

WORKER = f"/{offline.NAME}"
LONG = 60_000
"""Milliseconds that Python may take to start on a machine that has other things to do."""


KEPT = """async () => {
  const names = await caches.keys();
  const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return names.map((name, at) => [name, files[at]]);
}"""

STATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return ['installing', 'waiting', 'active'].filter((state) => registration?.[state]);
}"""

ASK = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
}"""


@pytest.fixture
def profile(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProfile]:
    """A browser of its own, whose storage outlives it. Chromium's socket wants a short path."""
    browser = RealProfile(tmp_path_factory.mktemp("web"), playwright)
    yield browser
    browser.close()
    assert browser.strangers == []


@pytest.fixture
def host(edition: Path) -> Iterator[StaticHost]:
    """Serves the edition, until it is told to serve another or to stop."""
    served = StaticHost(edition)
    yield served
    served.stop()


def opened(profile: RealProfile, address: str) -> Phone:
    """The app, drawn, in a new page."""
    phone = Phone(profile.page())
    phone.open(address)
    expect(phone.page.locator("#first-page")).to_have_count(0, timeout=LONG)
    return phone


def called(phone: Phone, name: str) -> None:
    """Wait until the app calls itself `name`. Before it is drawn, the window has the name of the page."""
    expect(phone.page.locator("#first-page")).to_have_count(0, timeout=LONG)
    expect(phone.page).to_have_title(name)


def settled(page: Page, *states: str) -> None:
    """Wait until the browser's copies of the app stand so: installing, waiting, active."""
    for _ in range(200):
        if page.evaluate(STATE) == list(states):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(STATE) == list(states)


def told_within(page: Page, host: StaticHost, seconds: int = 20) -> list[str]:
    """What the host was asked, once it was asked something."""
    for _ in range(seconds * 10):
        if host.asked:
            break
        page.wait_for_timeout(100)
    return host.asked


def variant(tmp_path: Path, name: str) -> Path:
    """An edition whose app calls itself `name`."""
    source = editions.copied(tmp_path / "source" / name)
    said = source / "assets" / "strings" / "en.toml"
    said.write_text(re.sub(r'^name = "Companion"', f'name = "{name}"', said.read_text(), count=1, flags=re.MULTILINE))
    return editions.built(source)


def changes(older: Path, newer: Path) -> set[str]:
    """Where those files of `newer` are asked for that `older` has not, as far as they are kept."""
    changed = dict(folder.read(newer).items() - folder.read(older).items())
    kept = changed.keys() - {*offline.PAPERS, offline.NAME}
    return {"/" if name == "index.html" else f"/{name}" for name in kept}


def build_of(edition: Path) -> str:
    """What an edition's copy in the browser is called."""
    found = re.search(r'"name": "(\w+)"', (edition / offline.NAME).read_text())
    assert found
    return f"companion-{found[1]}"


def visited(profile: RealProfile, host: StaticHost) -> Phone:
    """The app after one whole visit."""
    phone = opened(profile, host.address)
    settled(phone.page, "active")
    return phone


@pytest.mark.timeout(240)
@pytest.mark.parametrize("screen", ["", "journal"])
def test_after_one_visit_it_opens_without_its_host(profile: RealProfile, host: StaticHost, screen: str) -> None:
    visited(profile, host)
    profile.close()
    host.stop()
    phone = opened(profile, host.address + screen)
    phone.sees_button(re.compile("Begin|Help now"))
    assert phone.errors == []
    host.start()


@pytest.mark.timeout(240)
def test_after_the_first_load_only_the_update_check_is_sent(
    profile: RealProfile, host: StaticHost, edition: Path
) -> None:
    phone = visited(profile, host)
    assert host.missing == []
    ((name, kept),) = phone.page.evaluate(KEPT)
    assert name == build_of(edition)
    assert kept > 40
    policy = phone.page.evaluate("async () => (await fetch('python-worker.js')).headers.get('Content-Security-Policy')")
    assert policy.startswith("default-src 'none'; ")
    profile.close()
    host.asked.clear()
    phone = visited(profile, host)
    assert WORKER in told_within(phone.page, host)
    assert set(host.asked) == {WORKER}


@pytest.mark.timeout(240)
def test_without_a_worker_it_opens_as_well(profile: RealProfile, host: StaticHost) -> None:
    profile.start(service_workers="block")
    phone = opened(profile, host.address)
    assert host.missing == []
    assert phone.page.evaluate(KEPT) == []


@pytest.mark.timeout(300)
def test_a_new_version_waits_until_the_old_one_is_closed(
    profile: RealProfile, host: StaticHost, edition: Path, tmp_path: Path
) -> None:
    newer = variant(tmp_path, "Fellow")
    phone = visited(profile, host)
    host.folder = newer
    host.asked.clear()
    phone.page.evaluate(ASK)
    settled(phone.page, "waiting", "active")
    assert set(host.asked) == {WORKER, *changes(edition, newer)}
    phone.reload()
    called(phone, "Companion")
    profile.close()

    again = opened(profile, host.address)
    called(again, "Fellow")
    assert [name for name, _ in again.page.evaluate(KEPT)] == [build_of(newer)]


@pytest.mark.timeout(300)
def test_half_an_update_is_no_update(profile: RealProfile, host: StaticHost, edition: Path, tmp_path: Path) -> None:
    newer = variant(tmp_path, "Fellow")
    torn = shutil.copytree(newer, tmp_path / "torn")
    (torn / "companion.zip").write_bytes((edition / "companion.zip").read_bytes())
    phone = visited(profile, host)
    host.folder = torn
    phone.page.evaluate(f"({ASK})().catch(() => {{}})")
    settled(phone.page, "active")
    assert [name for name, _ in phone.page.evaluate(KEPT)] == [build_of(edition)]
    profile.close()
    called(visited(profile, host), "Companion")
