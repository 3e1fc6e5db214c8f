"""The Visit tab: goals, questions for the clinician, and appointments, each with a way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TYPE_CHECKING

from companion.care.visit import Appointment, Goal, Sense, ToAsk, Visits
from companion.ui.navigation import APPOINTMENT, GOAL, TO_ASK

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class Visiting:
    """The visit side of a session. Every `async` method raises NotKept."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def new(self, route: str) -> None:
        """A new goal, question or appointment. Words that were left half typed in the last new one are there again."""
        self._session.go(f"{route}/new")

    async def save_goal(self, id: str, words: str, icon: str, seems: Sense | None) -> None:
        """Add a goal or change one. How it seems is kept with today's day."""
        today, own_id = self._session.now().local_date, self._own(id)
        before = await self._change(lambda visits: visits.with_goal(_goal(visits, own_id, words, icon, seems, today)))
        self._saved(f"{GOAL}/{id}", before)

    async def let_go(self, id: str) -> None:
        """A goal is let go of: kept, and not shown."""
        self._left(f"{GOAL}/{id}", await self._change(lambda visits: visits.without_goal(id)))

    async def save_question(self, id: str, words: str) -> None:
        """Add a question or change one."""
        today, own_id = self._session.now().local_date, self._own(id)

        def step(visits: Visits) -> Visits:
            held = next((one for one in visits.to_ask if one.id == own_id), None)
            new = ToAsk(id=own_id, words=words, written_on=today)
            return visits.with_question(held.model_copy(update={"words": words}) if held else new)

        self._saved(f"{TO_ASK}/{id}", await self._change(step))

    async def asked(self, id: str) -> None:
        """A question was asked; it folds away."""
        today = self._session.now().local_date

        def step(visits: Visits) -> Visits:
            held = next((one for one in visits.to_ask if one.id == id), None)
            day = None if held is None or held.asked_on else today
            return visits if held is None else visits.with_question(held.model_copy(update={"asked_on": day}))

        self._left(f"{TO_ASK}/{id}", await self._change(step))

    async def remove_question(self, id: str) -> None:
        """A question is not to be kept."""
        self._left(f"{TO_ASK}/{id}", await self._change(lambda visits: visits.without_question(id)))

    async def save_appointment(self, id: str, appointment: Appointment) -> None:
        """Add an appointment or change one."""
        own = appointment.model_copy(update={"id": self._own(id)})
        self._saved(f"{APPOINTMENT}/{id}", await self._change(lambda visits: visits.with_appointment(own)))

    async def remove_appointment(self, id: str) -> None:
        """An appointment is not to be kept."""
        self._left(f"{APPOINTMENT}/{id}", await self._change(lambda visits: visits.without_appointment(id)))

    def _own(self, id: str) -> str:
        return self._session.around.new_id() if id == "new" else id

    async def _change(self, step: Callable[[Visits], Visits]) -> Visits:
        return await self._session.journal.course.change_visits(step)

    def _saved(self, route: str, before: Visits) -> None:
        self._session.wording.saved(route)
        self._left(route, before)

    def _left(self, route: str, before: Visits) -> None:
        session = self._session
        if session.shown.trail.here == route:
            session.back()
        session.kept()
        session.foot.say("saved", self._back_to(before))

    def _back_to(self, before: Visits) -> Callable[[], Awaitable[None]]:
        async def undo() -> None:
            await self._change(lambda _: before)

        return undo


def _goal(visits: Visits, id: str, words: str, icon: str, seems: Sense | None, today: date) -> Goal:
    held = next((one for one in visits.goals if one.id == id), None) or Goal(id=id, words=words, since=today)
    looked = today if seems is not None and seems != held.seemed else held.looked_at
    return held.model_copy(update={"words": words, "icon": icon, "seemed": seems, "looked_at": looked})
