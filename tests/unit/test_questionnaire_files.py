"""Reading FHIR R4 Questionnaires: what can be shown is, what cannot is refused by name, and nothing crashes."""

import copy
import json
import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from companion import questionnaires
from companion.app import assets_folder
from companion.care.questionnaire import Questionnaire
from companion.care.questionnaire_file import read
from companion.errors import QuestionnaireRefused

EXAMPLES = Path(__file__).parents[1] / "fixtures" / "fhir-r4-examples"
REFUSED = {
    "Questionnaire-3141.json": "item[0].item[0].answerValueSet: the answers stand in another file",
    "Questionnaire-bb.json": "item[0].item[1].item[2].item[0].item[0].type: a question of type dateTime cannot be asked here",
    "Questionnaire-f201.json": "",
    "Questionnaire-gcs.json": "item[0].text: missing",
    "Questionnaire-phq-9-questionnaire.json": "item[0].answerValueSet: the answers stand in another file",
    "Questionnaire-qs1.json": "item[0].repeats: more than one answer to a question cannot be given here",
    "Questionnaire-zika-virus-exposure-assessment.json": "item[2].type: a question of type quantity cannot be asked here",
}
"""Every Questionnaire of the specification's examples, and why it cannot be shown; empty where it can."""


def test_every_example_is_here() -> None:
    assert {path.name for path in EXAMPLES.glob("*.json")} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_files_that_nobody_here_wrote(name: str) -> None:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    if REFUSED[name]:
        with pytest.raises(QuestionnaireRefused) as refusal:
            read(text, name)
        assert str(refusal.value) == f"{name}, {REFUSED[name]}"
    else:
        assert all(one.text for one in read(text, name).questions)


@pytest.mark.parametrize("name", [*REFUSED, "phq-9.en.json", "pcl-5.en.json", "own"])
def test_a_broken_file_is_read_or_refused_and_never_crashes(name: str) -> None:
    seed = int(os.environ.get("COMPANION_SEED") or Random().getrandbits(32))
    print(f"COMPANION_SEED={seed}")
    dice = Random(seed)
    whole = OWN if name == "own" else json.loads(_text(name))
    read_at_all = 0
    for _ in range(300):
        broken = copy.deepcopy(whole)
        for _ in range(dice.randint(1, 3)):
            _break(broken, dice)
        try:
            form = read(json.dumps(broken), name)
        except QuestionnaireRefused:
            continue
        read_at_all += 1
        _answer_at_random(form, dice)
    assert read_at_all < 300


def _text(name: str) -> str:
    path = EXAMPLES / name if name in REFUSED else assets_folder() / questionnaires.FOLDER / name
    return path.read_text(encoding="utf-8")


def _break(held: Any, dice: Random) -> None:
    """Take something away, or put something else in its place, somewhere inside."""
    places = [held]
    for place in places:
        inside = place.values() if isinstance(place, dict) else place
        places += [one for one in inside if isinstance(one, dict | list) and one]
    place = dice.choice(places)
    key: Any = dice.choice(list(place)) if isinstance(place, dict) else dice.randrange(len(place))
    if dice.random() < 0.4:
        del place[key]
    else:
        place[key] = dice.choice([None, True, 3, -1.5, "", "x", [], {}, [None], ["a", 1], {"a": 1}, [{"linkId": "1"}]])


def _answer_at_random(form: Questionnaire, dice: Random) -> None:
    answers: dict[str, Any] = {}
    for question in form.questions:
        answers[question.link_id] = dice.choice([*(c.key for c in question.choices), 3, "2026-01-01", "words", True])
        assert set(form.asked(answers)) <= set(form.questions)


# A clinic's own

OWN: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "url": "https://alder.example/q/after",
    "version": "2",
    "name": "after",
    "title": "After your session",
    "status": "active",
    "contained": [
        {
            "resourceType": "ValueSet",
            "id": "yesno",
            "compose": {"include": [{"system": "s", "concept": [{"code": "y", "display": "Yes"}, {"code": "n"}]}]},
        }
    ],
    "item": [
        {
            "linkId": "g",
            "type": "group",
            "text": "About today",
            "item": [
                {"linkId": "1", "type": "choice", "text": "Did you rest?", "answerValueSet": "#yesno"},
                {
                    "linkId": "2",
                    "type": "integer",
                    "text": "How many hours?",
                    "required": True,
                    "extension": [
                        {"url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0},
                        {"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 24},
                    ],
                    "enableWhen": [
                        {"question": "1", "operator": "=", "answerCoding": {"system": "s", "code": "y"}},
                    ],
                },
                {
                    "linkId": "3",
                    "type": "text",
                    "text": "What was it like?",
                    "maxLength": 500,
                    "enableWhen": [{"question": "2", "operator": ">", "answerInteger": 3}],
                },
            ],
        },
        {"linkId": "d", "type": "display", "text": "Thank you for reading."},
        {"linkId": "b", "type": "boolean", "text": "May we call?"},
    ],
}


def own(**changes: Any) -> Questionnaire:
    return read(json.dumps(OWN | changes), "after.json")


def ids(form: Questionnaire, **answers: Any) -> str:
    return " ".join(one.link_id for one in form.asked({name.lstrip("_"): held for name, held in answers.items()}))


def test_a_clinics_own_file_is_laid_out() -> None:
    form = own()
    assert [(one.link_id, one.kind, one.lead) for one in form.questions] == [
        ("1", "choice", ("About today",)),
        ("2", "integer", ("About today",)),
        ("3", "text", ("About today",)),
        ("d", "display", ()),
        ("b", "boolean", ()),
    ]
    hours = form.question("2")
    assert hours is not None
    assert (hours.required, hours.least, hours.most) == (True, 0, 24)
    assert [(choice.key, choice.text) for choice in form.questions[0].choices] == [("s|y", "Yes"), ("s|n", "n")]


def test_questions_are_asked_when_their_conditions_hold() -> None:
    form = own()
    assert ids(form) == "1 d b"
    assert ids(form, _1="s|y") == "1 2 d b"
    assert ids(form, _1="s|y", _2=3) == "1 2 d b"
    assert ids(form, _1="s|y", _2=4) == "1 2 3 d b"


def test_an_answer_that_is_not_asked_for_any_more_counts_for_nothing() -> None:
    assert ids(own(), _1="s|n", _2=9) == "1 d b"


CONDITIONS = [
    ({"operator": "exists", "answerBoolean": True}, None, False),
    ({"operator": "exists", "answerBoolean": True}, 0, True),
    ({"operator": "exists", "answerBoolean": False}, None, True),
    ({"operator": "exists", "answerBoolean": False}, 0, False),
    ({"operator": "=", "answerInteger": 3}, 3, True),
    ({"operator": "!=", "answerInteger": 3}, 3, False),
    ({"operator": "!=", "answerInteger": 3}, 4, True),
    ({"operator": "!=", "answerInteger": 3}, None, False),
    ({"operator": ">", "answerInteger": 3}, 3, False),
    ({"operator": ">=", "answerDecimal": 3.0}, 3, True),
    ({"operator": "<", "answerInteger": 3}, 2, True),
    ({"operator": "<=", "answerInteger": 3}, 4, False),
    ({"operator": ">", "answerDate": "2026-01-31"}, "2026-02-01", True),
    ({"operator": ">", "answerInteger": 3}, "words", False),
]


@pytest.mark.parametrize(("when", "answer", "holds"), CONDITIONS)
def test_each_operator(when: dict[str, Any], answer: Any, holds: bool) -> None:
    items = [
        {"linkId": "a", "type": "integer", "text": "A"},
        {"linkId": "b", "type": "string", "text": "B", "enableWhen": [{"question": "a"} | when]},
    ]
    answers = {} if answer is None else {"_a": answer}
    assert ("b" in ids(own(item=items), **answers).split()) == holds


@pytest.mark.parametrize(("behaviour", "asked"), [("all", False), ("any", True)])
def test_all_or_any(behaviour: str, asked: bool) -> None:
    whens = [{"question": "a", "operator": "=", "answerInteger": n} for n in (1, 2)]
    items = [
        {"linkId": "a", "type": "integer", "text": "A"},
        {"linkId": "b", "type": "string", "text": "B", "enableWhen": whens, "enableBehavior": behaviour},
    ]
    assert ("b" in ids(own(item=items), _a=1).split()) == asked


def question(**more: Any) -> dict[str, Any]:
    return {"linkId": "x", "type": "string", "text": "X"} | more


WRONG = [
    ([question(type="attachment")], "item[0].type: a question of type attachment cannot be asked here"),
    ([question(type="reference")], "item[0].type: a question of type reference cannot be asked here"),
    ([question(linkId="")], "item[0].linkId: missing"),
    ([question(), question()], "item[1].linkId: x is there twice"),
    ([question(text="")], "item[0].text: missing"),
    ([question(repeats=True)], "item[0].repeats: more than one answer to a question cannot be given here"),
    ([question(type="choice")], "item[0]: there is nothing to choose from"),
    ([question(type="choice", answerValueSet="#gone")], "item[0].answerValueSet: #gone is not in this file"),
    ([question(modifierExtension=[])], "item[0].modifierExtension: what it means is changed by an extension that is not known here"),
    ([question(enableWhen=[{"question": "y", "operator": "exists", "answerBoolean": True}])], "item: x waits for y, which is no question here"),
    ([question(enableWhen=[{"question": "x", "operator": "exists", "answerBoolean": True}])], "item: these wait for each other: x"),
    ([question(enableWhen=[{"question": "x", "operator": "~", "answerBoolean": True}])], "item[0].enableWhen[0].operator: ~ is not known"),
    ([question(required="yes")], "item[0].required: bool expected"),
    (["x"], "item[0]: an object was expected"),
    ({}, "item: list expected"),
    ([], "item: there is no question in it"),
]  # fmt: skip


@pytest.mark.parametrize(("items", "said"), WRONG, ids=[said for _, said in WRONG])
def test_what_cannot_be_shown_is_refused_by_file_path_and_reason(items: Any, said: str) -> None:
    with pytest.raises(QuestionnaireRefused) as refusal:
        own(item=items)
    assert str(refusal.value) == f"after.json, {said}"
    assert refusal.value.said == "errors.content"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{}", "[" * 100_000])
def test_what_is_no_questionnaire_is_refused(text: str) -> None:
    with pytest.raises(QuestionnaireRefused):
        read(text, "x.json")


# An edition's folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / questionnaires.FOLDER).mkdir()
    return tmp_path


def put(content: Path, name: str, **changes: Any) -> None:
    (content / questionnaires.FOLDER / name).write_text(json.dumps(OWN | changes), encoding="utf-8")


def test_dropping_a_file_in_is_enough(content: Path) -> None:
    put(content, "after.json")
    assert [one.title for one in questionnaires.load(assets_folder(), [content])][-1] == "After your session"


def test_a_clinics_version_takes_the_place_of_the_apps(content: Path) -> None:
    put(content, "phq.json", url="urn:companion:questionnaire:phq-9", version="clinic")
    found = {one.url: one.version for one in questionnaires.load(assets_folder(), [content])}
    assert found["urn:companion:questionnaire:phq-9"] == "clinic"
    assert len(found) == 3


def test_one_url_twice_is_refused(content: Path) -> None:
    put(content, "a.json")
    put(content, "b.json")
    with pytest.raises(QuestionnaireRefused, match="there twice"):
        questionnaires.load(assets_folder(), [content])


def test_a_broken_file_is_named(content: Path) -> None:
    (content / questionnaires.FOLDER / "broken.json").write_bytes(b"\xff")
    with pytest.raises(QuestionnaireRefused, match=r"broken\.json, the whole file: cannot be read"):
        questionnaires.load(assets_folder(), [content])
