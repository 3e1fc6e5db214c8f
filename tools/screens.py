"""`make screens`: every screen, light and dark, as a patient sees it, into docs/screens/."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools import at_rest, chromium, first_page
from tools.picture_server import PASSPHRASE, WORDS

OUT = Path("docs/screens")
PHONE = {"width": 390, "height": 844}
Steps = Callable[[Page], None]


def tap(page: Page, name: str, role: str = "button", exact: bool = True) -> None:
    """Tap what a screen reader calls `name`."""
    found = page.get_by_role(role, name=name, exact=exact).first  # type: ignore[arg-type]
    at_rest.press(found, lambda: found.click(force=True))


def _tab(name: str) -> Steps:
    return lambda page: tap(page, name, "tab")


def _sheet(page: Page) -> None:
    tap(page, "Add more")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_visible()
    page.wait_for_timeout(500)


def _lower_sheet(page: Page) -> None:
    _sheet(page)
    page.mouse.move(195, 560)
    page.mouse.wheel(0, 2000)


def _entry(page: Page) -> None:
    _tab("Journal")(page)
    tap(page, "Good 8:12", exact=False)


def _year(page: Page) -> None:
    _tab("Journal")(page)
    tap(page, "See the year")


def _settings(page: Page) -> None:
    tap(page, "Settings")


def _country(page: Page) -> None:
    _settings(page)
    tap(page, "Country for Help now", exact=False)


def _people(page: Page) -> None:
    _settings(page)
    tap(page, "My people", exact=False)


def _person(page: Page) -> None:
    _people(page)
    tap(page, "Anna", exact=False)


def _deleted(page: Page) -> None:
    _entry(page)
    tap(page, "Delete")
    _tab("Today")(page)
    _settings(page)
    tap(page, "Recently deleted", exact=False)


def _in_settings(row: str) -> Steps:
    def steps(page: Page) -> None:
        _settings(page)
        tap(page, row, exact=False)

    return steps


def _delete_everything(page: Page) -> None:
    _in_settings("Delete everything")(page)
    expect(page.get_by_role("textbox")).to_be_visible()


def _paused(page: Page) -> None:
    _settings(page)
    tap(page, "Pause everything", "switch", exact=False)
    expect(page.get_by_text("Everything is paused").first).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0, timeout=20_000)  # the words at the foot go
    tap(page, "Back")
    expect(page.get_by_role("button", name="I am back")).to_be_visible()


def _type(page: Page, field: str, words: str) -> None:
    found = page.get_by_role("textbox", name=field)
    at_rest.focus(found)
    page.keyboard.type(words)
    expect(found).to_have_value(words)


def _app_lock(page: Page) -> None:
    _in_settings("App lock")(page)
    expect(page.get_by_role("heading", name="Hidden, not locked")).to_be_visible()


def _passphrase(page: Page) -> None:
    _app_lock(page)
    tap(page, "Set a passphrase")
    _type(page, "Passphrase", PASSPHRASE)


def _lock_words(page: Page) -> None:
    _passphrase(page)
    tap(page, "Continue")
    expect(page.get_by_role("heading", name="Once more")).to_be_visible()
    _type(page, "Passphrase", PASSPHRASE)
    tap(page, "Continue")
    expect(page.get_by_role("heading", name="Write these words down")).to_be_visible()


def _check_words(page: Page) -> None:
    _lock_words(page)
    page.wait_for_timeout(500)
    tap(page, "I wrote them down")
    expect(page.get_by_role("heading", name="Two words from your paper")).to_be_visible()


def _lock_is_set(page: Page) -> None:
    _type(page, "Passphrase", PASSPHRASE)
    tap(page, "Open")
    _in_settings("App lock")(page)


def _wrong(page: Page) -> None:
    for _ in range(4):
        _type(page, "Passphrase", "something else")
        tap(page, "Open")
        page.wait_for_timeout(2500)


def _recovery(page: Page) -> None:
    tap(page, "Use my recovery words")
    _type(page, "Your twelve words", "abanodn amount liar")
    tap(page, "Open")


def _large(page: Page) -> None:
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.wait_for_timeout(500)


def _trial(page: Page) -> None:
    expect(page.get_by_text("Add this page to your home screen first")).to_be_visible()


def _backup(page: Page) -> None:
    _type(page, "Passphrase", PASSPHRASE)
    tap(page, "Open")
    _in_settings("Backup")(page)


def _backup_words(page: Page) -> None:
    tap(page, "I have a backup")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "companion-backup-2026-11-22.companion"
        subprocess.run([sys.executable, "-m", "tools.sample_backup", file], check=True)
        with page.expect_file_chooser() as chooser:
            tap(page, "Choose the file")
        chooser.value.set_files(file)
        expect(page.get_by_role("heading", name="The words that open it")).to_be_visible()


def _found(page: Page) -> None:
    _backup_words(page)
    _type(page, "Your twelve words", " ".join(WORDS.words))
    tap(page, "Open")
    expect(page.get_by_role("heading", name="This is in it")).to_be_visible()


def _scrolled(by: int) -> Steps:
    def steps(page: Page) -> None:
        _tab("Trends")(page)
        expect(page.get_by_text("How long it lasted").first).to_be_visible()
        page.wait_for_timeout(1500)
        page.mouse.move(195, 560)
        page.mouse.wheel(0, by)

    return steps


def _questionnaire(page: Page) -> None:
    _in_settings("Questionnaires")(page)
    tap(page, "PHQ-9 Looks back", exact=False)
    tap(page, "Not at all")
    tap(page, "Next")
    tap(page, "Several days")


def _answered(page: Page) -> None:
    _in_settings("Questionnaires")(page)
    tap(page, "PHQ-9, 21 November", exact=False)


def _goal(page: Page) -> None:
    _tab("Visit")(page)
    tap(page, "Mornings without dread", exact=False)


def _session(page: Page) -> None:
    _in_settings("My course")(page)
    tap(page, "Session 5", exact=False)


def _without_course(page: Page) -> None:
    tap(page, "Not now")
    expect(page.get_by_text("Add your sessions")).to_be_hidden()


def _why(page: Page) -> None:
    tap(page, "Add your sessions", exact=False)


def _first_day(page: Page) -> None:
    _why(page)
    tap(page, "Depression")
    tap(page, "Introductory series", exact=False)


SCREENS: dict[str, tuple[str, Steps]] = {
    "01-welcome": ("first", lambda page: None),
    "01b-welcome-iphone": ("iphone", _trial),
    "02-today": ("course", lambda page: None),
    "02-today-no-course": ("plain", _without_course),
    "02d-today-add-sessions": ("plain", lambda page: None),
    "02b-today-saved": ("saved", lambda page: None),
    "02c-today-paused": ("saved", _paused),
    "02d-today-backup-offer": ("tab", lambda page: None),
    "02e-today-trial": ("trial", _trial),
    "03-checkin": ("saved", _sheet),
    "03b-checkin-more": ("saved", _lower_sheet),
    "04-journal": ("saved", _tab("Journal")),
    "04b-entry": ("saved", _entry),
    "04c-year": ("saved", _year),
    "05-practice": ("saved", _tab("Practice")),
    "07-trends": ("course", _tab("Trends")),
    "07b-trends-more": ("course", _scrolled(840)),
    "07c-trends-last": ("course", _scrolled(5000)),
    "09-questionnaire": ("course", _questionnaire),
    "09b-answered": ("course", _answered),
    "09c-questionnaires": ("course", _in_settings("Questionnaires")),
    "10-visit": ("course", _tab("Visit")),
    "10c-goal": ("course", _goal),
    "17-course": ("course", _in_settings("My course")),
    "17b-course-why": ("saved", _why),
    "17c-course-first-day": ("saved", _first_day),
    "17d-session": ("course", _session),
    "17e-around-session": ("course", lambda page: tap(page, "Day 3 after session 4", exact=False)),
    "12-help-now": ("saved", lambda page: tap(page, "Help now")),
    "12b-country": ("saved", _country),
    "12c-people": ("saved", _people),
    "12d-person": ("saved", _person),
    "13-settings": ("saved", _settings),
    "13b-recently-deleted": ("saved", _deleted),
    "13c-appearance": ("saved", _in_settings("Appearance")),
    "13d-text-size": ("saved", _in_settings("Text size")),
    "13e-data-map": ("saved", _in_settings("What is kept where")),
    "13e2-data-map-browser": ("tab", _in_settings("What is kept where")),
    "13f-delete-everything": ("saved", _delete_everything),
    "13f2-delete-backup-made": ("made", _delete_everything),
    "13g-app-lock-off": ("saved", _app_lock),
    "13h-passphrase": ("saved", _passphrase),
    "13i-recovery-words": ("saved", _lock_words),
    "13j-check-words": ("saved", _check_words),
    "13k-app-lock-on": ("locked", _lock_is_set),
    "13l-locked": ("locked", lambda page: None),
    "13m-locked-wait": ("locked", _wrong),
    "13n-locked-words": ("locked", _recovery),
    "13o-backup-no-lock": ("saved", _in_settings("Backup")),
    "13p-backup": ("locked", _backup),
    "14-today-text-200": ("course", _large),
    "15-journal-empty": ("empty", _tab("Journal")),
    "16-move-in": ("first", lambda page: tap(page, "I have a backup")),
    "16b-move-in-words": ("first", _backup_words),
    "16c-move-in-found": ("first", _found),
}


@contextmanager
def served(kind: str) -> Iterator[str]:
    """The address of the app over the demo patient's check-ins."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tools.picture_server", folder, kind]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            try:
                yield server.stdout.readline().strip()
            finally:
                server.terminate()


def picture(browser: Browser, name: str, mode: str) -> None:
    """Take one picture."""
    if name in first_page.PICTURES:
        how = {"viewport": PHONE, "device_scale_factor": 2, "color_scheme": mode}
        first_page.picture(browser, name, OUT / f"{name}-{mode}.png", how)
        return
    kind, steps = SCREENS[name]
    with served(kind) as address:
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, color_scheme=mode)  # type: ignore[arg-type]
        page.set_default_timeout(10_000)
        page.goto(address)
        page.locator("flt-semantics-placeholder").dispatch_event("click")
        expect(page.get_by_role("button", name="Help now").first).to_be_visible(timeout=20_000)
        expect(page.get_by_role("heading").first).to_be_visible()
        steps(page)
        page.wait_for_timeout(400)  # a move right after a tap would cancel it
        page.mouse.move(0, 0)
        page.wait_for_timeout(900)  # animations end; a picture is not a test
        page.screenshot(path=OUT / f"{name}-{mode}.png")
        page.close()


def main(wanted: list[str]) -> int:
    """Take the wanted pictures, or all. Returns the exit code."""
    path = chromium.find()
    if path is None:
        print(chromium.MISSING, file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(chromium.LAUNCH_ARGS))
        for name in wanted or (*SCREENS, *first_page.PICTURES):
            for mode in ("light", "dark"):
                picture(browser, name, mode)
                print(f"{OUT}/{name}-{mode}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
