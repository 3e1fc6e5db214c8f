"""Wrong passcodes: how long to wait before the next one.

It slows down whoever stands before the screen. Somebody who has copied the files is slowed down by scrypt
alone, and whoever may change the device's clock or files can shorten a wait.
"""

from contextlib import suppress
from datetime import timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from companion.errors import NotKept, TooSoon
from companion.home.ports import Home

FREE = 3
"""Wrong passcodes before the first wait: fingers slip."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=15), timedelta(hours=1)


class Wrong(BaseModel):
    """How many passcodes in a row were wrong, and when the wait after the last one began."""

    model_config = ConfigDict(frozen=True)

    times: int = Field(default=0, ge=0)
    since: AwareDatetime | None = None


def wait_after(times: int) -> timedelta:
    """No time for the first three wrong passcodes, then 15 s, doubled each time, at most an hour."""
    if times <= FREE:
        return timedelta(0)
    doublings = min(times - FREE - 1, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * (1 << doublings))


class Attempts:
    """Counts wrong passcodes over restarts. A clock that was turned back begins the wait anew."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._before = Wrong()

    async def begin(self) -> None:
        """Count a try as wrong before it is looked at, so that ending the app saves no wait.

        A full disk must not close the journal: where the count cannot be kept, the try is let through.
        Raises TooSoon, FolderClosed.
        """
        left = await self.seconds_left()
        if left > 0:
            raise TooSoon(left)
        self._before = await self._load()
        await self._keep(Wrong(times=self._before.times + 1, since=self._home.clock.now()))

    async def not_tried(self) -> None:
        """It was not looked at after all, as when the folder is closed: take the count back."""
        await self._keep(self._before)

    async def passed(self) -> None:
        """What was given is right: forget the wrong ones. Raises FolderClosed."""
        if await self._load() != Wrong():  # erasing would pass by bytes that look torn
            await self._keep(Wrong())

    async def seconds_left(self) -> float:
        """How long to wait before the next try; 0 for not at all. A clock that was turned back begins the wait
        anew, from now. Raises FolderClosed."""
        wrong, now = await self._load(), self._home.clock.now()
        if wrong.since is None:
            return 0.0
        if now < wrong.since:
            wrong = Wrong(times=wrong.times, since=now)
            await self._keep(wrong)
        return max(0.0, (wait_after(wrong.times) - (now - (wrong.since or now))).total_seconds())

    async def _load(self) -> Wrong:
        raw = await self._home.attempts.load()
        try:
            return Wrong() if raw is None else Wrong.model_validate_json(raw)
        except ValidationError:  # torn or tampered with: as after the last free try
            return Wrong(times=FREE, since=None)

    async def _keep(self, wrong: Wrong) -> None:
        with suppress(NotKept):
            await self._home.attempts.keep(wrong.model_dump_json().encode())
