"""What the patient chose about the app itself."""

from pydantic import BaseModel, ConfigDict


class Preferences(BaseModel):
    """Choices with their defaults. `country` is two letters; None means the edition's own."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    welcomed: bool = False
    country: str | None = None
