"""After one visit the app opens without its host, and a new version comes between two uses, whole or not at all."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from companion.builder import folder, offline
from tests import editions
from tests.web.real_profile import RealProfile
from tests.web.versions import ASK, KEPT, build_of, called, newer_is_waiting, opened, settled, visited
from tools.static_host import StaticHost

WORKER = f"/{offline.NAME}"


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
    """Even on a host that lets browsers keep every file for a day, so that they have the old ones at hand."""
    newer = variant(tmp_path, "Fellow")
    host.headers["Cache-Control"] = "max-age=86400"
    phone = visited(profile, host)
    host.folder = newer
    host.asked.clear()
    newer_is_waiting(phone.page)
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
