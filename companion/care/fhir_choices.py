"""The answers to choose from in a FHIR Questionnaire: options of the item, or of a value set in the same file."""

from __future__ import annotations

from collections.abc import Iterator

from companion.care.fhir_place import Place
from companion.care.questionnaire import Choice

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
"""Extension of an option or its coding: its points."""

_CHOOSING = ("choice", "open-choice")


def choices_of(whole: Place, item: Place, kind: str) -> tuple[Choice, ...]:
    """The choices of an item, none where it is not one to choose. Raises QuestionnaireRefused."""
    if "answerOption" not in item and "answerValueSet" not in item:
        if kind in _CHOOSING:
            item.refuse("there is nothing to choose from")
        return ()
    choices = tuple(_options(item)) or tuple(_from_value_set(whole, item))
    keys = [choice.key for choice in choices]
    if len(set(keys)) < len(keys):
        item.refuse("the same answer is there twice", "answerOption")
    if not choices:
        item.refuse("there is nothing to choose from", "answerOption")
    return choices


def _options(item: Place) -> Iterator[Choice]:
    for option in item.each("answerOption"):
        if "modifierExtension" in option:
            option.refuse("what it means is changed by an extension that is not known here", "modifierExtension")
        found = option.first_of("value")
        if found is None:
            option.refuse("an answer is missing")
        name, held = found
        if name == "valueCoding":
            coding = option.inside(name)
            assert coding is not None
            yield _of_coding(coding, _points(option))
        elif name in ("valueInteger", "valueString", "valueDate", "valueTime"):
            yield Choice(key=str(held), text=str(held), points=_points(option))
        else:
            option.refuse("an answer of this kind cannot be chosen here", name)


def _of_coding(coding: Place, points: float | None) -> Choice:
    key = key_of(coding)
    text = coding.get("display", str, "") or coding.need("code")
    return Choice(key=key, text=text, points=_points(coding) if points is None else points)


def key_of(coding: Place) -> str:
    """What is kept of a coding: its code, behind its system where it has one."""
    system, code = coding.get("system", str, ""), coding.get("code", str, "")
    return f"{system}|{code}" if system and code else code or coding.need("display")


def _points(place: Place) -> float | None:
    extension = place.extension(ORDINAL)
    if extension is None:
        return None
    for name in ("valueDecimal", "valueInteger"):
        if name in extension:
            return extension.number(name)
    return extension.refuse("a number was expected")


def _from_value_set(whole: Place, item: Place) -> Iterator[Choice]:
    address = item.need("answerValueSet")
    if not address.startswith("#"):
        item.refuse("the answers stand in another file", "answerValueSet")
    for held in whole.each("contained"):
        if held.get("id", str, "") == address[1:] and held.get("resourceType", str, "") == "ValueSet":
            yield from _concepts(held)
            return
    item.refuse(f"{address} is not in this file", "answerValueSet")


def _concepts(value_set: Place) -> Iterator[Choice]:
    expansion, compose = value_set.inside("expansion"), value_set.inside("compose")
    if expansion is not None:
        for one in expansion.each("contains"):
            yield _of_coding(one, None)
    elif compose is not None:
        if "exclude" in compose:
            compose.refuse("answers that are left out again cannot be read here", "exclude")
        for include in compose.each("include"):
            if "filter" in include or "valueSet" in include or "concept" not in include:
                include.refuse("the answers are not listed in this file")
            system = include.get("system", str, "")
            for concept in include.each("concept"):
                code = concept.need("code")
                text = concept.get("display", str, "") or code
                yield Choice(key=f"{system}|{code}" if system else code, text=text, points=_points(concept))
    else:
        value_set.refuse("the answers are not listed in this file")
