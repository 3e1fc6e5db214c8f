"""The real app as its own process, over a folder that outlives it."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Served:
    """`companion run` over `folder`. `most` is the size in bytes that no file may grow beyond."""

    def __init__(
        self, folder: Path, said: Path, *more: str, assets: Path | None = None, most: int | None = None
    ) -> None:
        self._said = said
        self.printed = ""
        """What it printed below its address, once it has ended."""
        environment = os.environ | ({"FLET_ASSETS_DIR": str(assets)} if assets else {})
        command = [sys.executable, "-m", "companion", "run", "--no-browser", "--data", str(folder), *more]
        limit = (
            None if most is None else lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        )
        with said.open("w") as stderr:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=stderr, text=True, preexec_fn=limit
            )
        assert self._process.stdout is not None
        lines = iter(self._process.stdout.readline, "")
        self.address = next((line.strip() for line in lines if line.strip().startswith("http")), "")

    @property
    def stderr(self) -> str:
        """Everything the process said beside its address."""
        return self._said.read_text()

    @property
    def port(self) -> int:
        return int(self.address.split("/")[2].split(":")[1])

    def allow(self, most: int) -> None:
        """Let files grow up to `most` bytes from now on."""
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def suspend(self) -> None:
        """The process stands still, as on a machine that hangs."""
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self._process.send_signal(signal.SIGCONT)

    def before_a_reload(self) -> None:
        """Wait until words typed just now outlive the page: at once, for the process does."""

    def kill(self) -> None:
        """The process is gone at once, with nothing put in order."""
        self._process.kill()
        self._ended()

    def stop(self) -> int:
        """Ask the process to end. Returns its exit code."""
        self.resume()
        self._process.terminate()
        return self._ended()

    def ended(self) -> int:
        """Wait until the process ends of its own accord. Returns its exit code."""
        return self._ended()

    def _ended(self) -> int:
        try:
            return self._process.wait(20)
        finally:
            self._process.kill()
            self._process.wait()
            assert self._process.stdout is not None
            if not self._process.stdout.closed:
                self.printed = self._process.stdout.read()
                self._process.stdout.close()
