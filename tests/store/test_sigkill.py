"""A writer killed at two hundred points: what was acknowledged is there, and so is what was typed."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from killing import Memory, Zygote, begun_with_an_older_journal, kill, must_be_kept, recovered
from killing import zygote as started

KILLS = 200
KILLS_A_FOLDER = 20


@pytest.fixture
def zygote() -> Iterator[Zygote]:
    with started() as running:
        yield running


async def test_nothing_acknowledged_is_lost(zygote: Zygote, dice: Random, tmp_path: Path) -> None:
    memory, saves, drafts, in_changes = Memory(), 0, 0, 0
    for number in range(KILLS):
        if number % KILLS_A_FOLDER == 0:
            folder = tmp_path / str(number)
            memory = begun_with_an_older_journal(folder) if number % 40 else Memory()
        told = kill(zygote, folder, number, dice.uniform(0.0, 0.08), memory.locks[0], changes=number % 4 == 0)
        memory.hear(told)
        in_changes += len(memory.locks) > 1
        journal = await memory.open(folder)
        assert memory.lost(journal) == []
        assert await recovered(journal, number) >= must_be_kept(told)
        await journal.close()
        saves += sum("saved" in line for line in told)
        drafts += must_be_kept(told) >= 0
    print(f"{KILLS} kills, {saves} acknowledged saves, {drafts} drafts that had to be there, {in_changes} key changes")
    assert saves > KILLS // 4
    assert in_changes > 5
