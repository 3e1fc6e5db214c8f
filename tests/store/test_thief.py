"""Whoever holds the whole data folder: everything without a lock, nothing with one, and nothing by old secrets."""

import ast
from pathlib import Path

import pytest
import thief as the_thief
from estate import ABOUT, EVERYTHING, NAME, PHONE, SOUGHT, lived_in, quick, ratings_in, told_by
from homes import files_in
from locks import lock_with, opened, passcode, words
from thief import Thief

from companion.store.keyring import Secret


def read_by(thief: Thief, folder: Path) -> tuple[set[str], set[str]]:
    """Words and ratings that the thief reads, in what he opens and in the files as they lie there."""
    plain = b"\0".join([*thief.loot(folder).values(), *files_in(folder).values()])
    return told_by(plain), ratings_in(plain)


def who_knows(number: int, *keys: bytes) -> Thief:
    """A thief who knows a passcode and its recovery words."""
    chosen = passcode(number)
    return Thief([chosen.text] if chosen else [], [words(number).entropy], keys)


NOTHING: tuple[set[str], set[str]] = set(), set()
ALL = EVERYTHING, {one.id for one in SOUGHT}


async def change(folder: Path, number: int, secret: Secret | None = None) -> None:
    journal = await opened(quick(folder), secret)
    await lock_with(journal, number)
    assert journal.lock.is_whole
    await journal.close()


def test_he_knows_nothing_of_the_app() -> None:
    tree = ast.parse(Path(the_thief.__file__).read_text())
    named = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    named |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in named} & {"companion", "homes", "opened", "estate"} == set()


async def test_without_a_lock_he_reads_everything(tmp_path: Path) -> None:
    await lived_in(tmp_path)
    assert read_by(Thief(), tmp_path) == ALL
    aside = {name: plain for name, plain in Thief().loot(tmp_path).items() if ".damaged-" in name}
    assert len(aside) == 4
    assert all(told_by(plain) for plain in aside.values())


async def test_a_lock_leaves_him_nothing(tmp_path: Path) -> None:
    await lived_in(tmp_path)
    key = (tmp_path / "device.key").read_bytes()
    await change(tmp_path, 1)
    assert set(Thief([], [], [key]).loot(tmp_path)) <= {"help.sealed"}
    assert read_by(Thief([], [], [key]), tmp_path) == NOTHING
    assert read_by(who_knows(2, key), tmp_path) == NOTHING
    assert not (tmp_path / "device.key").exists()


@pytest.mark.parametrize("knows", [Thief([passcode(1).text]), Thief([], [words(1).entropy])], ids=["passcode", "words"])
async def test_with_the_right_secret_he_reads_everything(knows: Thief, tmp_path: Path) -> None:
    await lived_in(tmp_path)
    await change(tmp_path, 1)
    assert read_by(knows, tmp_path) == ALL
    names = set(knows.loot(tmp_path))
    assert len([name for name in names if ".damaged-" in name]) == 4


async def test_a_life_behind_a_lock_leaves_him_nothing(tmp_path: Path) -> None:
    await change(tmp_path, 1)
    await lived_in(tmp_path, passcode(1))
    assert len([name for name in files_in(tmp_path) if ".damaged-" in name]) == 4
    assert read_by(who_knows(2), tmp_path) == NOTHING
    assert read_by(who_knows(1), tmp_path) == ALL


async def test_old_secrets_open_nothing_that_is_left(tmp_path: Path) -> None:
    await lived_in(tmp_path)
    key = (tmp_path / "device.key").read_bytes()
    await change(tmp_path, 1)
    await lived_in(tmp_path, passcode(1))
    await change(tmp_path, 2, passcode(1))
    assert read_by(who_knows(1, key), tmp_path) == NOTHING
    assert read_by(who_knows(2), tmp_path) == ALL


async def test_a_removed_lock_opens_to_the_new_key_alone(tmp_path: Path) -> None:
    await lived_in(tmp_path)
    old = tmp_path / "device.key"
    key = old.read_bytes()
    await change(tmp_path, 1)
    await change(tmp_path, 0, passcode(1))
    assert read_by(Thief(), tmp_path)[0] == EVERYTHING
    away = old.rename(tmp_path.parent / f"{tmp_path.name}.key")
    assert read_by(who_knows(1, key), tmp_path) == NOTHING
    away.unlink()


@pytest.mark.parametrize("shown", [False, True])
async def test_before_unlocking_he_sees_what_the_patient_chose(shown: bool, tmp_path: Path) -> None:
    await lived_in(tmp_path)
    journal = await opened(quick(tmp_path))
    await journal.prefer(people_before_unlock=True)
    await journal.prefer(people_before_unlock=shown)
    await journal.close()
    await change(tmp_path, 1)
    assert read_by(Thief(), tmp_path) == (({NAME, PHONE, ABOUT}, set()) if shown else NOTHING)
