"""A machine of one's own for every test, and no error that nobody saw."""

import logging
from collections.abc import Iterator

import pytest
from pretend import Machine


@pytest.fixture
async def machine() -> Machine:
    """Somebody who was welcomed and has written nothing."""
    return await Machine().filled()


@pytest.fixture(autouse=True)
def nothing_broke(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The guard logs every failure as an error. A test that wants one clears `caplog` when it has looked."""
    yield
    assert [record.getMessage() for record in caplog.get_records("call") if record.levelno >= logging.ERROR] == []
