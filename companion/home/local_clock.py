"""This machine's clock."""

import asyncio
import time
from datetime import datetime


class LocalClock:
    """This machine's clock and time zone."""

    def now(self) -> datetime:
        if hasattr(time, "tzset"):  # or a process that outlives a journey would keep its first time zone
            time.tzset()
        return datetime.now().astimezone()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
