"""A new version comes between two uses, whole or not at all. The page and its service worker are real, the app they
keep is a small one."""

import os
import shutil
import time
from pathlib import Path

import pytest

from companion.builder import folder, offline
from companion.page_policy import HEADERS
from tests.web import light_edition
from tests.web.first_page import FirstPage
from tests.web.real_profile import RealProfile
from tests.web.versions import ASK, KEPT, WORKER, build_of, newer_is_waiting, settled
from tools.static_host import StaticHost

LOSE = """async ([version, name]) => (await caches.open(version)).delete(name)"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """Made an hour before the newer one: hosts tell versions of a file apart by whole seconds."""
    older, then = light_edition.made(tmp_path / "older"), time.time() - 3600
    for path in older.rglob("*"):
        os.utime(path, (then, then))
    return older


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return light_edition.made(tmp_path / "newer", "Fellow")


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """The files of `edition` once more. Only what its worker says besides is new."""
    return light_edition.made(tmp_path / "again", headers=dict(HEADERS) | {"X-Robots-Tag": "none"})


def visited(profile: RealProfile, host: StaticHost) -> FirstPage:
    """The page, once the app has been drawn and the browser keeps a version."""
    first = FirstPage(profile.page(), host.address)
    first.opens()
    first.ask("drawn")
    settled(first.page, "active")
    return first


def update_failed(first: FirstPage, *left: str) -> None:
    """Have the browser look for a newer version, and wait until nothing of it is there but what was `left` before."""
    first.page.evaluate(f"({ASK})().catch(() => {{}})")
    settled(first.page, *left)


def goes_on_without(host: StaticHost, first: FirstPage) -> None:
    """The version that runs opens without its host, which comes back then."""
    host.stop()
    first.page.reload()
    assert first.page.title() == "Companion"
    host.start()


def changes(older: Path, newer: Path) -> set[str]:
    """Where those files of `newer` are asked for that `older` has not, as far as they are kept."""
    changed = dict(folder.read(newer).items() - folder.read(older).items())
    return {"/" if name == "index.html" else f"/{name}" for name in changed.keys() - {offline.NAME}}


def test_a_page_at_any_address_opens_without_its_host(profile: RealProfile, host: StaticHost) -> None:
    first = visited(profile, host)
    assert [name for name in host.asked if "main.dart" in name] == ["/main.dart.wasm"], "the kind that Chromium runs"
    profile.close()
    host.stop()
    for way in ("", "journal", "settings/help/anything"):
        first = FirstPage(profile.page(), host.address)
        first.opens(way)
        assert first.page.title() == "Companion"
        assert first.errors == []
    host.start()


def test_a_new_version_waits_until_the_old_one_is_closed(
    profile: RealProfile, host: StaticHost, edition: Path, newer: Path
) -> None:
    """Even on a host that lets browsers keep every file for a day, so that they have the old ones at hand."""
    host.headers["Cache-Control"] = "max-age=86400"
    first = visited(profile, host)
    host.folder = newer
    host.asked.clear()
    newer_is_waiting(first.page)
    assert set(host.asked) == {WORKER, *changes(edition, newer)}
    assert [name for name, _ in first.page.evaluate(KEPT)] == [build_of(edition), build_of(newer)]
    first.page.reload()
    assert first.page.title() == "Companion"
    profile.close()

    first = visited(profile, host)
    assert first.page.title() == "Fellow"
    assert [name for name, _ in first.page.evaluate(KEPT)] == [build_of(newer)]


def test_half_an_update_is_no_update(
    profile: RealProfile, host: StaticHost, edition: Path, newer: Path, tmp_path: Path
) -> None:
    torn = shutil.copytree(newer, tmp_path / "torn")
    shutil.copy(edition / light_edition.PROGRAM, torn)
    first = visited(profile, host)
    host.folder = torn
    update_failed(first, "active")
    assert [name for name, _ in first.page.evaluate(KEPT)] == [build_of(edition)]
    profile.close()
    assert visited(profile, host).page.title() == "Companion"


@pytest.mark.parametrize("come_back", [False, True])
def test_half_of_the_same_again_takes_nothing_from_the_version_that_runs(
    come_back: bool, profile: RealProfile, host: StaticHost, edition: Path, newer: Path, again: Path
) -> None:
    """The same files with other headers, or the very version that runs, after a newer one that nobody has started.
    Something is missing here, so that the host is needed, and the host has another one."""
    host.headers["Cache-Control"] = "no-store"
    first = visited(profile, host)
    if come_back:
        host.folder = newer
        newer_is_waiting(first.page)
    first.page.evaluate(LOSE, [build_of(edition), light_edition.PROGRAM])
    before = first.page.evaluate(KEPT)
    host.folder = edition if come_back else again
    (host.folder / light_edition.PROGRAM).write_text("of another version")
    update_failed(first, *(["waiting"] if come_back else []), "active")
    assert first.page.evaluate(KEPT) == before
    goes_on_without(host, first)


def test_a_version_that_comes_back_needs_no_room(
    profile: RealProfile, host: StaticHost, edition: Path, newer: Path
) -> None:
    host.headers["Cache-Control"] = "no-store"
    first = visited(profile, host)
    host.folder = newer
    newer_is_waiting(first.page)
    before = first.page.evaluate(KEPT)
    first.devtools.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 1})
    host.folder = edition
    newer_is_waiting(first.page)
    assert first.page.evaluate(KEPT) == before
    goes_on_without(host, first)
    profile.close()
    assert visited(profile, host).page.title() == "Companion", "and it comes in the place of the newer one"
