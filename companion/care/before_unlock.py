"""What may be seen before the journal is unlocked."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from companion.care.people import Person
from companion.care.preferences import Preferences


class BeforeUnlock(BaseModel):
    """Choices that the first screen needs, and the people whom the patient chose to show there.

    Whoever holds the device sees them, so nothing of the journal itself is in it.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    country: str | None = None
    appearance: Literal["system", "light", "dark"] = "system"
    text_scale: float = Field(default=1.0, ge=1.0, le=2.0)
    people: tuple[Person, ...] = ()

    @classmethod
    def of(cls, chosen: Preferences, people: tuple[Person, ...]) -> Self:
        """What of the journal's choices may be seen. People only if the patient chose it."""
        return cls(
            country=chosen.country,
            appearance=chosen.appearance,
            text_scale=chosen.text_scale,
            people=people if chosen.people_before_unlock else (),
        )

    @property
    def preferences(self) -> Preferences:
        """The choices, as the screens know them."""
        return Preferences(country=self.country, appearance=self.appearance, text_scale=self.text_scale)
