"""The composition root: the only module that sees everything."""

import asyncio
import logging
import os
import uuid
from collections.abc import Callable
from functools import partial
from pathlib import Path

import flet as ft

from companion import edition
from companion.care.course import CourseDay
from companion.care.moment import Moment
from companion.device import flet_services
from companion.errors import NotKept
from companion.home.ports import Home
from companion.store.journal import Journal
from companion.ui import strings, theme
from companion.ui.app_view import App
from companion.ui.components.quiet_states import Trouble
from companion.ui.guard import set_calm_card
from companion.ui.look import Look, read
from companion.ui.session_state import Session
from companion.ui.surroundings import Surroundings

log = logging.getLogger(__name__)


def assets_folder() -> Path:
    """Where fonts, words and tokens lie: Flet says on built apps, else beside the package."""
    given = os.environ.get("FLET_ASSETS_DIR")
    return Path(given) if given else Path(__file__).parent.parent / "assets"


def build_file() -> Path:
    """The edition's build.toml, beside the assets."""
    return assets_folder().parent / "build.toml"


class OneJournal:
    """The journal of this process: opened once, shared by all of the patient's windows."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal: Journal | None = None
        self._opening = asyncio.Lock()
        self._hears: set[Callable[[NotKept | None], None]] = set()

    async def open(self, on_trouble: Callable[[NotKept | None], None]) -> Journal:
        """The journal, opened by the first who asks. Raises what `Journal.open` raises."""
        async with self._opening:
            if self._journal is None:
                self._journal = await Journal.open(self._home, self._tell)
            self._hears.add(on_trouble)
            return self._journal

    async def close(self) -> None:
        """Keep what is on its way and let the journal go."""
        if self._journal is not None:
            await self._journal.close()
            self._journal = None

    def _tell(self, trouble: NotKept | None) -> None:
        for hears in self._hears:
            hears(trouble)


class Windows:
    """All windows of this process, so that a change in one shows in the others.

    Flet draws for the page whose turn it is, so each window is told in a turn of its own. One that lost
    its client has none; it reads again when the client comes back.
    """

    def __init__(self) -> None:
        self._open: dict[Session, ft.Page] = {}

    def add(self, session: Session, page: ft.Page) -> None:
        """A window opened."""
        self._open[session] = page

    def remove(self, session: Session) -> None:
        """A window is gone."""
        self._open.pop(session, None)

    def changed(self, by: Session) -> None:
        """The journal changed in one window: refresh the others."""
        for session in self._open:
            if session is not by:
                self._in_its_turn(session, session.refresh)

    def tell(self, trouble: NotKept | None) -> None:
        """Words on their way could not be kept, or (None) they can be again."""
        for session in self._open:
            self._in_its_turn(session, partial(session.check_in.heard_from_drafts, trouble))

    def _in_its_turn(self, session: Session, work: Callable[[], None]) -> None:
        async def turn() -> None:
            work()

        page = self._open[session]
        if page.session.connection is not None:
            page.run_task(turn)


def no_course(now: Moment) -> CourseDay | None:
    """Where a day lies in a series: nowhere, until the journal holds courses."""
    return None


def main_for(
    home: Home,
    journal: OneJournal,
    course: Callable[[Moment], CourseDay | None] = no_course,
    notch: tuple[float, float] = (0, 0),
) -> Callable[[ft.Page], None]:
    """What Flet calls for every window. Raises EditionError or ContentError before any opens."""
    assets = assets_folder()
    words, (light, dark) = strings.load(assets), theme.palettes(assets)
    lines = edition.load(build_file()).help_lines
    windows = Windows()
    set_calm_card(lambda: Trouble(words("errors.part_closed"), words("errors.unexpected"), ft.Icons.INFO_OUTLINE))

    def main(page: ft.Page) -> None:
        _dress(page, words("app.name"), light, dark)
        around = Surroundings(
            open_journal=lambda on_trouble: journal.open(windows.tell),
            help_lines=lines,
            device=flet_services.device(page),
            clock=home.clock,
            course=course,
            new_id=lambda: uuid.uuid4().hex,
            start=home.background.start,
            push=page.navigate,
            changed=windows.changed,
            closed=windows.remove,
        )
        session = Session(around, page.route)
        windows.add(session, page)
        page.render_views(App, session, read(page, Look(light, dark, notch=notch)), words)

    return main


def _dress(page: ft.Page, title: str, light: theme.Palette, dark: theme.Palette) -> None:
    page.title = title
    page.fonts = theme.FONTS
    page.theme, page.dark_theme = theme.build(light), theme.build(dark)
    page.theme_mode = ft.ThemeMode.SYSTEM


def run_packaged() -> None:
    """Start the app inside a build of `flet build`, where Flet brings the window."""
    from companion.home import desktop

    home = desktop.at(desktop.default_folder())
    ft.run(main_for(home, OneJournal(home)), assets_dir=str(assets_folder()))
