"""Writers that are killed, what they told before, and whether it is all there afterwards."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from chain import older_journal
from homes import QUICK_SCRYPT, files_in
from locks import opened_by_one_of
from replay import put
from zygote import REST

from companion.home import desktop
from companion.home.ports import Home
from companion.store.journal import Journal

Told = list[dict[str, Any]]
Zygote = subprocess.Popen[str]


@contextlib.contextmanager
def zygote() -> Iterator[Zygote]:
    """The process that forks writers and kills them."""
    here = Path(__file__).parent
    path = os.pathsep.join([str(here), str(here.parent.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(here / "zygote.py")]
    environment = os.environ | {"PYTHONPATH": path}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as running:
        yield running
        assert running.stdin is not None
        running.stdin.close()


def kill(zygote: Zygote, folder: Path, number: int, seconds: float, lock: int, changes: bool) -> Told:
    """Let one writer live for `seconds`, opening with the secret `lock` and changing it or not. Returns what it told."""
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    zygote.stdin.write(f"{folder} {number} {seconds} {lock} {int(changes)}\n")
    zygote.stdin.flush()
    told: Told = []
    for line in zygote.stdout:
        told.append(json.loads(line))
        if "killed" in told[-1]:
            break
    assert told[-1]["killed"], "the writer ended by itself"
    return told[:-1]


class Memory:
    """What one folder's writers told: acknowledged notes, one that may or may not be there, and the lock."""

    def __init__(self) -> None:
        self.acknowledged: dict[str, str] = {}
        self.locks = [0]
        self._under_way: dict[str, str] = {}

    def hear(self, told: Told) -> None:
        self._under_way = {}
        for line in told:
            if "saving" in line:
                self._under_way = {line["saving"]: line["note"]}
            elif "saved" in line:
                self.acknowledged[line["saved"]] = line["note"]
                self._under_way = {}
            elif "changing" in line:
                self.locks.append(line["changing"])
            elif "changed" in line:
                self.locks = [line["changed"]]

    async def open(self, folder: Path) -> Journal:
        """The journal, by the secret in force or the one under way."""
        journal, number = await opened_by_one_of(home(folder), self.locks)
        self.locks = [number]
        return journal

    def lost(self, journal: Journal) -> list[str]:
        """Notes that are not there, or there unasked. Every acknowledged note is to be there; one under way may
        be there instead or besides."""
        there = {check_in.id: check_in.noticed.note for check_in in journal.newest(100_000)}
        lost = [
            id for id, note in self.acknowledged.items() if there.get(id) not in (note, self._under_way.get(id, note))
        ]
        lost += sorted(set(there) - {*self.acknowledged, *self._under_way})
        lost += [*journal.set_aside, *["older"] * bool(journal.older)]
        self.acknowledged |= {id: note for id, note in self._under_way.items() if there.get(id) == note}
        return lost


def begun_with_an_older_journal(folder: Path) -> Memory:
    """What is told by a folder in which a journal of the first schema lies, to be migrated."""
    files, told = older_journal("journal-v1")
    put(folder, files)
    memory = Memory()
    memory.acknowledged = {
        id: one.noticed.note for id, one in told.check_ins.items() if one is not None and id != "deleted"
    }
    return memory


def home(folder: Path) -> Home:
    """The desktop's home, with passcodes that are quick to try."""
    return replace(desktop.at(folder), scrypt_n=QUICK_SCRYPT)


def is_migrating(folder: Path) -> bool:
    """Whether a copy of the older journal is still there."""
    older = {raw for name, raw in older_journal("journal-v1")[0].items() if name.startswith("journal.")}
    return folder.exists() and not older.isdisjoint(files_in(folder).values())


def must_be_kept(told: Told) -> int:
    """The oldest text that the draft may be: what a keeping ended with, or what was typed a rest and
    a keeping ago, with both as slow as this machine made them."""
    if not told:
        return -1
    slack = REST + 2 * slowest_keeping(told) + 2 * longest_silence(told) + longest_change(told)
    typed = [line["typed"] for line in told if "typed" in line and line["at"] < told[-1]["at"] - slack]
    return int(max([-1, *kept_by_keys_in_force(told), *typed]))


def kept_by_keys_in_force(told: Told) -> Iterator[int]:
    """What was kept while no keys changed: a copy under keys to come does not count."""
    changing = False
    for line in told:
        changing = ("changing" in line) or (changing and "changed" not in line)
        if "kept" in line and not changing:
            yield line["kept"]


def slowest_keeping(told: Told) -> float:
    """Seconds, one that the kill interrupted included."""
    begun = [line for line in told if "keeping" in line or "kept" in line]
    unfinished = told[-1]["at"] - begun[-1]["at"] if begun and "keeping" in begun[-1] else 0.0
    return float(max([unfinished, *(line["took"] for line in told if "took" in line)]))


def longest_change(told: Told) -> float:
    """Seconds in which keys changed, and drafts waited, one that the kill interrupted included."""
    longest, since = 0.0, None
    for line in [*told, {"changed": -1, "at": told[-1]["at"]}]:
        if "changing" in line:
            since = line["at"]
        elif "changed" in line and since is not None:
            longest, since = max(longest, line["at"] - since), None
    return longest


def longest_silence(told: Told) -> float:
    """Seconds in which a busy machine let the writer do nothing: it tells something all the time."""
    times = [line["at"] for line in told]
    return float(max(later - earlier for earlier, later in zip(times, [*times[1:], times[-1]], strict=True)))


async def recovered(journal: Journal, number: int) -> int:
    """The draft's newest text; the draft is then let go."""
    held = journal.draft_of(f"draft-{number}")
    journal.let_go(f"draft-{number}")
    return -1 if held is None else int(held.noticed.note.removeprefix("typed "))
