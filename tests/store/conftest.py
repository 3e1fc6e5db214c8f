"""Dice that can be thrown again, and a journal in a folder of its own."""

import os
import random
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from early_journals import welcomed
from early_page import MemoryPage
from homes import home_in, silent

from companion.home.ports import Home
from companion.store.journal import Journal


@pytest.fixture
def dice() -> random.Random:
    """A random source. COMPANION_SEED repeats a run; the seed of a failed one is in its output."""
    seed = int(os.environ.get("COMPANION_SEED") or secrets.randbits(32))
    print(f"COMPANION_SEED={seed}")
    return random.Random(seed)


@pytest.fixture
def early() -> MemoryPage:
    """A page before the app."""
    return MemoryPage()


@pytest.fixture
async def home(tmp_path: Path, early: MemoryPage) -> Home:
    """A home with that page, of a patient who was welcomed."""
    return await welcomed(tmp_path, early)


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    """An empty journal in `tmp_path`."""
    opened = await Journal.open(home_in(tmp_path), silent)
    yield opened
    await opened.close()
