"""When a FHIR item is asked: enableWhen, and no question that waits for itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from companion.care.fhir_choices import key_of
from companion.care.fhir_place import Place
from companion.care.questionnaire import Condition, Operator, Question, Rule

_OPERATORS = frozenset(get_args(Operator))
_PLAIN = ("answerBoolean", "answerDecimal", "answerInteger", "answerDate", "answerString")


def rule_of(item: Place) -> Rule | None:
    """The conditions of an item; None where it is always asked. Raises QuestionnaireRefused."""
    conditions = tuple(_condition(when) for when in item.each("enableWhen"))
    if not conditions:
        return None
    behaviour = item.get("enableBehavior", str, "all")
    if behaviour not in ("all", "any") or (len(conditions) > 1 and "enableBehavior" not in item):
        item.refuse("whether all or any must hold is not said", "enableBehavior")
    return Rule(conditions=conditions, every=behaviour == "all")


def _condition(when: Place) -> Condition:
    operator = when.need("operator")
    if operator not in _OPERATORS:
        when.refuse(f"{operator} is not known", "operator")
    found = when.first_of("answer")
    if found is None:
        when.refuse("what the answer must be is missing")
    name, held = found
    if operator == "exists" and name != "answerBoolean":
        when.refuse("true or false was expected", name)
    if name == "answerCoding":
        coding = when.inside(name)
        assert coding is not None
        held = key_of(coding)
    elif name not in _PLAIN or not isinstance(held, str | int | float | bool):
        when.refuse("an answer of this kind cannot be compared here", name)
    return Condition.model_validate({"question": when.need("question"), "operator": operator, "value": held})


def refuse_circles(whole: Place, questions: Iterable[Question]) -> None:
    """Raises QuestionnaireRefused where a condition names no question of the file, or one that waits for it."""
    waits = {one.link_id: {held.question for rule in one.rules for held in rule.conditions} for one in questions}
    for link_id, others in waits.items():
        for other in others - waits.keys():
            whole.refuse(f"{link_id} waits for {other}, which is no question here", "item")
    free: set[str] = set()
    while len(free) < len(waits):
        more = {link_id for link_id, others in waits.items() if link_id not in free and others <= free}
        if not more:
            stuck = ", ".join(sorted(waits.keys() - free))
            whole.refuse(f"these wait for each other: {stuck}", "item")
        free |= more
