"""What Python compiled at one start is there at the next one, and never keeps the app from opening."""

import io
import re
import zipfile
from base64 import b64decode

import pytest
from playwright.sync_api import Page

from tests.web.real_profile import RealProfile
from tests.web.versions import opened, visited
from tools.static_host import StaticHost

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

SPOIL = """async () => {
  for (const key of await caches.keys()) {
    const version = await caches.open(key);
    for (const request of await version.keys()) {
      if (request.url.includes('/compiled-')) await version.put(request, new Response('not what it was'));
    }
  }
}"""


def kept(page: Page) -> bytes:
    """What was compiled, once it is kept."""
    for _ in range(600):
        parts = page.evaluate(TAKE)
        if parts:
            return b"".join(map(b64decode, parts))
        page.wait_for_timeout(100)
    raise AssertionError("nothing was kept in a minute")


@pytest.mark.timeout(300)
def test_what_was_compiled_is_kept_and_holds_nothing_but_code(profile: RealProfile, host: StaticHost) -> None:
    visited(profile, host)
    profile.close()
    phone = visited(profile, host)
    with zipfile.ZipFile(io.BytesIO(kept(phone.page))) as archive:
        names = archive.namelist()
        flags = {archive.read(name)[4:16] for name in names}
    assert "companion/__pycache__/app.cpython-314.pyc" in names
    assert [name for name in names if not name.endswith(".cpython-314.pyc")] == []
    assert flags == {bytes([1, 0, 0, 0]) + bytes(8)}  # neither a date nor a size: told to trust them

    phone.page.evaluate(SPOIL)
    profile.close()
    phone = opened(profile, host.address)
    phone.sees_button(re.compile("Begin|Help now"))
    assert phone.errors == []
