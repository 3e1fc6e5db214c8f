"""build.toml: the shipped one is whole, and each mistake in one is named by file and key."""

from datetime import date
from pathlib import Path

import pytest

from companion import edition
from companion.builder import app_package
from companion.care.safety import Clinic, CrisisLine
from companion.errors import EditionError, QuestionnaireRefused

SHIPPED = Path(__file__).parents[2] / "build.toml"

GOOD = """
default_country = "US"

[clinic]
name = "Alder Clinic"
phone = "+15550100"

[crisis.US]
name = "United States"
emergency = "911"
checked_on = 2026-01-01
source = "invented"

[[crisis.US.lines]]
name = "A line"
way = "call"
number = "988"
"""


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return tmp_path / "build.toml"


def test_the_shipped_edition_loads() -> None:
    shipped = edition.load(SHIPPED)
    assert (shipped.name, shipped.default_country, shipped.clinic) == ("Companion", "US", None)


def test_the_shipped_lines_of_the_default_country() -> None:
    lines = edition.load(SHIPPED).help_lines.of(None)
    assert lines is not None
    assert (lines.country, lines.emergency) == ("US", "911")
    assert [(line.way, line.number, line.keyword) for line in lines.lines] == [
        ("call", "988", ""),
        ("text", "988", ""),
        ("text", "741741", "HOME"),
    ]


def test_every_shipped_country_was_checked_on_some_day() -> None:
    countries = edition.load(SHIPPED).help_lines.countries
    assert countries
    for lines in countries:
        assert isinstance(lines.checked_on, date), lines.country
        assert lines.source, lines.country


def test_a_clinics_edition(build: Path) -> None:
    build.write_text(GOOD)
    loaded = edition.load(build)
    assert loaded.clinic == Clinic(name="Alder Clinic", phone="+15550100")
    assert loaded.help_lines.clinic == loaded.clinic
    found = loaded.help_lines.of("US")
    assert found is not None
    assert found.lines == (CrisisLine(name="A line", way="call", number="988"),)


MISTAKES = [
    ('default_country = "US"', "", "default_country"),
    ('default_country = "US"', 'default_country = "usa"', "default_country"),
    ('default_country = "US"', 'default_country = "US"\ncolour = "blue"', "colour"),
    ('default_country = "US"', 'default_country = "US"\nname = ""', "name"),
    ('phone = "+15550100"', "", "clinic.phone"),
    ('phone = "+15550100"', 'phone = "ask us"', "clinic.phone"),
    ('phone = "+15550100"', "phone = 15550100", "clinic.phone"),
    ('name = "Alder Clinic"', 'name = ""', "clinic.name"),
    ('name = "Alder Clinic"', 'title = "Alder"\nname = "Alder Clinic"', "clinic.title"),
    ('name = "United States"', "", "crisis.US.name"),
    ('emergency = "911"', "", "crisis.US.emergency"),
    ('emergency = "911"', 'emergency = "nine"', "crisis.US.emergency"),
    ("checked_on = 2026-01-01", "", "crisis.US.checked_on"),
    ("checked_on = 2026-01-01", 'checked_on = "yesterday"', "crisis.US.checked_on"),
    ('source = "invented"', "", "crisis.US.source"),
    ('name = "A line"', "", "crisis.US.lines.0.name"),
    ('way = "call"', 'way = "fax"', "crisis.US.lines.0.way"),
    ('number = "988"', "", "crisis.US.lines.0.number"),
    ('number = "988"', 'number = "nine"', "crisis.US.lines.0.number"),
    ('number = "988"', 'number = "988"\nhours = "all"', "crisis.US.lines.0.hours"),
    ("crisis.US", "crisis.usa", "crisis.usa"),
    ("crisis.US", "crisis.us", "crisis.us"),
    ("crisis.US", 'crisis."US "', "crisis.US "),
]


@pytest.mark.parametrize(("right", "wrong", "key"), MISTAKES)
def test_a_mistake_is_named_by_file_and_key(build: Path, right: str, wrong: str, key: str) -> None:
    assert right in GOOD
    build.write_text(GOOD.replace(right, wrong))
    with pytest.raises(EditionError) as refused:
        edition.load(build)
    assert str(refused.value).startswith(f"build.toml, key {key}: ")


def test_a_default_country_may_have_no_lines(build: Path) -> None:
    build.write_text(GOOD.replace('default_country = "US"', 'default_country = "NZ"'))
    lines = edition.load(build).help_lines
    assert lines.of(None) is None
    assert lines.of("US") is not None


def test_an_edition_may_list_no_country(build: Path) -> None:
    build.write_text('default_country = "NZ"')
    assert edition.load(build).help_lines.countries == ()


def test_a_country_without_lines_is_a_mistake(build: Path) -> None:
    build.write_text(GOOD.split("[[crisis")[0] + "lines = []\n")
    with pytest.raises(EditionError, match=r"build\.toml, key crisis\.US\.lines: "):
        edition.load(build)


def test_what_is_no_toml_is_named_by_file_and_line(build: Path) -> None:
    build.write_text(GOOD + "\nname = \n")
    with pytest.raises(EditionError, match=r"build\.toml: not valid TOML \(.*line \d+"):
        edition.load(build)


def test_what_is_no_text_is_named_by_file(build: Path) -> None:
    build.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EditionError, match=r"build\.toml: not valid TOML"):
        edition.load(build)


def test_a_missing_file_is_named(build: Path) -> None:
    with pytest.raises(EditionError, match=r"build\.toml: cannot be read"):
        edition.load(build)


# A clinic's own content and rules


@pytest.mark.parametrize("folder", ["../elsewhere", "/etc", "a/../b", "", "."])
def test_content_lies_below_the_edition(build: Path, folder: str) -> None:
    build.write_text(f'{GOOD}\n[content]\nfolders = ["{folder}"]\n')
    with pytest.raises(EditionError, match=r"build\.toml, key content\.folders\.0"):
        edition.load(build)


def test_content_and_a_rule_for_session_days_are_read(build: Path) -> None:
    build.write_text(f'{GOOD}\n[content]\nfolders = ["content"]\n\n[safety]\nsession_day = "Go home by taxi."\n')
    made = edition.load(build)
    assert made.content.folders == ("content",)
    assert made.safety.session_day == "Go home by taxi."


def clinic(tmp_path: Path, questionnaire: str) -> Path:
    """A checkout of a clinic with one questionnaire of its own."""
    for part in ("companion", "assets"):
        (tmp_path / part).symlink_to(SHIPPED.parent / part)
    (tmp_path / "main.py").write_text("")
    (tmp_path / "build.toml").write_text(f'{GOOD}\n[content]\nfolders = ["own"]\n')
    folder = tmp_path / "own" / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "after.json").write_text(questionnaire)
    return tmp_path


def test_a_clinics_questionnaire_travels_into_the_edition(tmp_path: Path) -> None:
    item = '{"linkId": "1", "type": "boolean", "text": "Did you rest?"}'
    source = clinic(tmp_path, f'{{"resourceType": "Questionnaire", "name": "after", "item": [{item}]}}')
    files = app_package.ours(source)
    assert "own/questionnaires/after.json" in files
    assert "assets/questionnaires/phq-9.en.json" in files
    assert "assets/courses.toml" in files


def test_a_broken_one_stops_the_build_with_file_path_and_reason(tmp_path: Path) -> None:
    source = clinic(tmp_path, '{"resourceType": "Questionnaire", "name": "after", "item": [{"linkId": "1"}]}')
    with pytest.raises(QuestionnaireRefused, match=r"after\.json, item\[0\]\.type: missing"):
        app_package.ours(source)
