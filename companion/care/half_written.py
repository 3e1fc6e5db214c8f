"""Words on their way that belong to no check-in: they are kept as they are typed."""

from pydantic import AwareDatetime, BaseModel, ConfigDict


class HalfWritten(BaseModel):
    """Words that somebody is still typing. `id` is the address of the field, like `session/ID/fragments`; `touched`
    (UTC) is when they last changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    touched: AwareDatetime
    words: str
