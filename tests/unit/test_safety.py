"""Help lines: those of the country, or none; a number is never guessed."""

from datetime import date

import pytest
from pydantic import ValidationError

from companion.care.safety import Clinic, CrisisLine, CrisisLines, HelpLines


def lines_of(country: str) -> CrisisLines:
    line = CrisisLine(name="A line", way="call", number="100")
    return CrisisLines(
        country=country,
        country_name=country,
        emergency="999",
        lines=(line,),
        checked_on=date(2026, 1, 1),
        source="invented",
    )


HELP = HelpLines(countries=(lines_of("US"), lines_of("CA")), default_country="US")


@pytest.mark.parametrize(("wanted", "country"), [("CA", "CA"), ("US", "US"), (None, "US"), ("", "US")])
def test_lines_of_a_listed_country(wanted: str | None, country: str) -> None:
    found = HELP.of(wanted)
    assert found is not None
    assert found.country == country


@pytest.mark.parametrize("wanted", ["MX", "us", "USA"])
def test_a_country_that_is_not_listed_has_no_lines(wanted: str) -> None:
    assert HELP.of(wanted) is None


def test_an_edition_may_list_nobody() -> None:
    assert HelpLines(countries=(), default_country="US").of(None) is None


@pytest.mark.parametrize("number", ["", "1", "call me", "988 ", "+1-800", "9" * 16])
def test_what_cannot_be_dialled_is_no_number(number: str) -> None:
    with pytest.raises(ValidationError):
        CrisisLine(name="A line", way="call", number=number)
    with pytest.raises(ValidationError):
        Clinic(name="A clinic", phone=number)
