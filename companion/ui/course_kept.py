"""The course: beginning it, telling what became of sessions, and changing anything, with a way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from companion.care.around_session import Part
from companion.care.course import Course, StressPeriod
from companion.care.course_template import begin
from companion.care.session import Session as OneSession
from companion.care.session import State
from companion.errors import NotKept
from companion.ui.course_setup import CourseSetup
from companion.ui.navigation import AROUND, BEGIN, COURSE, FIRST_DAY, PHASE, SESSION, TODAY, Trail, record_in

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class CourseKept:
    """The course side of a session. Every `async` method raises NotKept."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # Beginning

    def set_up(self) -> None:
        """Begin to tell of a course."""
        self._session.show(setup=CourseSetup())
        self._session.go(BEGIN)

    async def choose_reason(self, id: str) -> None:
        """The reason for treatment, which may be left open; then the kind of course."""
        reason = self._session.around.templates().reason_of(id)
        await self._change(lambda course: course.telling(reason=id))
        template = reason.template if reason else ""
        self._session.show(setup=replace(self._session.shown.setup, template=template))
        self._session.go(PHASE)

    def choose_template(self, id: str) -> None:
        """The kind of course; then its first day."""
        self._session.show(setup=CourseSetup(template=id, first=self._session.now().local_date))
        self._session.go(FIRST_DAY)

    def choose_first(self, day: date) -> None:
        """The first session's day, or the phase's."""
        self._session.show(setup=replace(self._session.shown.setup, first=day))

    def turn_took_place(self) -> None:
        """Whether those on past days took place."""
        setup = self._session.shown.setup
        self._session.show(setup=replace(setup, took_place=not setup.took_place))

    async def begin(self) -> None:
        """Keep the phase with its sessions, and show the course."""
        session, setup = self._session, self._session.shown.setup
        template = session.around.templates().of(setup.template)
        if template is None or setup.first is None:
            return
        first, today = setup.first, session.now().local_date

        def step(course: Course) -> Course:
            begun = begin(course, template, first, session.around.new_id)
            for one in begun.sessions:
                if one.day < today and setup.took_place and course.session(one.id) is None:
                    begun = begun.with_session(one.become("done"))
            return begun

        before = await self._change(step)
        if session.shown.trail.here == FIRST_DAY:
            session.show(setup=CourseSetup())
            session.step_to((TODAY, COURSE))
        session.kept()
        session.foot.say("saved", lambda: self._restore(before))

    async def put_offer_away(self) -> None:
        """Do not offer a course on Today any more."""
        await self._session.choices.prefer(offered_course=True)

    # Sessions

    async def tell(self, id: str, state: State) -> None:
        """What became of a session."""
        await self._change_session(id, lambda one: one.become(state))

    async def move(self, id: str, day: date) -> None:
        """To another day."""
        await self._change_session(id, lambda one: one.moved_to(day, one.at))

    async def set_time(self, id: str, at: time | None) -> None:
        """At another time, or at none."""
        await self._change_session(id, lambda one: one.moved_to(one.day, at))

    async def add(self) -> None:
        """One more session in the present phase, a week after the last, to be changed."""
        session, id = self._session, self._session.around.new_id()
        today = session.now().local_date

        def step(course: Course) -> Course:
            phase = course.phase_on(today) or course.phases[-1]
            last = max((one.day for one in course.counted(phase.id)), default=today - timedelta(days=7))
            return course.with_session(OneSession(id=id, phase=phase.id, day=max(last + timedelta(days=7), today)))

        await self._change(step)
        session.kept()
        session.go(f"{SESSION}/{id}")

    async def remove(self, id: str) -> None:
        """Take a session out, around which nothing was written."""
        before = self._session.journal.course.load().session(id)
        if before is None or self._session.journal.course.words(id):
            return
        await self._change(lambda course: course.without_session(id))
        self._leave(f"{SESSION}/{id}")
        self._said("session_removed", lambda: self._put_back(before))

    # Hard times, and the whole

    async def add_stress(self) -> None:
        """A hard time that begins today."""
        today, id = self._session.now().local_date, self._session.around.new_id()
        period = StressPeriod(id=id, began=today)
        before = await self._change(lambda course: course.with_stress(period))
        self._said("saved", lambda: self._restore(before))

    async def end_stress(self, id: str) -> None:
        """It is over, as of today."""
        today = self._session.now().local_date

        def step(course: Course) -> Course:
            held = next((one for one in course.stress if one.id == id), None)
            return course if held is None else course.with_stress(held.model_copy(update={"ended": today}))

        before = await self._change(step)
        self._said("saved", lambda: self._restore(before))

    async def remove_stress(self, id: str) -> None:
        """It is not to be kept."""
        before = await self._change(lambda course: course.without_stress(id))
        self._said("removed", lambda: self._restore(before))

    async def save_told(self, **told: str) -> None:
        """What was written about the whole."""
        await self._change(lambda course: course.telling(**told))
        self._session.wording.saved(*(f"course/{name}" for name in told))
        self._said("saved", None)
        self._leave(None)

    # Around a session

    def write(self, id: str, part: Part, words: str) -> None:
        """Words around a session as typed so far: sealed soon. Letters that were still on their way when the screen
        was left go into the journal at once."""
        self._session.journal.course.write(id, part, words)
        if self._session.shown.around != id:
            self._session.around.start(self._keep_quietly(id))

    async def keep_words(self, id: str) -> None:
        """Put them into the journal and go back."""
        await self._session.journal.course.keep_words(id)
        self._leave(f"{AROUND}/{id}")
        self._said("saved", None)

    def entered(self, trail: Trail) -> None:
        """Words around a session go into the journal once its screen does not even lie behind."""
        shown = self._session.shown
        record = next((held for route in trail.routes if (held := record_in(route)) and held[0] == AROUND), None)
        id = record[1] if record else ""
        if shown.around and shown.around != id:
            self._session.around.start(self._keep_quietly(shown.around))
        if shown.around != id:
            self._session.show(quietly=True, around=id)

    async def _keep_quietly(self, id: str) -> None:
        try:
            await self._session.journal.course.keep_words(id)
        except NotKept as trouble:
            self._session.check_in.heard_from_drafts(trouble)  # they stay sealed on their way

    # Steps

    async def _change_session(self, id: str, step: Callable[[OneSession], OneSession]) -> None:
        held = self._session.journal.course.load().session(id)
        if held is None:
            return

        def whole(course: Course) -> Course:
            now = course.session(id)
            return course if now is None else course.with_session(step(now))

        await self._change(whole)
        self._said("saved", lambda: self._put_back(held))

    async def _put_back(self, before: OneSession) -> None:
        await self._change(lambda course: course.with_session(before))

    async def _restore(self, before: Course) -> None:
        await self._change(lambda _: before)

    async def _change(self, step: Callable[[Course], Course]) -> Course:
        return await self._session.journal.course.change(step)

    def _said(self, key: str, undo: Callable[[], Awaitable[None]] | None) -> None:
        self._session.kept()
        self._session.foot.say(key, undo)

    def _leave(self, route: str | None) -> None:
        """Back from a screen, unless a double tap or Help now has left it already."""
        if route is None or self._session.shown.trail.here == route:
            self._session.back()
