"""Whom to reach when it is hard: crisis lines and the clinic. Numbers are data, never code."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

ELSEWHERE = "ZZ"
"""The code kept for a country that an edition does not list."""


class CrisisLine(BaseModel):
    """One line to call or text. `keyword` is the word a texter sends, where the line wants one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    way: Literal["call", "text"]
    number: str = Field(pattern=r"^\+?[0-9]{2,15}$")
    keyword: str = ""


class CrisisLines(BaseModel):
    """The lines of one country.

    `checked_on` is the day somebody last compared them with what their services publish; `source` says how.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    country: str = Field(pattern=r"^[A-Z]{2}$")
    country_name: str = Field(min_length=1)
    emergency: str = Field(pattern=r"^\+?[0-9]{2,15}$")
    lines: tuple[CrisisLine, ...] = Field(min_length=1)
    note: str = ""
    checked_on: date
    source: str = Field(min_length=1)


class Clinic(BaseModel):
    """The patient's clinic, as its edition names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    phone: str = Field(pattern=r"^\+?[0-9]{2,15}$")
    hours: str = ""


class HelpLines(BaseModel):
    """What Help now can offer without any journal: lines by country, and the clinic if one is named.

    A country that is not listed has no lines here, and the screen then says "your local emergency
    number": a number is never guessed.
    """

    model_config = ConfigDict(frozen=True)

    countries: tuple[CrisisLines, ...]
    default_country: str
    clinic: Clinic | None = None

    def of(self, country: str | None) -> CrisisLines | None:
        """The lines of `country` (two letters; None means the edition's own), or None if unlisted."""
        wanted = country or self.default_country
        return next((lines for lines in self.countries if lines.country == wanted), None)
