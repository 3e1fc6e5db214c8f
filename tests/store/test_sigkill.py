"""A writer killed at two hundred points: what was acknowledged is there, and so is what was typed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from homes import silent
from zygote import REST

from companion.home import desktop
from companion.store.journal import Journal

KILLS = 200
KILLS_A_FOLDER = 20

Told = list[dict[str, Any]]


@pytest.fixture
def zygote() -> Iterator["subprocess.Popen[str]"]:
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


def kill(zygote: "subprocess.Popen[str]", folder: Path, number: int, seconds: float) -> Told:
    """Let one writer live for `seconds`. Returns what it told."""
    assert zygote.stdin is not None
    assert zygote.stdout is not None
    zygote.stdin.write(f"{folder} {number} {seconds}\n")
    zygote.stdin.flush()
    told: Told = []
    for line in zygote.stdout:
        told.append(json.loads(line))
        if "killed" in told[-1]:
            break
    assert told[-1]["killed"], "the writer ended by itself"
    return told[:-1]


class Memory:
    """What one folder's writers told: acknowledged notes, and one that may or may not be there."""

    def __init__(self) -> None:
        self.acknowledged: dict[str, str] = {}
        self._under_way: dict[str, str] = {}

    def hear(self, told: Told) -> None:
        self._under_way = {}
        for line in told:
            if "saving" in line:
                self._under_way = {line["saving"]: line["note"]}
            elif "saved" in line:
                self.acknowledged[line["saved"]] = line["note"]
                self._under_way = {}

    def check(self, journal: Journal) -> None:
        """Every acknowledged note is there; one under way may be there instead or besides."""
        there = {check_in.id: check_in.noticed.note for check_in in journal.newest(100_000)}
        for id, note in self.acknowledged.items():
            assert there.get(id) in (note, self._under_way.get(id, note)), id
        assert set(there) <= {*self.acknowledged, *self._under_way}
        self.acknowledged |= {id: note for id, note in self._under_way.items() if there.get(id) == note}


def must_be_kept(told: Told) -> int:
    """The oldest text that the draft may be: what a keeping ended with, or what was typed a rest and
    a keeping ago, with both as slow as this machine made them."""
    if not told:
        return -1
    kept = max((line["kept"] for line in told if "kept" in line), default=-1)
    slack = REST + 2 * slowest_keeping(told) + 2 * longest_silence(told)
    typed = [line["typed"] for line in told if "typed" in line and line["at"] < told[-1]["at"] - slack]
    return int(max([kept, *typed]))


def slowest_keeping(told: Told) -> float:
    """Seconds, one that the kill interrupted included."""
    begun = [line for line in told if "keeping" in line or "kept" in line]
    unfinished = told[-1]["at"] - begun[-1]["at"] if begun and "keeping" in begun[-1] else 0.0
    return float(max([unfinished, *(line["took"] for line in told if "took" in line)]))


def longest_silence(told: Told) -> float:
    """Seconds in which a busy machine let the writer do nothing: it tells something all the time."""
    times = [line["at"] for line in told]
    return float(max(later - earlier for earlier, later in zip(times, [*times[1:], times[-1]], strict=True)))


async def recovered(journal: Journal, number: int) -> int:
    """The draft's newest text; the draft is then let go."""
    held = journal.draft_of(f"draft-{number}")
    journal.let_go(f"draft-{number}")
    return -1 if held is None else int(held.noticed.note.removeprefix("typed "))


async def test_nothing_acknowledged_is_lost(zygote: "subprocess.Popen[str]", dice: Random, tmp_path: Path) -> None:
    memory, saves, drafts = Memory(), 0, 0
    for number in range(KILLS):
        if number % KILLS_A_FOLDER == 0:
            memory, folder = Memory(), tmp_path / str(number)
        told = kill(zygote, folder, number, dice.uniform(0.0, 0.08))
        memory.hear(told)
        journal = await Journal.open(desktop.at(folder), silent)
        memory.check(journal)
        assert journal.set_aside == ()
        assert await recovered(journal, number) >= must_be_kept(told)
        await journal.close()
        saves += sum("saved" in line for line in told)
        drafts += must_be_kept(told) >= 0
    print(f"{KILLS} kills, {saves} acknowledged saves, {drafts} drafts that had to be there")
    assert saves > KILLS // 4
