"""A new version comes between two uses, whole or not at all. The page and its service worker are real, the app they
keep is a small one."""

import os
import shutil
import time
from pathlib import Path

import pytest

from companion.builder import folder, offline
from tests.web import light_edition
from tests.web.first_page import FirstPage
from tests.web.real_profile import RealProfile
from tests.web.versions import ASK, KEPT, WORKER, build_of, newer_is_waiting, settled
from tools.static_host import StaticHost


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


def visited(profile: RealProfile, host: StaticHost) -> FirstPage:
    """The page, once the app has been drawn and the browser keeps a version."""
    first = FirstPage(profile.page(), host.address)
    first.opens()
    first.ask("drawn")
    settled(first.page, "active")
    return first


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
    first.page.evaluate(f"({ASK})().catch(() => {{}})")
    settled(first.page, "active")
    assert [name for name, _ in first.page.evaluate(KEPT)] == [build_of(edition)]
    profile.close()
    assert visited(profile, host).page.title() == "Companion"
