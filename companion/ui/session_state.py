"""One patient at one window: what is shown, and what a tap does to it."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from companion.care.before_unlock import BeforeUnlock
from companion.care.course_day import course_day
from companion.care.moment import Moment
from companion.care.mood import CheckIn, still_fresh
from companion.errors import CompanionError, Locked, NotErased
from companion.secret import Secret
from companion.ui import navigation
from companion.ui.answering import Answering
from companion.ui.backing_up import BackingUp
from companion.ui.checking_in import CheckingIn
from companion.ui.choices import Choices, notices_of
from companion.ui.course_kept import CourseKept
from companion.ui.deleting import DeletingEverything
from companion.ui.foot import Foot
from companion.ui.guard import note
from companion.ui.moving_in import MovingIn
from companion.ui.pausing import Pausing
from companion.ui.people_kept import PeopleKept
from companion.ui.presence import Presence
from companion.ui.promise import Promise
from companion.ui.reading import Reading
from companion.ui.setting_lock import SettingLock
from companion.ui.shown import Phase, Shown
from companion.ui.surroundings import Journal, Surroundings
from companion.ui.trending import Trending
from companion.ui.underway import Underway
from companion.ui.unlocking import Unlocking
from companion.ui.visiting import Visiting
from companion.ui.wording import Wording

log = logging.getLogger(__name__)


class Session:
    """Holds one frozen `Shown` at a time and tells `listener` about the next."""

    def __init__(self, around: Surroundings, route: str = navigation.TODAY) -> None:
        self.around = around
        now = self.now()
        self.shown = Shown(now=now, trail=navigation.Trail.starting_at(route), month=_month_of(now))
        self.check_in = CheckingIn(self)
        self.reading = Reading(self)
        self.foot = Foot(self)
        self.choices = Choices(self)
        self.presence = Presence(self)
        self.people = PeopleKept(self)
        self.answering = Answering(self)
        self.trending = Trending(self)
        self.course = CourseKept(self)
        self.wording = Wording(self)
        self.visiting = Visiting(self)
        self.pausing = Pausing(self)
        self.deleting = DeletingEverything(self)
        self.unlocking = Unlocking(self)
        self.setting_lock = SettingLock(self)
        self.backing_up = BackingUp(self)
        self.moving_in = MovingIn(self)
        self.promise = Promise(self)
        self._underway = Underway()
        self._journal: Journal | None = None
        self._listener: Callable[[Shown], None] | None = None

    # What is shown

    def listen(self, listener: Callable[[Shown], None]) -> Callable[[], None]:
        """Tell `listener` every new picture, beginning with the present one. Returns the way out."""
        self._listener = listener
        listener(self.shown)

        def stop() -> None:
            self._listener = None

        return stop

    def show(self, quietly: bool = False, **changes: Any) -> None:
        """Show a new picture; `quietly` when the screen holds it already."""
        self.shown = replace(self.shown, **changes)
        if self._listener is not None and not quietly:
            self._listener(self.shown)

    def refresh(self) -> None:
        """Read again what the journal holds."""
        if self._journal is None:
            return
        now = self.now()
        if self.shown.month == _month_of(self.shown.now):  # this month, which may be another one by now
            self.show(quietly=True, month=_month_of(now))
        today = self._journal.between(now.local_date, now.local_date)
        fresh = next((entry for entry in today if still_fresh(entry, now)), None)
        newest = next(iter(self._journal.newest(1)), None)
        course = self._journal.course.load()
        self.show(
            now=now,
            course=course,
            course_day=course_day(course, now.local_date),
            has_lock=self._journal.lock.is_set,
            has_words=self._journal.backups.can_be_opened,
            is_blank=newest is None and self._journal.backups.may_move_in,
            preferences=self._journal.preferences(),
            people=self._journal.people(),
            fresh=fresh,
            newest=newest,
            waiting=self.check_in.waiting(),
            **self.reading.of_this_route(),
            **self.trending.of_this_route(),
        )

    def now(self) -> Moment:
        """This moment on the patient's clock."""
        return Moment.of(self.around.clock.now())

    @property
    def journal(self) -> Journal:
        """The open journal. Raises CompanionError while it is not open."""
        if self._journal is None:
            raise CompanionError("the journal is not open yet")
        return self._journal

    # Opening

    @property
    def is_open(self) -> bool:
        """True while this window has the journal."""
        return self._journal is not None

    async def open(self) -> None:
        """Open the journal and show it, ask for what opens it, or say in one sentence why it stays closed."""
        self.show(phase="opening", refusal="")
        try:
            await self.show_what_may_be_seen()
            await self.unlock(None)
        except Locked:
            await self.unlocking.shown_locked()
        except CompanionError as refusal:
            log.warning("%s: %s", type(refusal).__name__, refusal)
            self.show(phase="refused", refusal=refusal.said)
            return
        except Exception:
            self.show(phase="refused", refusal=CompanionError.said)
            raise

    async def show_what_may_be_seen(self) -> None:
        """Help now's country and people, and the look, as they were chosen, while the journal is closed."""
        before = await self.around.before_unlock()
        if before is not None and not self.is_open:
            self.show(preferences=before.preferences, people=before.people)

    async def unlock(self, secret: Secret | None) -> None:
        """Open the journal and show it. Raises what opening it raises."""
        self._journal = await self.around.open_journal(self, secret)
        self.show(phase="ready", notices=notices_of(self._journal))
        self._entered()
        self.promise.look()

    def put_away(self, phase: Phase, quietly: bool = False) -> None:
        """Let go of the journal and of everything that was shown of it; the way that was walked stays, and the
        look, which may be seen before unlocking: a dark screen must not turn light for a moment."""
        self._journal = None
        self.check_in, self.reading = CheckingIn(self), Reading(self)
        self.answering, self.trending = Answering(self), Trending(self)
        self.people.lock_away()
        now = self.now()
        self.setting_lock.clear()
        self.moving_in.clear()
        look = BeforeUnlock.of(self.shown.preferences, ()).preferences
        new = Shown(now=now, phase=phase, trail=self.shown.trail, month=_month_of(now), preferences=look)
        new = replace(new, stand=self.shown.stand)
        self.show(quietly, **vars(new))

    async def erase_everything(self) -> None:
        """Delete everything and begin anew. Raises NotErased, JournalInUse, FolderClosed; nothing of the journal
        is shown any more then, since its keys may be gone."""
        deletion = self.shown.deletion
        self.put_away("refused", quietly=True)
        self.people = PeopleKept(self)
        self.show(deletion=deletion, refusal=NotErased.said)
        await self.around.erase_everything(self)
        self.put_away("opening")
        self._walk(navigation.Trail())
        await self.open()

    def taken_over(self, quietly: bool = False) -> None:
        """Another window has the journal now; this one lets go of it. Drafts live in the journal."""
        self.deleting.cancel(quietly=True)
        self.put_away("elsewhere", quietly)

    # Going about

    def go(self, route: str) -> None:
        """Walk to a route. A new sheet gets a route of its own, so that a reload finds its words again."""
        if route == navigation.CHECK_IN and self._journal is not None:
            route = self.check_in.begin()
        self._walk(self.shown.trail.to(route))

    def tab(self, route: str) -> None:
        """Walk to a tab. The Journal opens on this month."""
        if route == navigation.JOURNAL:
            self.show(quietly=True, month=_month_of(self.now()))
        self.go(route)
        self.refresh()

    def step_to(self, routes: tuple[str, ...]) -> None:
        """Walk to a place by another way than one step: the steps that led here are done with."""
        self._walk(navigation.Trail(routes))

    def back(self) -> None:
        """Walk one step back."""
        self._walk(self.shown.trail.back())

    def arrived(self, route: str) -> None:
        """The window itself moved, as by the browser's Back."""
        if not self._underway.answers(route, self.now().utc) and route != self.shown.trail.here:
            self._underway.forget()
            self.show(trail=self.shown.trail.to(route), trouble="")
            self._entered()

    def _walk(self, trail: navigation.Trail) -> None:
        if trail != self.shown.trail:
            self.show(trail=trail, trouble="")
            self._entered()
            self._underway.give(trail.here, self.now().utc)
            self.around.push(trail.here)

    def _entered(self) -> None:
        self.deleting.entered(self.shown.trail)
        self.unlocking.entered(self.shown.trail)
        if self._journal is not None:
            self.check_in.entered(self.shown.trail)
            self.people.entered(self.shown.trail)
            self.answering.entered(self.shown.trail)
            self.course.entered(self.shown.trail)
            self.moving_in.entered(self.shown.trail)
            self.refresh()

    # What happened

    def troubled(self, said: str) -> None:
        """Show a sentence about something that did not work, until the patient moves on."""
        self.show(trouble=said)
        try:
            self.refresh()  # what was not kept may have been read while it was being kept
        except Exception as error:
            note(error)

    def kept(self, entry: CheckIn | None = None) -> None:
        """The journal changed. The Journal shows the month of `entry`, which was just saved."""
        month = self.shown.month if entry is None else entry.at.local_date.replace(day=1)
        self.show(trouble="", month=month)
        self.refresh()
        if entry is not None:
            self.promise.ask_once()


def _month_of(moment: Moment) -> date:
    """The first day of a moment's month."""
    return moment.local_date.replace(day=1)
