"""The composition root: the only module that sees everything."""

import asyncio
import logging
import os
import uuid
from collections.abc import Callable
from contextvars import copy_context
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
    """The journal of this process, opened once and lent to one window at a time: the newest that asks.

    Two windows at work on the same words would lose some. The window that had the journal is told, in a
    turn of its own, since Flet draws for the page whose turn it is.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._journal: Journal | None = None
        self._opening = asyncio.Lock()
        self._holder: tuple[Session, ft.Page] | None = None

    async def lend(self, session: Session, page: ft.Page) -> Journal:
        """The journal, for this window from now on. Raises what `Journal.open` raises."""
        async with self._opening:
            if self._journal is None:
                self._journal = await Journal.open(self._home, self._tell)
            else:
                await self._journal.erase_what_is_due()
            before, self._holder = self._holder, (session, page)
        if before is not None and before[0] is not session:
            _take_from(*before)
        return self._journal

    def take_back(self, session: Session) -> None:
        """A window is gone."""
        if self._holder is not None and self._holder[0] is session:
            self._holder = None

    async def close(self) -> None:
        """Keep what is on its way and let the journal go."""
        if self._journal is not None:
            await self._journal.close()
            self._journal = None

    def _tell(self, trouble: NotKept | None) -> None:
        """Words on their way could not be kept, or (None) they can be again."""
        if self._holder is not None:
            session, page = self._holder
            if page.session.connection is not None:
                _in_turn(page, partial(session.check_in.heard_from_drafts, trouble))


def _take_from(session: Session, page: ft.Page) -> None:
    if page.session.connection is None:  # nobody looks; it draws when a client comes back
        session.taken_over(quietly=True)
    else:
        _in_turn(page, session.taken_over)


def _in_turn(page: ft.Page, work: Callable[[], None]) -> None:
    async def turn() -> None:
        work()

    copy_context().run(page.run_task, turn)  # it leaves its page behind in the context it is called in


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
    set_calm_card(lambda: Trouble(words("errors.part_closed"), words("errors.unexpected"), ft.Icons.INFO_OUTLINE))

    def main(page: ft.Page) -> None:
        _dress(page, words("app.name"), light, dark)
        around = Surroundings(
            open_journal=lambda session: journal.lend(session, page),
            help_lines=lines,
            device=flet_services.device(page),
            clock=home.clock,
            course=course,
            new_id=lambda: uuid.uuid4().hex,
            start=home.background.start,
            push=page.navigate,
            gone=journal.take_back,
        )
        session = Session(around, page.route)
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
