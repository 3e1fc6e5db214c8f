"""The clock of this machine, in a process that outlives a journey."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from companion.home.local_clock import LocalClock


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test set TZ, and sets this process right afterwards."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def test_a_new_time_zone_is_noticed_at_once(zone: pytest.MonkeyPatch) -> None:
    clock = LocalClock()
    for name, hours in (("UTC0", 0), ("UTC-9", 9), ("UTC+5", -5)):
        zone.setenv("TZ", name)
        assert clock.now().utcoffset() == timedelta(hours=hours)


def test_a_platform_without_tzset_has_a_clock_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(time, "tzset", raising=False)
    assert LocalClock().now().tzinfo is not None
