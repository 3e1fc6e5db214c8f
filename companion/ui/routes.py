"""Which screen stands at which route."""

from collections.abc import Callable
from importlib import import_module

import flet as ft

from companion.ui import navigation
from companion.ui.screens.app_lock import AppLock, WhenYouLeave
from companion.ui.screens.appearance import Appearance
from companion.ui.screens.backup import Backup
from companion.ui.screens.country import Country
from companion.ui.screens.data_map import DataMap
from companion.ui.screens.delete_everything import DeleteEverything
from companion.ui.screens.entry import Entry
from companion.ui.screens.help_now import HelpNow
from companion.ui.screens.journal import Journal
from companion.ui.screens.later import Later
from companion.ui.screens.lock_words import CheckWords, WriteDown
from companion.ui.screens.locked import Forgotten, Locked, Recovery
from companion.ui.screens.move_in import BackupWords, ChooseBackup, FoundInBackup
from companion.ui.screens.opening import Elsewhere, Opening, Refused
from companion.ui.screens.passphrase import CurrentPassphrase, NewPassphrase, PassphraseAgain
from companion.ui.screens.people import People
from companion.ui.screens.person import OnePerson
from companion.ui.screens.recently_deleted import RecentlyDeleted
from companion.ui.screens.settings import Settings
from companion.ui.screens.text_size import TextSize
from companion.ui.screens.today import Today
from companion.ui.screens.welcome import Welcome
from companion.ui.screens.year import Year
from companion.ui.shown import Phase, Shown

Make = Callable[[], ft.Control]


def _when_opened(module: str, name: str) -> Make:
    """A screen whose module is read when it is first opened: the first frame must not wait for it."""

    def make() -> ft.Control:
        screen: Make = getattr(import_module(f"companion.ui.screens.{module}"), name)
        return screen()

    return make


_TABS: dict[str, Make] = {
    navigation.TODAY: Today,
    navigation.JOURNAL: Journal,
    navigation.PRACTICE: lambda: Later("practice"),
    navigation.TRENDS: _when_opened("trends", "Trends"),
    navigation.VISIT: _when_opened("visit", "Visit"),
}
ABOVE: dict[str, Make] = {
    navigation.HELP: HelpNow,
    navigation.COUNTRY: Country,
    navigation.SETTINGS: Settings,
    navigation.PEOPLE: People,
    navigation.PERSON: OnePerson,
    navigation.YEAR: Year,
    navigation.DELETED: RecentlyDeleted,
    navigation.APPEARANCE: Appearance,
    navigation.TEXT_SIZE: TextSize,
    navigation.DATA_MAP: DataMap,
    navigation.DELETE_ALL: DeleteEverything,
    navigation.APP_LOCK: AppLock,
    navigation.LOCK_WHEN: WhenYouLeave,
    navigation.LOCK_CURRENT: CurrentPassphrase,
    navigation.LOCK_NEW: NewPassphrase,
    navigation.LOCK_AGAIN: PassphraseAgain,
    navigation.LOCK_WORDS: WriteDown,
    navigation.LOCK_CHECK: CheckWords,
    navigation.BACKUP: Backup,
    navigation.QUESTIONNAIRES: _when_opened("questionnaires", "Questionnaires"),
    navigation.COURSE: _when_opened("course", "CourseScreen"),
    navigation.BEGIN: _when_opened("course_begin", "CourseReason"),
    navigation.PHASE: _when_opened("course_begin", "CourseKind"),
    navigation.FIRST_DAY: _when_opened("course_begin", "CourseFirstDay"),
    navigation.TOLD: _when_opened("course_told", "CourseTold"),
    navigation.CALL_WHOM: _when_opened("call_whom", "CallWhom"),
    navigation.MOVE_IN: ChooseBackup,
    navigation.MOVE_IN_WORDS: BackupWords,
    navigation.MOVE_IN_FOUND: FoundInBackup,
}
_BEFORE_WELCOME = frozenset(
    {navigation.MOVE_IN, navigation.MOVE_IN_WORDS, navigation.MOVE_IN_FOUND, navigation.LOCK_NEW, navigation.LOCK_AGAIN}
)
"""The steps of moving in with a backup, which somebody takes who has not begun here."""
_WITHOUT_KEYS: dict[str, Make] = {
    navigation.RECOVERY: Recovery,
    navigation.FORGOTTEN: Forgotten,
    navigation.DELETE_ALL: DeleteEverything,
}
_OF_ONE: dict[str, Make] = {
    navigation.ENTRY: Entry,
    navigation.PERSON: OnePerson,
    navigation.SHEET: _when_opened("sheet", "Sheet"),
    navigation.SESSION: _when_opened("one_session", "SessionScreen"),
    navigation.AROUND: _when_opened("around_session", "AroundSession"),
    navigation.GOAL: _when_opened("visit_goal", "OneGoal"),
    navigation.TO_ASK: _when_opened("visit_question", "OneQuestion"),
    navigation.APPOINTMENT: _when_opened("visit_appointment", "OneAppointment"),
}
"""The screens of one record."""
_CLOSED: dict[Phase, Make] = {"opening": Opening, "locked": Locked, "refused": Refused, "elsewhere": Elsewhere}


def has_tabs(shown: Shown) -> bool:
    """True once the journal is here and the patient has been welcomed."""
    return shown.phase == "ready" and shown.preferences.welcomed


def base_of(shown: Shown) -> ft.Control:
    """The screen below all others: a tab, or why there is none."""
    if shown.phase in _CLOSED:
        return _CLOSED[shown.phase]()
    return _TABS[shown.trail.tab]() if has_tabs(shown) else Welcome()


def above_it(shown: Shown, route: str) -> Make | None:
    """The screen above the tab. Help now and its country need no journal, nor do the ways out of a lock."""
    if not has_tabs(shown) and not route.startswith(navigation.HELP):
        if shown.phase == "ready" and route in _BEFORE_WELCOME:
            return ABOVE[route]
        return _WITHOUT_KEYS.get(route) if shown.phase in ("locked", "refused") else None
    record = navigation.record_in(route)
    return ABOVE.get(route) if record is None else _OF_ONE.get(record[0])
