"""Words on their way: a check-in that is not saved yet."""

from pydantic import AwareDatetime, BaseModel, ConfigDict

from companion.care.moment import Moment
from companion.care.mood import CheckIn, Noticed


class Draft(BaseModel):
    """An unsaved check-in. Saving it makes, or changes, the check-in with the same id.

    `at` is when the check-in began; `touched` (UTC) is when the draft last changed, so that a draft
    older than the saved check-in can be let go. `half_tag` is a tag that is still being typed.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    at: Moment
    touched: AwareDatetime
    noticed: Noticed = Noticed()
    half_tag: str = ""
    saved_before: bool = False

    @property
    def whole(self) -> Noticed:
        """All that is on the sheet, a tag that is still being typed included."""
        tag = " ".join(self.half_tag.split())
        if not tag or tag in self.noticed.tags:
            return self.noticed
        return self.noticed.model_copy(update={"tags": (*self.noticed.tags, tag)})

    def as_check_in(self) -> CheckIn:
        """The check-in that saving this draft would keep."""
        return CheckIn(id=self.id, at=self.at, noticed=self.whole)
