"""What the faces and the check-in sheet do: one tap saves, the rest is a draft until it is saved."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from companion.care.draft import Draft
from companion.care.mood import CheckIn, Face, Noticed, Signals
from companion.errors import NotKept
from companion.ui import navigation

if TYPE_CHECKING:
    from companion.ui.session_state import Session


Again = Callable[[], Awaitable[None]]


class CheckingIn:
    """The check-in side of a session."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._before: CheckIn | None = None
        self._again: Again | None = None
        self._begun: Draft | None = None
        self._laid_out_for = ""
        self._tapping = False

    # One tap

    async def tap(self, face: Face) -> None:
        """A face on Today: saved at once, with Undo. A double tap is one tap."""
        if self._tapping:
            return
        session = self._session
        entry = CheckIn(id=session.around.new_id(), at=session.now(), noticed=Noticed(mood=face.points))
        self._tapping = True
        try:
            await session.journal.save(entry)
        finally:
            self._tapping = False
        session.kept(entry)
        session.foot.say(_saved(entry), lambda: self._take_back(entry))
        await session.around.device.haptics.tick()

    async def choose(self, face: Face) -> None:
        """A face on the sheet: one tap saves it. The first one saves with it what is on the sheet already."""
        await self.set_mood(face.points)

    # The sheet

    def begin(self) -> str:
        """The route of a new sheet, or of today's one that was never saved."""
        self._begun = self._unfinished() or self._new()
        return f"{navigation.CHECK_IN}/{self._begun.id}"

    def entered(self, trail: navigation.Trail) -> None:
        """Lay out the draft when the sheet opens, and put it away once the sheet does not even lie behind,
        as it does behind Help now."""
        if self._session.shown.draft is not None:
            if self._laid_out_for == trail.here:
                return
            if self._laid_out_for not in trail.routes:
                self._session.show(draft=None)
                self._session.around.start(self._keep_now())
        record = navigation.record_in(trail.here)
        if trail.here == navigation.CHECK_IN:
            self._lay_out(self._unfinished() or self._new())
        elif record is not None and record[0] == navigation.CHECK_IN:
            self._lay_out(self._of_id(record[1]))

    def waiting(self) -> tuple[Draft, ...]:
        """Drafts with something in them that is not saved, newest first, so that the patient is offered them."""
        unsaved = [draft for draft in self._session.journal.drafts() if self._unsaved(draft)]
        return tuple(sorted(unsaved, key=lambda draft: draft.touched, reverse=True))

    async def set_mood(self, points: int) -> None:
        """The stepper: 0 to 10 points, saved at once like the face that it refines."""
        draft = self._changed(mood=points)
        if draft is not None:
            await self._keep_mood(draft)

    def set_signal(self, name: str, points: int | None) -> None:
        """One slider: 0 to 10 points; None is unset."""
        draft = self._session.shown.draft
        if draft is not None:
            signals = draft.noticed.signals.model_dump() | {name: points}
            self._changed(signals=Signals(**signals))

    def set_sleep(self, hours: float | None) -> None:
        """Hours slept last night, in halves; None is unset."""
        self._changed(sleep_hours=hours)

    def toggle_tag(self, tag: str) -> None:
        """Put a tag on or take it off."""
        draft = self._session.shown.draft
        if draft is not None:
            tags = draft.noticed.tags
            self._changed(tags=tuple(t for t in tags if t != tag) if tag in tags else (*tags, tag))

    def type_tag(self, text: str) -> None:
        """A tag of one's own as typed so far. Not drawn again: the field holds it already."""
        draft = self._session.shown.draft
        if draft is not None:
            self._hold(draft.model_copy(update={"half_tag": text, "touched": self._session.now().utc}), quietly=True)

    def add_tag(self) -> None:
        """Put the typed tag on."""
        draft = self._session.shown.draft
        if draft is not None:
            self._hold(draft.model_copy(update={"noticed": draft.whole, "half_tag": ""}))

    def write(self, note: str) -> None:
        """The note as typed so far. Not drawn again: the field holds it already."""
        self._changed(quietly=True, note=note)

    async def save(self) -> None:
        """Save everything on the sheet and close it. A sheet that was always blank saves nothing."""
        draft = self._session.shown.draft
        if draft is None or (draft.whole.is_blank and self._before is None and not draft.saved_before):
            self._session.back()
            return
        self._again = self.save
        await self._save(draft, draft.as_check_in())

    async def save_mood_only(self) -> None:
        """Save the mood alone. Anything else on the sheet stays a draft: it is not thrown away."""
        draft = self._session.shown.draft
        if draft is None or draft.noticed.mood is None:
            return
        self._again = self.save_mood_only
        await self._save(draft, self._with_mood_of(draft))

    async def try_again(self) -> None:
        """Do again what could not be kept: the saving, or the keeping of the words so far. Raises NotKept."""
        if self._session.shown.trouble and self._again is not None:
            await self._again()
        else:
            await self._session.journal.flush()
            self._session.show(trouble="", draft_trouble="")

    async def _keep_now(self) -> None:
        """Whoever closes the sheet may close the browser next, and that waits for nobody."""
        try:
            await self._session.journal.flush()
        except NotKept as trouble:
            self.heard_from_drafts(trouble)

    async def copy_words(self) -> None:
        """Put the note on the clipboard, as a way out when it cannot be kept."""
        draft = self._session.shown.draft
        if draft is not None:
            await self._session.around.device.clipboard.copy(draft.noticed.note)

    def heard_from_drafts(self, trouble: NotKept | None) -> None:
        """The drafts could not be kept, or (None) they can be again."""
        said = trouble.said if trouble else ""
        if said != self._session.shown.draft_trouble:
            self._session.show(draft_trouble=said)

    # Drafts

    async def _save(self, draft: Draft, entry: CheckIn) -> None:
        session, before = self._session, self._before
        await session.journal.save(entry)
        self._again = None
        # Not when a double tap has closed it already, nor under the patient's hands in Help now.
        if self._is_open(draft) and session.shown.trail.here == self._laid_out_for:
            session.back()
        session.kept(entry)
        if before is None:
            session.foot.say(_saved(entry), lambda: self._take_back(entry))
        else:
            session.foot.say(_saved(entry), lambda: self._put_back(before, entry))

    async def _keep_mood(self, draft: Draft) -> None:
        entry = self._with_mood_of(draft) if draft.saved_before else draft.as_check_in()
        self._again = lambda: self._keep_mood(self._newest(draft))
        await self._session.journal.save(entry)
        self._again = None
        self._hold(self._newest(draft).model_copy(update={"saved_before": True}))
        self._session.kept(entry)

    def _with_mood_of(self, draft: Draft) -> CheckIn:
        """The check-in as it is saved, or a new one, with nothing of the draft but its mood."""
        saved = self._session.journal.check_in(draft.id)
        noticed = (saved.noticed if saved else Noticed()).model_copy(update={"mood": draft.noticed.mood})
        return CheckIn(id=draft.id, at=draft.at, noticed=noticed)

    async def _take_back(self, entry: CheckIn) -> None:
        """Undo a new check-in. One with words says where they went."""
        session = self._session
        await session.journal.delete(entry.id)
        if not entry.noticed.only_mood:
            session.foot.say("deleted", lambda: session.journal.put_back(entry.id))

    async def _put_back(self, before: CheckIn, undone: CheckIn) -> None:
        """Undo an edit. What it said waits as a draft, so that a stray tap costs no sentence; a draft that
        waits already began from it."""
        if self._session.journal.draft_of(undone.id) is None:
            now = self._session.now().utc
            draft = Draft(id=undone.id, at=undone.at, touched=now, noticed=undone.noticed, saved_before=True)
            self._session.journal.hold(draft)
        await self._session.journal.save(before)

    def _lay_out(self, draft: Draft) -> None:
        self._before = self._session.journal.check_in(draft.id)
        self._again = None
        self._laid_out_for = self._session.shown.trail.here
        self._session.show(draft=draft)

    def _new(self) -> Draft:
        now = self._session.now()
        return Draft(id=self._session.around.new_id(), at=now, touched=now.utc)

    def _of_id(self, id: str) -> Draft:
        """The draft of a check-in: as it was left, made from what is saved, or just begun. After the reload of
        a sheet that was blank nobody knows its id: then it is today's unfinished one, or a new one."""
        begun = self._begun if self._begun is not None and self._begun.id == id else None
        return self._session.journal.draft_of(id) or self._of_saved(id) or begun or self._unfinished() or self._new()

    def _of_saved(self, id: str) -> Draft | None:
        saved = self._session.journal.check_in(id)
        if saved is None:
            return None
        touched = self._session.now().utc
        return Draft(id=id, at=saved.at, touched=touched, noticed=saved.noticed, saved_before=True)

    def _unfinished(self) -> Draft | None:
        """Today's draft that was never saved. An older one keeps its own day, and Today offers it."""
        today = self._session.now().local_date
        drafts = [
            draft for draft in self._session.journal.drafts() if not draft.saved_before and draft.at.local_date == today
        ]
        return max(drafts, key=lambda draft: draft.touched, default=None)

    def _unsaved(self, draft: Draft) -> bool:
        saved = self._session.journal.check_in(draft.id)
        return not draft.whole.is_blank and (saved is None or saved.noticed != draft.whole)

    def _changed(self, quietly: bool = False, **changes: object) -> Draft | None:
        draft = self._session.shown.draft
        if draft is None:
            return None
        noticed = Noticed.model_validate(draft.noticed.model_dump() | changes)
        changed = draft.model_copy(update={"noticed": noticed, "touched": self._session.now().utc})
        self._hold(changed, quietly)
        return changed

    def _hold(self, draft: Draft, quietly: bool = False) -> None:
        if draft.whole.is_blank and not draft.saved_before:
            self._session.journal.let_go(draft.id)  # nothing is left of it, not even its day
        else:
            self._session.journal.hold(draft)
        if self._is_open(draft):
            self._session.show(quietly=quietly, draft=draft)

    def _is_open(self, draft: Draft) -> bool:
        shown = self._session.shown.draft
        return shown is not None and shown.id == draft.id

    def _newest(self, draft: Draft) -> Draft:
        """The same draft with what was typed while it was being saved."""
        return self._session.journal.draft_of(draft.id) or draft


def _saved(entry: CheckIn) -> str:
    """The toast for a saved check-in, by its face."""
    face = entry.noticed.face
    return f"saved_{face.name.lower()}" if face else "saved"
