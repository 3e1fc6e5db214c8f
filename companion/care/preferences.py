"""What the patient chose about the app itself."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Appearance = Literal["system", "light", "dark"]

TEXT_SCALES = (1.0, 1.15, 1.3, 1.6, 2.0)
"""The sizes of text there are to choose from, as multiples of what the device asks."""


class Preferences(BaseModel):
    """Choices with their defaults. `country` is two letters; None means the edition's own. `text_scale`
    multiplies what the device asks. While `paused`, nothing is asked and nothing reminds. `people_before_unlock`
    shows my people in Help now while the journal is locked. `backed_up_on` is the local day of the last backup,
    and `backup_handed_over` is True when a browser got it and did not tell what became of it.
    `offered_backup` and `offered_course` are True once the patient has put the offer of an early one, or of telling
    about a course, away, and `asked_to_keep` says in
    which form of the app the browser was asked to promise that it clears nothing: as a tab, or installed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    welcomed: bool = False
    country: str | None = None
    appearance: Appearance = "system"
    text_scale: float = Field(default=1.0, ge=1.0, le=2.0)
    paused: bool = False
    lock_after_minutes: int = Field(default=1, ge=0)
    people_before_unlock: bool = False
    backed_up_on: date | None = None
    backup_handed_over: bool = False
    offered_backup: bool = False
    offered_course: bool = False
    asked_to_keep: Literal["never", "tab", "installed"] = "never"
