"""What a file says of its total, in an extension of our own: highest value, bands, and a change worth naming."""

from __future__ import annotations

from pydantic import ValidationError

from companion.care.fhir_place import Place
from companion.care.questionnaire import Measure

MEASURE = "urn:companion:measure"


def measure_of(whole: Place) -> Measure | None:
    """The measure of a file; None where it names none. Raises QuestionnaireRefused."""
    place = whole.extension(MEASURE)
    if place is None:
        return None
    held = {
        "most": _number(place, "most"),
        "days": _number(place, "days"),
        "change": _number(place, "change"),
        "bands": [_band(one) for one in place.extensions("band")],
        "source": _words(place, "source"),
    }
    try:
        return Measure.model_validate(held)
    except ValidationError as error:
        return place.refuse(f"{error.errors()[0]['loc'][0]}: {error.errors()[0]['msg']}")


def _band(place: Place) -> dict[str, object]:
    return {"least": _number(place, "least"), "most": _number(place, "most"), "name": _words(place, "name")}


def _number(place: Place, name: str) -> float | None:
    part = place.extension(name)
    return None if part is None else part.number("valueInteger")


def _words(place: Place, name: str) -> str:
    part = place.extension(name)
    return "" if part is None else part.get("valueString", str, "")
