"""Where the patient is, and the way back."""

from dataclasses import dataclass

TODAY, JOURNAL, PRACTICE, TRENDS, VISIT = "/", "/journal", "/practice", "/trends", "/visit"
TABS = (TODAY, JOURNAL, PRACTICE, TRENDS, VISIT)
HELP, COUNTRY, SETTINGS = "/help", "/help/country", "/settings"
APPEARANCE, TEXT_SIZE = "/settings/appearance", "/settings/text-size"
DATA_MAP, DELETE_ALL = "/settings/data", "/settings/delete-everything"
PEOPLE, PERSON, APP_LOCK = "/settings/people", "/settings/person", "/settings/lock"
LOCK_WHEN, LOCK_CURRENT, LOCK_NEW = "/settings/lock/when", "/settings/lock/current", "/settings/lock/new"
LOCK_AGAIN, LOCK_WORDS, LOCK_CHECK = "/settings/lock/again", "/settings/lock/words", "/settings/lock/check"
RECOVERY, FORGOTTEN = "/unlock/words", "/unlock/forgotten"
BACKUP = "/settings/backup"
MOVE_IN, MOVE_IN_WORDS, MOVE_IN_FOUND = "/move-in", "/move-in/words", "/move-in/found"
CHECK_IN, ENTRY, YEAR, DELETED = "/check-in", "/journal/entry", "/journal/year", "/journal/deleted"
COURSE, BEGIN, TOLD, PHASE = "/course", "/course/begin", "/course/told", "/course/phase"
FIRST_DAY, SESSION, AROUND = "/course/first-day", "/course/session", "/session"
GOAL, TO_ASK, APPOINTMENT = "/visit/goal", "/visit/question", "/visit/appointment"
QUESTIONNAIRES, SHEET = "/questionnaires", "/questionnaires/sheet"
CALL_WHOM = "/call-whom"
_RECORDS = (CHECK_IN, ENTRY, PERSON, SESSION, AROUND, GOAL, TO_ASK, APPOINTMENT, SHEET)
_PLAIN = frozenset(
    {*TABS, HELP, COUNTRY, SETTINGS, CHECK_IN, YEAR, DELETED, APPEARANCE, TEXT_SIZE, DATA_MAP, DELETE_ALL}
    | {PEOPLE, PERSON}
    | {APP_LOCK, LOCK_WHEN, LOCK_CURRENT, LOCK_NEW, LOCK_AGAIN, LOCK_WORDS, LOCK_CHECK, RECOVERY, FORGOTTEN}
    | {BACKUP, MOVE_IN, MOVE_IN_WORDS, MOVE_IN_FOUND}
    | {COURSE, BEGIN, TOLD, PHASE, FIRST_DAY, SESSION, GOAL, TO_ASK, APPOINTMENT, QUESTIONNAIRES}
    | {CALL_WHOM}
)


def known(route: str) -> bool:
    """True when a route leads somewhere."""
    return route in _PLAIN or record_in(route) is not None


def record_in(route: str) -> tuple[str, str] | None:
    """The screen and the record's id of a route like `/check-in/ID`; None for any other."""
    for screen in _RECORDS:
        before, _, id = route.rpartition("/")
        if before == screen and id:
            return screen, id
    return None


@dataclass(frozen=True)
class Trail:
    """The routes walked, oldest first, never empty. A step is a new Trail."""

    routes: tuple[str, ...] = (TODAY,)

    @classmethod
    def starting_at(cls, route: str) -> "Trail":
        """A trail that starts at a route, with Today behind every screen that is not a tab."""
        if not known(route):
            return cls()
        return cls((route,) if route in TABS else (TODAY, route))

    @property
    def here(self) -> str:
        """The route that is shown."""
        return self.routes[-1]

    @property
    def under_help(self) -> str:
        """The route that is shown, or lies behind Help now."""
        return next((route for route in reversed(self.routes) if not route.startswith(HELP)), TODAY)

    @property
    def behind_sheet(self) -> str:
        """The route that is shown, or lies behind the check-in sheet."""
        return next((route for route in reversed(self.routes) if not route.startswith((HELP, CHECK_IN))), TODAY)

    @property
    def tab(self) -> str:
        """The tab that is shown, or lies behind what is shown."""
        return next((route for route in reversed(self.routes) if route in TABS), TODAY)

    def to(self, route: str) -> "Trail":
        """One step on, or back to where the route already lies behind: nothing opens twice."""
        if not known(route):
            return self
        if route in self.routes:
            return Trail(self.routes[: self.routes.index(route) + 1])
        return Trail((*self.routes, route))

    def back(self) -> "Trail":
        """One step back; at the start, the tab behind."""
        return Trail(self.routes[:-1]) if len(self.routes) > 1 else Trail((self.tab,))
