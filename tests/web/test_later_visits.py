"""The visits after the first: an update check is all that is asked for, and what Python compiled is there again, and
never keeps the app from opening."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.real_profile import RealProfile
from tests.web.versions import KEPT, WORKER, build_of, compiled, opened, visited
from tools.static_host import StaticHost

SPOIL = """async () => {
  for (const key of await caches.keys()) {
    const version = await caches.open(key);
    for (const request of await version.keys()) {
      if (request.url.includes('/compiled-')) await version.put(request, new Response('not what it was'));
    }
  }
}"""


@pytest.mark.timeout(300)
def test_later_visits_ask_for_an_update_alone_and_find_what_was_compiled(
    profile: RealProfile, host: StaticHost, edition: Path
) -> None:
    phone = visited(profile, host)
    assert host.missing == []
    ((name, files),) = phone.page.evaluate(KEPT)
    assert name == build_of(edition)
    assert files > 40
    policy = phone.page.evaluate("async () => (await fetch('python-worker.js')).headers.get('Content-Security-Policy')")
    assert policy.startswith("default-src 'none'; ")
    profile.close()

    host.asked.clear()
    phone = visited(profile, host)
    assert_only_code(compiled(phone.page))
    assert set(host.asked) == {WORKER}
    phone.page.evaluate(SPOIL)
    profile.close()

    host.asked.clear()
    phone = opened(profile, host.address)
    phone.sees_button(re.compile("Begin|Help now"))
    assert phone.errors == []
    assert set(told_within(phone.page, host)) == {WORKER}


def assert_only_code(packed: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = archive.namelist()
        flags = {archive.read(name)[4:16] for name in names}
    assert "companion/__pycache__/app.cpython-314.pyc" in names
    assert [name for name in names if not name.endswith(".cpython-314.pyc")] == []
    assert flags == {bytes([1, 0, 0, 0]) + bytes(8)}  # neither a date nor a size: told to trust them


def told_within(page: Page, host: StaticHost, seconds: int = 20) -> list[str]:
    """What the host was asked, once it was asked something."""
    for _ in range(seconds * 10):
        if host.asked:
            break
        page.wait_for_timeout(100)
    return host.asked


@pytest.mark.timeout(240)
def test_without_a_worker_it_opens_as_well(profile: RealProfile, host: StaticHost) -> None:
    profile.start(service_workers="block")
    phone = opened(profile, host.address)
    assert host.missing == []
    assert phone.page.evaluate(KEPT) == []
