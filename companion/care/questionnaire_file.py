"""A FHIR R4 Questionnaire file -> Questionnaire. What cannot be shown as it was meant is refused, never left out.

Element names are those of the specification (hl7.org/fhir/R4/questionnaire.html). Extensions of our own begin with
`urn:companion:`; a clinic's file may carry them, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from companion.care.fhir_choices import choices_of
from companion.care.fhir_measure import measure_of
from companion.care.fhir_place import Place
from companion.care.fhir_rules import refuse_circles, rule_of
from companion.care.questionnaire import Kind, Question, Questionnaire, Rule
from companion.errors import QuestionnaireRefused

CARE_ABOVE = "urn:companion:needs-care-above"
"""Extension of an item: more points than this need care now."""

_BOUNDS = "http://hl7.org/fhir/StructureDefinition/"
_KINDS = frozenset(get_args(Kind))
_NOT_SHOWN = {"repeats": "more than one answer to a question cannot be given here"}
_MOST_DEEP = 20


def read(text: str, file: str) -> Questionnaire:
    """The questionnaire that a file holds. Raises QuestionnaireRefused, which names file, path and reason."""
    whole = Place(file, "", _parsed(text, file))
    if whole.get("resourceType", str, "") != "Questionnaire":
        whole.refuse("not a Questionnaire", "resourceType")
    _refuse_modifiers(whole)
    found = _Reader(whole)
    questions = tuple(found.items(whole, (), (), 0))
    if not any(question.kind != "display" for question in questions):
        whole.refuse("there is no question in it", "item")
    refuse_circles(whole, questions)
    name = whole.get("name", str, "") or whole.get("id", str, "") or whole.need("url")
    return Questionnaire(
        url=whole.get("url", str, "") or f"urn:companion:file:{name}",
        version=whole.get("version", str, ""),
        name=name,
        title=whole.get("title", str, "") or name,
        language=whole.get("language", str, ""),
        rights=whole.get("copyright", str, ""),
        questions=questions,
        measure=measure_of(whole),
        file=text,
    )


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionnaireRefused(file, "", f"not JSON ({type(error).__name__})") from None


def _refuse_modifiers(place: Place) -> None:
    if "modifierExtension" in place:
        place.refuse("what it means is changed by an extension that is not known here", "modifierExtension")


class _Reader:
    """Walks through the items, which must not share a link id."""

    def __init__(self, whole: Place) -> None:
        self._whole = whole
        self._ids: set[str] = set()

    def items(self, place: Place, lead: tuple[str, ...], rules: tuple[Rule, ...], deep: int) -> Iterator[Question]:
        """The questions below a place, in order. Texts and conditions of groups are handed down."""
        if deep > _MOST_DEEP:
            place.refuse("groups within groups without end", "item")
        for item in place.each("item"):
            link_id, kind, own = self._link_id(item), item.need("type"), rule_of(item)
            _refuse_modifiers(item)
            below = (*rules, own) if own else rules
            if kind == "group":
                _refuse_unshown(item)
                text = item.get("text", str, "").strip()
                yield from self.items(item, (*lead, text) if text else lead, below, deep + 1)
            else:
                yield self._question(item, link_id, kind, lead, below)
                yield from self.items(item, lead, below, deep + 1)

    def _link_id(self, item: Place) -> str:
        link_id = item.need("linkId")
        if link_id in self._ids:
            item.refuse(f"{link_id} is there twice", "linkId")
        self._ids.add(link_id)
        return link_id

    def _question(
        self, item: Place, link_id: str, kind: str, lead: tuple[str, ...], rules: tuple[Rule, ...]
    ) -> Question:
        if kind not in _KINDS:
            item.refuse(f"a question of type {kind} cannot be asked here", "type")
        _refuse_unshown(item)
        choices = choices_of(self._whole, item, kind)
        return Question.model_validate(
            {
                "link_id": link_id,
                "kind": "choice" if choices and kind != "open-choice" else kind,
                "text": item.need("text"),
                "lead": lead,
                "choices": choices,
                "required": item.get("required", bool, False),
                "rules": rules,
                **_bounds(item),
            }
        )


def _refuse_unshown(item: Place) -> None:
    for name, reason in _NOT_SHOWN.items():
        if item.get(name, bool, False):
            item.refuse(reason, name)


def _bounds(item: Place) -> Mapping[str, object]:
    longest = item.get("maxLength", int, 0) or None
    return {
        "least": _number(item, f"{_BOUNDS}minValue"),
        "most": _number(item, f"{_BOUNDS}maxValue"),
        "longest": longest,
        "care_above": _number(item, CARE_ABOVE),
    }


def _number(item: Place, url: str) -> float | None:
    """The number in an extension; bounds that are days or moments are refused, not forgotten."""
    extension = item.extension(url)
    if extension is None:
        return None
    for name in ("valueInteger", "valueDecimal"):
        if name in extension:
            return extension.number(name)
    return extension.refuse("a number was expected")
