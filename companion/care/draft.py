"""Words on their way: a check-in that is not saved yet."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed


class Draft(BaseModel):
    """An unsaved check-in. Saving it makes, or changes, the check-in with the same id.

    `at` is when the check-in began; `touched` (UTC) is when the draft last changed, so that a draft
    older than the saved check-in can be let go.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    at: Moment
    touched: AwareDatetime
    noticed: Noticed = Noticed()
    saved_before: bool = False

    def as_check_in(self) -> CheckIn:
        """The check-in that saving this draft would keep."""
        return CheckIn(id=self.id, at=self.at, noticed=self.noticed)
