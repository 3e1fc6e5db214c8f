"""Lives of one browser profile that end with a kill while something is being saved, and what they were told before."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from playwright.sync_api import Error, Page, expect

from companion.care.mood import CheckIn, Face
from tests.e2e import kept
from tests.e2e.phone import Phone
from tests.e2e.walk import go
from tests.e2e.writing import SHEET
from tests.web.real_profile import RealProfile
from tools import browser_files

FACES_COME_NEXT = """async () => {
  const { names } = await import('./storage.js');
  while (!(await names()).includes('first-page')) await new Promise((done) => { setTimeout(done, 50); });
}"""
Kill = Callable[[], None]
SLACK = timedelta(milliseconds=10)
"""A page's clock counts whole milliseconds."""

WORDS = {face: face.name.replace("_", " ").capitalize() for face in Face} | {Face.SO_SO: "So-so"}

NO_MORE_TAPS = """() => new Promise((done) => {
  const look = () => {
    if (document.querySelector('#first-page .faces:not([aria-disabled=true])')) requestAnimationFrame(look);
    else done();
  };
  look();
})"""
ROW = re.compile(rf"^({'|'.join(WORDS.values())}) \d")
"""A check-in in the Journal."""


@dataclass(frozen=True)
class Tap:
    """A face that was tapped at `begun` or later, and whether it was told to be kept."""

    face: Face
    begun: datetime
    noted: bool = False

    def made(self, entry: CheckIn, until: datetime) -> bool:
        """Whether `entry` comes from this tap, after which nothing was tapped `until` then."""
        return entry.noticed.mood == self.face.points and self.begun - SLACK <= entry.at.utc < until - SLACK


@dataclass
class Lives:
    """What became of a profile. The first life is as long as it takes to be welcomed."""

    profile: RealProfile
    site: str
    dice: Random
    taps: list[Tap] = field(default_factory=list)
    _page: Page | None = field(default=None, repr=False)

    def begin(self) -> None:
        """The first day: from now on the page has faces at once."""
        phone = self._open()
        phone.ready()
        phone.tap("Begin")
        phone.sees("How are you right now?")
        phone.page.evaluate(FACES_COME_NEXT)
        phone.leave()  # or the next life finds the journal open in another window

    def tapped(self, kill: Kill) -> None:
        """Killed while a tap on the first page is being noted."""
        self._tap_first_page(self._open().page)
        self._die(kill, within=0.1)

    def merged(self, kill: Kill) -> None:
        """Killed while the journal takes in what was noted on the first page."""
        page = self._open().page
        self._tap_first_page(page)
        expect(page.locator("#first-page .noted")).to_be_visible()
        self._noted()
        page.evaluate(NO_MORE_TAPS)
        self._die(kill, within=0.6)

    def saved(self, kill: Kill) -> None:
        """Killed while a check-in is being saved, right after another one."""
        phone = self._open()
        phone.ready()
        phone.tab("Journal")
        rows = phone.page.get_by_role("button", name=ROW)
        phone.settle()
        before = rows.count()
        self._tap_on_the_sheet(phone)
        phone.tap("Close")
        expect(rows).to_have_count(before + 1)
        self._noted()
        self._tap_on_the_sheet(phone)
        self._die(kill, within=0.2)

    def lost(self, place: Path) -> list[str]:
        """What is not as it was told, once the app has opened again: acknowledged check-ins that are missing or
        there twice, check-ins that nobody made, and taps that never became one."""
        found, left = self._look(place)
        lost = [f"{name} is left" for name in left if name.startswith("tap.")]
        ends = [*(tap.begun for tap in self.taps[1:]), datetime.now(UTC)]
        for tap, end in zip(self.taps, ends, strict=True):
            mine = [entry for entry in found if tap.made(entry, end)]
            found = [entry for entry in found if entry not in mine]
            if len(mine) > 1 or (tap.noted and not mine):
                lost.append(f"{tap} is there {len(mine)} times")
        return lost + [f"nobody made {entry.at} {entry.noticed.mood}" for entry in found]

    def sees(self) -> str:
        """What can be read on the newest page, if anything can."""
        try:
            return self._page.locator("body").inner_text(timeout=5000) if self._page else ""
        except Error:
            return ""

    def _open(self) -> Phone:
        phone = Phone(self.profile.page())
        self._page = phone.page
        phone.page.goto(self.site)
        return phone

    def _tap_first_page(self, page: Page) -> None:
        face = self._begun()
        page.locator(f".face[data-mood='{face.points}']").click()

    def _tap_on_the_sheet(self, phone: Phone) -> None:
        """A face on a new sheet is saved at once."""
        face = self._begun()
        go(phone, "Write", SHEET)
        phone.tap(f"{WORDS[face]}, mood {1 + list(Face).index(face)} of 5")

    def _begun(self) -> Face:
        face = self.dice.choice(list(Face))
        self.taps.append(Tap(face, datetime.now(UTC)))
        return face

    def _noted(self) -> None:
        """The screen said that the last tap is kept."""
        self.taps[-1] = replace(self.taps[-1], noted=True)

    def _die(self, kill: Kill, within: float) -> None:
        time.sleep(self.dice.uniform(0, within))
        kill()

    def _look(self, place: Path) -> tuple[list[CheckIn], list[str]]:
        """The check-ins that the journal holds, and the names of everything that is kept."""
        phone = self._open()
        phone.ready()
        phone.tab("Journal")
        place.mkdir()
        files = browser_files.take(phone.page, self.site)
        for name, content in files.items():
            (place / name).write_bytes(content)
        phone.leave()
        return kept.check_ins(place), list(files)
