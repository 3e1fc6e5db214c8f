"""The composition root: the only module that sees everything."""

import os
import sys
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path

import flet as ft

from companion import edition, templates
from companion.care.questionnaire import Questionnaire
from companion.device import flet_services
from companion.home.ports import Home
from companion.one_journal import OneJournal
from companion.page_window import PageWindow
from companion.ui import strings, theme
from companion.ui.app_view import App
from companion.ui.guard import set_calm_card, write_no_messages
from companion.ui.last_view import last_card
from companion.ui.look import Look, read
from companion.ui.session_state import Session
from companion.ui.surroundings import Surroundings


def assets_folder() -> Path:
    """Where fonts, words and tokens lie: Flet says on built apps, else beside the package."""
    given = os.environ.get("FLET_ASSETS_DIR")
    return Path(given) if given else Path(__file__).parent.parent / "assets"


def build_file() -> Path:
    """The edition's build.toml, beside the assets."""
    return assets_folder().parent / "build.toml"


def main_for(
    home: Home,
    journal: OneJournal,
    notch: tuple[float, float] = (0, 0),
    folder: str = "",
    drawn: Callable[[], None] = lambda: None,
) -> Callable[[ft.Page], None]:
    """What Flet calls for every window. `folder` is named where a patient can look it up; `drawn` hears when a
    window shows more than that it is opening. Raises EditionError or ContentError before any window opens."""
    assets = assets_folder()
    words, (light, dark) = strings.load(assets), theme.palettes(assets)
    made = edition.load(build_file())
    content = [build_file().parent / name for name in made.content.folders]
    asked = cache(lambda: _questionnaires(assets, content))
    if content:
        asked()  # a clinic hears of a broken file before any patient does
    set_calm_card(lambda: last_card(words))
    write_no_messages()

    def main(page: ft.Page) -> None:
        _dress(page, words("app.name"), light, dark)
        window = PageWindow(page)
        around = Surroundings(
            open_journal=lambda session, secret: journal.lend(session, window, secret),
            lock_journal=journal.lock,
            before_unlock=journal.before_unlock,
            seconds_to_wait=journal.seconds_to_wait,
            erase_everything=journal.erase_everything,
            entropy=home.entropy,
            folder=folder,
            session_day_rule=made.safety.session_day,
            keystore=home.keystore,
            standing=home.standing,
            help_lines=made.help_lines,
            device=flet_services.device(page),
            clock=home.clock,
            templates=cache(lambda: templates.load(assets)),
            questionnaires=asked,
            new_id=lambda: uuid.uuid4().hex,
            start=home.background.start,
            push=page.navigate,
            gone=journal.take_back,
            drawn=drawn,
        )
        session = Session(around, page.route)
        page.render_views(App, session, read(page, Look(light, dark, notch=notch)), words)

    return main


def _questionnaires(assets: Path, content: list[Path]) -> tuple[Questionnaire, ...]:
    from companion import questionnaires  # not before the first frame

    return questionnaires.load(assets, content)


def _dress(page: ft.Page, title: str, light: theme.Palette, dark: theme.Palette) -> None:
    page.title = title
    page.fonts = theme.FONTS
    page.theme, page.dark_theme = theme.build(light), theme.build(dark)
    page.theme_mode = ft.ThemeMode.SYSTEM


def run_packaged() -> None:
    """Start the app inside a build, where Flet brings the window: a page in a browser, a phone, a desktop."""
    ft.run(_in_browser() if sys.platform == "emscripten" else _packaged(), assets_dir=str(assets_folder()))


def _in_browser() -> Callable[[ft.Page], None]:
    from companion.home import browser

    home = browser.here()
    return main_for(home, OneJournal(home), drawn=lambda: home.background.start(browser.drawn()))


def _packaged() -> Callable[[ft.Page], None]:
    """Chooses the home when the page tells what it runs on: only a phone has a keystore here."""
    from companion.home import desktop, keystore, phone

    chosen: list[Callable[[ft.Page], None]] = []

    def main(page: ft.Page) -> None:
        if not chosen:
            folder, on_phone = desktop.default_folder(), page.platform in (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)
            home = phone.at(folder, cache(keystore.of_this_phone)) if on_phone else desktop.at(folder)
            chosen.append(main_for(home, OneJournal(home)))
        chosen[0](page)

    return main
