"""Dice that can be thrown again, and a journal in a folder of its own."""

import os
import random
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from homes import home_in, silent

from companion.store.journal import Journal


@pytest.fixture
def dice() -> random.Random:
    """A random source. COMPANION_SEED repeats a run; the seed of a failed one is in its output."""
    seed = int(os.environ.get("COMPANION_SEED") or secrets.randbits(32))
    print(f"COMPANION_SEED={seed}")
    return random.Random(seed)


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    """An empty journal in `tmp_path`."""
    opened = await Journal.open(home_in(tmp_path), silent)
    yield opened
    await opened.close()
