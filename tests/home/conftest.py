"""A running loopback server, as its own process."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

ROOT = Path(__file__).parents[2]


class Running:
    """The server in `loopback_app`, what it has said so far, and how it ended."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.home.loopback_app"]
        self._process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=-1, stderr=subprocess.STDOUT)
        assert self._process.stdout is not None
        self.address = self._process.stdout.readline().strip()
        self.said: list[str] = []
        self._listener = Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            self.said.extend(line.rstrip("\n") for line in lines)

    @property
    def token(self) -> str:
        return self.address.split("/")[3]

    @property
    def routes(self) -> list[str]:
        return [line.removeprefix("route ") for line in self.said if line.startswith("route ")]

    def end(self, by: signal.Signals = signal.SIGTERM) -> int:
        self._process.send_signal(by)
        code = self._process.wait(10)
        self._listener.join()
        return code


@pytest.fixture
def running() -> Iterator[Running]:
    server = Running()
    yield server
    server.end()
