"""The empty Flet app that Companion is measured against, served the same way."""

import asyncio
import sys
from pathlib import Path

from benchmarks.empty_page import main
from companion.home import loopback

if __name__ == "__main__":
    served = loopback.flet_app(main, Path(sys.argv[1]))
    asyncio.run(loopback.serve(served, lambda address: print(address, flush=True)))
