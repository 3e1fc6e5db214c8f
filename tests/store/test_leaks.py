"""Nothing readable: two thousand notes and more go through a journal, and no byte of one comes out."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from canaries import Canary, canaries, encoded, found_in
from diarist import NUMBER
from homes import files_in
from opened import plain_of


class Traces:
    """Everything that one life of a journal left behind."""

    def __init__(self, place: Path, seed: int) -> None:
        self.canaries = canaries(seed, NUMBER)
        self.data, self.temporary, self._log = place / "data", place / "temporary", place / "log"
        self.temporary.mkdir()
        before = self.temporary.stat().st_mtime_ns
        self.said = self._run(seed)
        self.temporary_was_used = self.temporary.stat().st_mtime_ns != before

    def _run(self, seed: int) -> "subprocess.CompletedProcess[bytes]":
        here = Path(__file__).parent
        path = os.pathsep.join([str(here), str(here.parent.parent)])
        temporary = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"), str(self.temporary))
        command = [sys.executable, str(here / "diarist.py"), str(self.data), str(seed), str(self._log)]
        return subprocess.run(
            command, capture_output=True, check=False, env=os.environ | temporary | {"PYTHONPATH": path}
        )

    def all(self) -> dict[str, bytes]:
        """Bytes by where they were found."""
        files = files_in(self.data) | {"log": self._log.read_bytes()}
        files |= {f"temporary/{name}": raw for name, raw in files_in(self.temporary).items()}
        names = "\n".join(files).encode()
        return files | {"stdout": self.said.stdout, "stderr": self.said.stderr, "names of files": names}


@pytest.fixture(scope="module")
def traces(tmp_path_factory: pytest.TempPathFactory) -> Traces:
    seed = int(os.environ.get("COMPANION_SEED") or Random().getrandbits(32))
    print(f"COMPANION_SEED={seed}")
    return Traces(tmp_path_factory.mktemp("leaks"), seed)


def all_spellings(sought: Iterable[Canary]) -> set[bytes]:
    return {spelling for canary in sought for spelling in canary.spellings()}


def test_the_diarist_lived_to_the_end(traces: Traces) -> None:
    assert traces.said.stderr == b""
    assert traces.said.stdout.endswith(b"the end\n")
    assert b"refused" in traces.all()["log"]


def test_no_canary_is_readable(traces: Traces) -> None:
    spellings = all_spellings(traces.canaries)
    print(f"{len(traces.canaries) * 10} canaries, {len(spellings)} spellings")
    for name, content in traces.all().items():
        assert found_in(content, spellings) == set(), name


def test_no_file_shows_what_it_is_made_of(traces: Traces) -> None:
    words = {word for name in ("SQLite format 3", "mind_at_ease", "sleep_hours") for word in encoded(name)}
    for name, content in files_in(traces.data).items():
        assert found_in(content, words) == set(), name


def test_no_temporary_file_was_ever_made(traces: Traces) -> None:
    assert not traces.temporary_was_used


def test_the_search_finds_what_is_planted(traces: Traces) -> None:
    spellings = all_spellings(traces.canaries)
    some = Random(1).sample(sorted(spellings), 300)
    content = os.urandom(50_000) + b"?".join(some) + traces.all()["log"]
    assert found_in(content, spellings) >= set(some)


async def test_the_canaries_are_in_there(traces: Traces) -> None:
    plain = await plain_of(traces.data, "journal")
    drafts = await plain_of(traces.data, "drafts")
    everything = b"".join([*plain.values(), *drafts.values()])
    kept = [canary for canary in traces.canaries if int(canary.id) % 35]
    for canary in kept:
        assert canary.note.encode() in everything
        assert canary.edited.encode() in everything
    for canary in traces.canaries:
        erased = int(canary.id) % 35 == 0
        assert erased == (canary.tag.encode() not in everything)
