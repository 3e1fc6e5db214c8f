"""build.toml -> Edition: who the clinic is, and whom a patient can reach. Errors name the key."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from companion.care.safety import Clinic, CrisisLine, CrisisLines, HelpLines
from companion.errors import EditionError

_Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""A country: two capital letters, ISO 3166-1."""

_Folder = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*$")]
"""A folder below that of build.toml: it travels into every build, so nothing outside can be named."""


class _Country(BaseModel):
    """One `[crisis.XX]` table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    emergency: str = Field(pattern=r"^\+?[0-9]{2,15}$")
    note: str = ""
    checked_on: date
    source: str = Field(min_length=1)
    lines: tuple[CrisisLine, ...] = Field(min_length=1)

    def as_lines(self, country: str) -> CrisisLines:
        return CrisisLines(
            country=country,
            country_name=self.name,
            emergency=self.emergency,
            lines=self.lines,
            note=self.note,
            checked_on=self.checked_on,
            source=self.source,
        )


class _Content(BaseModel):
    """The `[content]` table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folders: tuple[_Folder, ...] = ()


class _Safety(BaseModel):
    """The `[safety]` table. `session_day` is the clinic's own rule for a session's day, shown as well."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    session_day: str = Field(default="", max_length=300)


class Edition(BaseModel):
    """What a clinic made of the app. The default edition has no clinic. `content.folders` are folders beside
    build.toml with the clinic's own questionnaires.

    `default_country` need not be listed under `crisis`: Help now then says "your local emergency number".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(default="Companion", min_length=1)
    default_country: _Code
    clinic: Clinic | None = None
    crisis: dict[_Code, _Country] = {}
    content: _Content = _Content()
    safety: _Safety = _Safety()

    @property
    def help_lines(self) -> HelpLines:
        """What Help now offers."""
        countries = tuple(country.as_lines(code) for code, country in self.crisis.items())
        return HelpLines(countries=countries, default_country=self.default_country, clinic=self.clinic)


def load(path: Path) -> Edition:
    """The edition in a build.toml. Raises EditionError, which names the file, the line or the key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EditionError(f"{path.name}: cannot be read ({type(error).__name__})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EditionError(f"{path.name}: not valid TOML ({error})") from None
    try:
        return Edition.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        # pydantic says "[key]" after a table's name where the name is what is wrong
        key = ".".join(str(part) for part in first["loc"] if part != "[key]") or "the whole file"
        raise EditionError(f"{path.name}, key {key}: {first['msg']}") from None
