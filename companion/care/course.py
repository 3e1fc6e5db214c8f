"""A course of treatment as the patient tells it: its phases, sessions, hard times, and what helps.

Doses, frequency and dates belong to the clinic: nothing here proposes any, beyond a template to edit.
"""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from companion.care.session import Session, in_order

LONGEST_LINE, LONGEST_WORDS = 120, 4000
"""Characters of a name or a line, and of what is written in many."""


class Phase(BaseModel):
    """A stretch of the course from the local day `began` until the next one begins.

    `template` is the id it has in courses.toml. A `series` is counted ("session 4 of 6"); any other phase is open.
    """

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    template: str
    name: str = Field(min_length=1, max_length=LONGEST_LINE)
    began: date
    series: bool = False


class StressPeriod(BaseModel):
    """A hard time from one local day to another, both included; `ended` is None while it lasts."""

    model_config = ConfigDict(frozen=True)

    id: str = Field(min_length=1)
    began: date
    ended: date | None = None
    words: str = Field(default="", max_length=LONGEST_LINE)


class Told(BaseModel):
    """What the patient tells about the treatment as a whole. All of it may stay blank.

    `reason` is an id of courses.toml, `own_reason` the patient's words for another one; `clinician` is whom they see.
    """

    model_config = ConfigDict(frozen=True)

    reason: str = ""
    own_reason: str = Field(default="", max_length=LONGEST_LINE)
    clinician: str = Field(default="", max_length=LONGEST_LINE)
    supports: str = Field(default="", max_length=LONGEST_WORDS)
    earlier: str = Field(default="", max_length=LONGEST_WORDS)


class Course(BaseModel):
    """All of it: phases by the day they began, sessions and stress periods by day."""

    model_config = ConfigDict(frozen=True)

    told: Told = Told()
    phases: tuple[Phase, ...] = ()
    sessions: tuple[Session, ...] = ()
    stress: tuple[StressPeriod, ...] = ()

    @property
    def begun(self) -> bool:
        """True once there is a phase: until then nobody told anything about a treatment."""
        return bool(self.phases)

    def phase_on(self, day: date) -> Phase | None:
        """The phase of a local day: the last that began on it or before."""
        return next((phase for phase in reversed(self.phases) if phase.began <= day), None)

    def phase(self, id: str) -> Phase | None:
        """The phase with this id."""
        return next((phase for phase in self.phases if phase.id == id), None)

    def session(self, id: str) -> Session | None:
        """The session with this id."""
        return next((session for session in self.sessions if session.id == id), None)

    def counted(self, phase: str) -> tuple[Session, ...]:
        """The sessions of a phase that took place or are planned, in order: skipped ones have no number."""
        return tuple(one for one in self.sessions if one.phase == phase and one.state != "skipped")

    def number(self, session: Session) -> int | None:
        """Which of its phase a session is, from 1; None for a skipped one."""
        ids = [one.id for one in self.counted(session.phase)]
        return ids.index(session.id) + 1 if session.id in ids else None

    def done(self, until: date) -> tuple[Session, ...]:
        """The sessions that took place up to a local day, it included, in order."""
        return tuple(one for one in self.sessions if one.state == "done" and one.day <= until)

    def next(self, today: date) -> Session | None:
        """The next planned session, today's included."""
        return next((one for one in self.sessions if one.state == "planned" and one.day >= today), None)

    def untold(self, today: date) -> Session | None:
        """The last session that was planned for a day before today, and of which nobody said what became of it."""
        past = [one for one in self.sessions if one.state == "planned" and one.day < today]
        return past[-1] if past else None

    def on(self, today: date) -> Session | None:
        """A session of this very day, planned or done."""
        return next((one for one in self.sessions if one.state != "skipped" and one.day == today), None)

    def in_stress(self, day: date) -> bool:
        """True on a day within a stress period."""
        return any(one.began <= day <= (one.ended or date.max) for one in self.stress)

    # Steps: each returns another course.

    def with_session(self, session: Session) -> Course:
        """The course with a session added or changed."""
        others = [one for one in self.sessions if one.id != session.id]
        return self.model_copy(update={"sessions": tuple(sorted((*others, session), key=in_order))})

    def without_session(self, id: str) -> Course:
        """The course without a session."""
        return self.model_copy(update={"sessions": tuple(one for one in self.sessions if one.id != id)})

    def with_phase(self, phase: Phase) -> Course:
        """The course with a phase added or changed."""
        phases = sorted((*(one for one in self.phases if one.id != phase.id), phase), key=lambda one: one.began)
        return self.model_copy(update={"phases": tuple(phases)})

    def without_phase(self, id: str) -> Course:
        """The course without a phase and its sessions."""
        phases = tuple(one for one in self.phases if one.id != id)
        sessions = tuple(one for one in self.sessions if one.phase != id)
        return self.model_copy(update={"phases": phases, "sessions": sessions})

    def with_stress(self, period: StressPeriod) -> Course:
        """The course with a stress period added or changed."""
        others = [one for one in self.stress if one.id != period.id]
        stress = sorted((*others, period), key=lambda one: (one.began, one.id))
        return self.model_copy(update={"stress": tuple(stress)})

    def without_stress(self, id: str) -> Course:
        """The course without a stress period."""
        return self.model_copy(update={"stress": tuple(one for one in self.stress if one.id != id)})

    def telling(self, **told: str) -> Course:
        """The course with other words about the whole. Raises ValueError when they are too long."""
        return self.model_copy(update={"told": Told.model_validate(self.told.model_dump() | told)})
