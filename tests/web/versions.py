"""Versions of the browser edition as a browser keeps them: which one runs, and which one waits."""

import re
from base64 import b64decode
from pathlib import Path

from playwright.sync_api import Page

from companion.builder import offline
from tests.e2e.phone import Phone
from tests.web.real_profile import RealProfile
from tools.static_host import StaticHost

WORKER = f"/{offline.NAME}"
"""What an update check asks for."""

KEPT = """async () => {
  const names = await caches.keys();
  const files = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
  return names.map((name, at) => [name, files[at]]);
}"""

TAKE = """async () => {
  for (const key of await caches.keys()) {
    const version = await caches.open(key);
    for (const request of await version.keys()) {
      if (!request.url.includes('/compiled-')) continue;
      const bytes = new Uint8Array(await (await version.match(request)).arrayBuffer());
      return Array.from({ length: Math.ceil(bytes.length / 3e4) }, (_, at) => (
        String.fromCharCode(...bytes.subarray(at * 3e4, (at + 1) * 3e4))
      )).map(btoa);
    }
  }
  return null;
}"""

STATE = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return ['installing', 'waiting', 'active'].filter((state) => registration?.[state]);
}"""

ASK = """async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration.update();
}"""


def opened(profile: RealProfile, address: str) -> Phone:
    """The app, drawn, in a new page."""
    phone = Phone(profile.page())
    phone.open(address)
    return phone


def settled(page: Page, *states: str) -> None:
    """Wait until the browser's copies of the app stand so: installing, waiting, active."""
    for _ in range(200):
        if page.evaluate(STATE) == list(states):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(STATE) == list(states)


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


def newer_is_waiting(page: Page) -> None:
    """Have the browser look for a newer version, and wait until it has it all."""
    page.evaluate(ASK)
    settled(page, "waiting", "active")


def compiled(page: Page) -> bytes:
    """What was compiled, once it is kept."""
    for _ in range(600):
        parts = page.evaluate(TAKE)
        if parts:
            return b"".join(map(b64decode, parts))
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept in a minute")
