"""My people: adding, changing and removing whom the patient wants to reach."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from companion.care.people import Person
from companion.ui.navigation import PERSON, Trail, record_in
from companion.ui.person_form import PersonForm

if TYPE_CHECKING:
    from companion.ui.session_state import Session


class PeopleKept:
    """The people side of a session. Half-typed words live as long as the window; a killed app loses them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unfinished: PersonForm | None = None
        self._half_changed: PersonForm | None = None

    def entered(self, trail: Trail) -> None:
        """Lay the fields out when a person's screen opens, and put them away once that screen does not even
        lie behind, as it does behind Help now."""
        form, here = self._session.shown.person, trail.here
        opens = here == PERSON or here.startswith(f"{PERSON}/")
        if form is not None and (form.route == here or (not opens and form.route in trail.routes)):
            return
        self.put_away()
        if form is not None or opens:
            self._session.show(person=self._laid_out(here) if opens else None)

    def put_away(self) -> None:
        """Keep somebody new who is half-typed for when the screen opens again, as after looking up the number
        elsewhere and unlocking; let go of a half-made change."""
        form = self._session.shown.person
        if form is not None and not form.known:
            self._unfinished = None if form.is_blank else form

    def lock_away(self) -> None:
        """Keep whatever is half-typed for after unlocking, a half-made change, too."""
        self.put_away()
        form = self._session.shown.person
        self._half_changed = form if form is not None and form.known else None

    def write(self, name: str, words: str) -> None:
        """One field (`name`, `phone` or `about`) as typed so far. Shown at once: a phone that is turned draws
        the last picture again, and must find the words in it."""
        form = self._session.shown.person
        if form is not None:
            self._session.show(person=form.typed(name, words))

    async def save(self) -> None:
        """Keep the person and go back, or say below a field what is to be mended. Raises NotKept."""
        session, form = self._session, self._session.shown.person
        if form is None:
            return
        form = form.checked()
        if form.told:
            session.show(person=form)
            return
        session.show(quietly=True, person=form)
        await session.journal.keep_person(form.as_person())
        self._is_kept(form)
        session.kept()
        session.foot.say("saved")

    async def remove(self) -> None:
        """Overwrite the person for good, with Undo for as long as its words are shown. Raises NotKept."""
        session, form = self._session, self._session.shown.person
        if form is None:
            return
        before = session.journal.people()
        removed = next(((at, one) for at, one in enumerate(before) if one.id == form.id), None)
        await session.journal.remove_person(form.id)
        if session.shown.trail.here == form.route:  # a double tap goes back once
            session.back()
        session.kept()
        if removed is not None:
            session.foot.say("person_removed", lambda: self._put_back(*removed))

    async def show_before_unlocking(self, on: bool) -> None:
        """Whether Help now shows them while the journal is locked. Raises NotKept."""
        await self._session.choices.prefer(people_before_unlock=on)

    async def _put_back(self, at: int, person: Person) -> None:
        await self._session.journal.keep_person(person, at)

    def _is_kept(self, form: PersonForm) -> None:
        """Leave the screen, unless words were typed, or Help now was opened, while the others were being kept."""
        session, now = self._session, self._session.shown.person
        if self._unfinished is not None and self._unfinished.id == form.id:
            self._unfinished = None
        if now is not None and now.id == form.id:
            session.show(quietly=True, person=replace(now, known=True))
            if now == form and session.shown.trail.here == form.route:
                session.back()

    def _laid_out(self, route: str) -> PersonForm | None:
        """The fields of a route; None when its person is not there any more."""
        record = record_in(route)
        if record is None:
            return self._unfinished or PersonForm(self._session.around.new_id(), route)
        changed, self._half_changed = self._half_changed, None
        if changed is not None and changed.route == route:
            return changed
        people = self._session.journal.people()
        return next((PersonForm.of(one, route) for one in people if one.id == record[1]), None)
