"""What `companion build web` makes: the same each time, ours alone, and no more than is needed."""

import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from companion.__main__ import main
from companion.builder import app_package, client, client_styles, folder, offline, packages, web
from companion.builder.folder import HASHES
from companion.builder.report import LEFT_BY_OTHERS, report
from companion.errors import ClientChanged, FolderTaken
from companion.page_policy import FRAMES, HEADERS, hashed
from companion.ui import strings
from tests import editions
from tests.web.versions import build_of

WORDS = strings.load(web.ROOT / "assets")
AIM = 25_000_000
"""Bytes that a first visit may send, compressed."""

ADDRESS = re.compile(rb"(?:https?|wss?):\\?/\\?/([a-z0-9.-]+)")
NAMED = {
    b"www.w3.org",  # the names of XML dialects
    *(b"api.flutter.dev", b"docs.flutter.dev", b"flutter.dev", b"pub.dev", b"flet.dev"),  # in what errors say
    *(b"peps.python.org", b"www.python.org"),
    *(b"github.com", b"raw.githubusercontent.com", b"developer.mozilla.org", b"developer.android.com"),
}
"""Hosts that texts name and nobody asks."""

CODE = (".css", ".html", ".js", ".json", ".mjs", "main.dart.wasm", "pyodide.asm.wasm")
"""What may ask. CanvasKit holds a word list for compressed fonts, in which beginnings of addresses stand."""

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
SCRIPT = re.compile(r"<script(?P<how>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)


def policy_of(edition: Path) -> tuple[str, str]:
    """The page, and its policy."""
    page = (edition / "index.html").read_text()
    return page, html.unescape(POLICY.findall(page)[0])


def test_the_same_tree_gives_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    """Built elsewhere, on another day's clock, by somebody who lets nobody read their files."""
    environment = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "companion", "build", "web", "--out", str(tmp_path / "elsewhere" / "site")]
    subprocess.run(command, cwd=web.ROOT, env=environment, check=True, capture_output=True, umask=0o077)
    assert folder.read(tmp_path / "elsewhere" / "site") == folder.read(edition)


def test_a_web_server_of_another_user_may_read_all_of_it(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        folder.write({HASHES: b"", "a/b/c.txt": b"c"}, tmp_path / "site")
    finally:
        os.umask(before)
    made = [tmp_path / "site", *(tmp_path / "site").rglob("*")]
    assert {path.stat().st_mode & 0o7777 for path in made} == {0o644, 0o755}


def test_every_file_is_listed_with_its_hash(edition: Path) -> None:
    files = folder.read(edition)
    assert files.pop(HASHES) == offline.listing(files)


def test_a_build_is_named_for_all_that_its_worker_is_made_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of one name would be kept in one place, and the newer one could take the older one away."""

    def name(source: Path = web.ROOT, text: bytes = b"", headers: Mapping[str, str] = HEADERS) -> str:
        return offline.build_of(source, {"main.js": text}, headers)

    script = tmp_path / "web" / offline.NAME
    script.parent.mkdir()
    script.write_bytes((web.ROOT / "web" / offline.NAME).read_bytes())
    assert name(tmp_path) == name()
    script.write_text("// It keeps nothing.")
    names = [name(), name(tmp_path), name(text=b"1"), name(headers={})]
    monkeypatch.setitem(offline.TYPES, ".js", "application/javascript")
    assert len({*names, name()}) == 5


def test_the_report_and_the_worker_tell_of_one_build(edition: Path) -> None:
    assert (edition / "report.txt").read_text().startswith(f"Build {build_of(edition).removeprefix('companion-')}\n")


def test_what_stands_in_the_page_is_allowed_by_its_hash_and_nothing_else(edition: Path) -> None:
    page, policy = policy_of(edition)
    scripts = {hashed(found["text"].encode()) for found in SCRIPT.finditer(page) if "src" not in found["how"]}
    styles = {hashed(text.encode()) for text in re.findall("<style>(.*?)</style>", page, re.DOTALL)}
    rules = {rule.split()[0]: set(rule.split()[1:]) for rule in policy.split("; ")}
    assert rules["script-src"] == {"'self'", "'wasm-unsafe-eval'", *scripts}
    assert styles < rules["style-src"]
    assert "unsafe-inline" not in policy
    assert page.index("Content-Security-Policy") < page.index("<script")
    assert not re.search(r"\s(?:on[a-z]+|style)=", page)


def test_the_policy_names_no_host_and_hosts_are_told_the_same(edition: Path) -> None:
    _, policy = policy_of(edition)
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"https?:|//|\*|'unsafe-eval'", policy)
    assert f"  Content-Security-Policy: {policy}{FRAMES}\n" in (edition / "_headers").read_text()
    assert "  Referrer-Policy: no-referrer\n" in (edition / "_headers").read_text()
    assert json.dumps(policy + FRAMES) in (edition / "service-worker.js").read_text()
    assert '<meta name="referrer" content="no-referrer">' in (edition / "index.html").read_text()


def test_no_code_holds_an_address_that_somebody_could_ask(edition: Path) -> None:
    files = {name: text for name, text in folder.read(edition).items() if name.endswith(CODE)}
    found = {(name, host) for name, text in files.items() for host in ADDRESS.findall(text)}
    assert {(name, host) for name, host in found if b"." in host and host not in NAMED} == set()


def test_a_first_visit_stays_below_the_aim(edition: Path) -> None:
    loaded = {name: text for name, text in folder.read(edition).items() if name not in offline.PAPERS}
    weighed = report("", loaded)
    assert weighed.first_load().sent < AIM
    assert weighed.first_load(LEFT_BY_OTHERS).sent < AIM
    assert (edition / "report.txt").read_text().count("First visit") == 2


def test_what_is_left_out_exists_elsewhere() -> None:
    there = editions.sources()
    for pattern in app_package.ELSEWHERE:
        assert any(Path(name).match(pattern) for name in there), pattern


def test_the_packages_are_those_the_tests_run_with() -> None:
    pinned = re.findall(r"^([^#\s]+==\S+) --hash", (web.ROOT / "web" / "packages.txt").read_text(), re.MULTILINE)
    known = (web.ROOT / "constraints.txt").read_text().split()
    assert pinned
    assert set(pinned) - set(known) == set()


def test_licences_travel_along(edition: Path) -> None:
    said = (edition / "licences.txt").read_text()
    for whose in ("Companion and Flet", "OFL-Literata", "hash-wasm", "CPython", "Pyodide", "sqlalchemy", "Skia"):
        assert whose in said
    for wheel in packages.wheels(web.ROOT / "web" / "packages.txt", web.SHELF):
        assert packages.licences(wheel) or wheel.name.startswith("flet-"), wheel.name


def test_the_page_can_be_installed(edition: Path) -> None:
    held = json.loads((edition / "manifest.json").read_text())
    assert held["name"] == "Companion"
    assert (held["start_url"], held["scope"], held["display"]) == ("/", "/", "standalone")
    assert all((edition / icon["src"]).is_file() for icon in held["icons"])
    assert {icon["purpose"] for icon in held["icons"]} == {"any", "maskable"}


def test_a_folder_with_anything_else_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(FolderTaken):
        folder.write({HASHES: b""}, tmp_path)
    assert main(["build", "web", "--out", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(WORDS("errors.folder_taken"))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_new_build_replaces_the_old_one_whole(tmp_path: Path) -> None:
    folder.write({HASHES: b"1", "old.js": b""}, tmp_path / "site")
    folder.write({HASHES: b"2", "new.js": b""}, tmp_path / "site")
    assert folder.read(tmp_path / "site") == {HASHES: b"2", "new.js": b""}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_packages_and_without_an_index_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(web.build, "__kwdefaults__", web.build.__kwdefaults__ | {"shelf": tmp_path / "empty"})
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(name, value)
    assert main(["build", "web", "--out", str(tmp_path / "site")]) == 1
    assert capsys.readouterr().err.startswith(WORDS("errors.packages_missing"))
    assert not (tmp_path / "site").exists()


def test_another_client_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ClientChanged, match="FileNotFoundError"):
        client.files(tmp_path)
    with pytest.raises(ClientChanged):
        client.homely(b"var here = 1", ["https://elsewhere.example/"])
    with pytest.raises(ClientChanged):
        client.bootstrap("nothing that is known")
    with pytest.raises(ClientChanged):
        client_styles.sheets("nothing that is known")


def test_an_address_becomes_nothing_of_the_same_length() -> None:
    before = b"<https://elsewhere.example/>"
    after = client.homely(before, ["https://elsewhere.example/"])
    assert len(after) == len(before)
    assert after.startswith(b"<data:,---")
