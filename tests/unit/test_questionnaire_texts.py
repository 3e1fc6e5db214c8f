"""The shipped questionnaires say, word for word, what the reference texts say."""

import hashlib
import json
from pathlib import Path

import pytest

from companion import questionnaires
from companion.app import assets_folder
from companion.care.questionnaire import Questionnaire
from companion.care.questionnaire_file import read

FOLDER = assets_folder() / questionnaires.FOLDER

TEXTS = {
    "gad-7.en": {
        "1": "b9964c21363f9d07",
        "2": "fd1a4a78696e9c59",
        "3": "df531d77f5e25a56",
        "4": "c2fcadbc1432d2b4",
        "5": "4435e9688b6c5752",
        "6": "446da74bd02a96bd",
        "7": "bdf11443a9628125",
    },
    "gad-7.es": {
        "1": "d0332b0bea94364b",
        "2": "fcb5e6c542c12ccf",
        "3": "447ef0ff219bfa9e",
        "4": "8c2803d8cfe35adf",
        "5": "db71238dafe2cbe0",
        "6": "2cd8bf69c1c0a4af",
        "7": "ea94ab9c2b211bc9",
    },
    "pcl-5.en": {
        "1": "b97ecd96db15f9d0",
        "2": "8a9fbfb83e052a84",
        "3": "c980907fc2585cfb",
        "4": "db1a0ff4b2ff460f",
        "5": "8d34f682a9eea500",
        "6": "aead390ab6a0e510",
        "7": "e2e14de9a541d1d0",
        "8": "88533adb54bbec36",
        "9": "a8f48cae55b3d0ae",
        "10": "22cc8c30a77934c0",
        "11": "9420fb2158a257bf",
        "12": "9aaaf1045954fc3d",
        "13": "014dc7060470f360",
        "14": "8ff0b54fc4197b2b",
        "15": "97642e954c0a2dc0",
        "16": "6da216d22cf9178f",
        "17": "9b2373ca99bf09a6",
        "18": "b199ce1e8529e501",
        "19": "e7d127e434bfcd3b",
        "20": "62a591f8e998ab35",
    },
    "phq-9.en": {
        "1": "737056ec562cfd8d",
        "2": "56c5aa23de6bf9d1",
        "3": "b3fa64c4b6a27026",
        "4": "e9ea61c0a902918b",
        "5": "598345c1e077966e",
        "6": "6c989f94db78888a",
        "7": "47630617570c2d12",
        "8": "8ee645be6f56fa3e",
        "9": "7671ff49bfe92e33",
        "difficulty": "f44e8693169ab6f6",
    },
    "phq-9.es": {
        "1": "8e8e9e06626e2146",
        "2": "967f1e9c00a22af8",
        "3": "06d2ba5bc452f50b",
        "4": "b19d3276a2cba3dd",
        "5": "e9286106bcc0ff86",
        "6": "99bd4422b23819e8",
        "7": "5a9924ccf8a308c1",
        "8": "4d3fb09de7329baf",
        "9": "8037d6d50feba53e",
        "difficulty": "4530b39f2af912ce",
    },
}
"""SHA-256 (first 16 digits) of each item, its lead and its answers, of the texts that were checked by hand against
their sources; by file and link id."""

LOINC = {
    "phq-9": [
        "44250-9",
        "44255-8",
        "44259-0",
        "44254-1",
        "44251-7",
        "44258-2",
        "44252-5",
        "44253-3",
        "44260-8",
        "69722-7",
    ],
    "gad-7": ["69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"],
    "pcl-5": [],
}


def of(name: str) -> Questionnaire:
    path = FOLDER / f"{name}.json"
    return read(path.read_text(encoding="utf-8"), path.name)


def digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:16]


def test_every_file_has_its_checksums() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_every_item_is_verbatim(name: str) -> None:
    asked = of(name).questions
    assert {one.link_id: digest(*one.lead, one.text, *(c.text for c in one.choices)) for one in asked} == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
def test_codes_are_there_only_where_they_were_verified(name: str) -> None:
    held = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    codes: list[str] = []

    def walk(items: list[dict[str, object]]) -> None:
        for item in items:
            codes.extend(code["code"] for code in item.get("code", []))  # type: ignore[attr-defined]
            walk(item.get("item", []))  # type: ignore[arg-type]

    walk(held["item"])
    assert codes == LOINC[name.split(".")[0]]
    assert ("loinc.org" in json.dumps(held)) == bool(codes)
    assert ("LOINC®" in held["copyright"]) == bool(codes)


@pytest.mark.parametrize("name", TEXTS)
def test_the_points_are_those_of_the_form(name: str) -> None:
    form = of(name)
    most = 4 if name.startswith("pcl-5") else 3
    for question in form.questions:
        points = [choice.points for choice in question.choices]
        assert points == ([None] * 4 if question.link_id == "difficulty" else list(range(most + 1)))
    assert form.measure is not None
    assert form.measure.most == most * len([one for one in form.questions if one.scored])


def test_only_item_9_needs_care_now() -> None:
    marked = {
        (name, one.link_id, one.care_above)
        for name in TEXTS
        for one in of(name).questions
        if one.care_above is not None
    }
    assert marked == {("phq-9.en", "9", 0), ("phq-9.es", "9", 0)}


def test_gad_7_has_no_difficulty_question() -> None:
    assert [one.link_id for one in of("gad-7.en").questions] == list("1234567")


@pytest.mark.parametrize("name", TEXTS)
def test_the_notice_of_the_form_is_shown(name: str) -> None:
    rights = of(name).rights
    says = {"phq": "Pfizer", "gad": "Pfizer", "pcl": "https://www.ptsd.va.gov"}[name[:3]]
    assert says in rights


def test_the_app_asks_in_its_own_language() -> None:
    assert {one.name: one.language for one in questionnaires.load(assets_folder())} == {
        "phq-9": "en-US",
        "gad-7": "en-US",
        "pcl-5": "en-US",
    }
    assert {one.name for one in questionnaires.load(assets_folder(), language="es")} == {"phq-9", "gad-7"}


def test_the_reference_is_not_read_at_run_time(tmp_path: Path) -> None:
    assert questionnaires.load(tmp_path) == ()
