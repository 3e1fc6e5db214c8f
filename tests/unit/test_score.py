"""Scores: hand-added sheets, every edge of every band, and nothing that is unanswered counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import questionnaires
from companion.app import assets_folder
from companion.care.questionnaire import Questionnaire
from companion.care.score import Change, change, score

FORMS = {one.name: one for one in questionnaires.load(assets_folder())}

PHQ_9 = {
    "000000000": (0, "Minimal"),
    "100000000": (1, "Minimal"),
    "111100000": (4, "Minimal"),
    "111110000": (5, "Mild"),
    "012012012": (9, "Mild"),
    "222020020": (10, "Moderate"),
    "333300002": (14, "Moderate"),
    "333330000": (15, "Moderately severe"),
    "012301233": (15, "Moderately severe"),
    "333333100": (19, "Moderately severe"),
    "333333200": (20, "Severe"),
    "222222233": (20, "Severe"),
    "333333332": (26, "Severe"),
    "333333333": (27, "Severe"),
}
GAD_7 = {
    "0000000": (0, "Minimal"),
    "0000001": (1, "Minimal"),
    "1111000": (4, "Minimal"),
    "1111100": (5, "Mild"),
    "0123012": (9, "Mild"),
    "3330000": (9, "Mild"),
    "3331000": (10, "Moderate"),
    "2222011": (10, "Moderate"),
    "2222222": (14, "Moderate"),
    "3333300": (15, "Severe"),
    "3332211": (15, "Severe"),
    "3333332": (20, "Severe"),
    "3333333": (21, "Severe"),
}
PCL_5 = {
    "00000000000000000000": (0, None),
    "10000000000000000000": (1, None),
    "11111111111111111111": (20, None),
    "22222222222222200000": (30, None),
    "22222222222222210000": (31, None),
    "01234012340123401230": (36, None),
    "44444444000000000001": (33, None),
    "44444444000000000000": (32, None),
    "33333333333333333333": (60, None),
    "43210432104321043210": (40, None),
    "44444444444444444443": (79, None),
    "44444444444444444444": (80, None),
    "00001000020000300004": (10, None),
}
SHEETS = [
    (name, digits, total, band)
    for name, sheets in (("phq-9", PHQ_9), ("gad-7", GAD_7), ("pcl-5", PCL_5))
    for digits, (total, band) in sheets.items()
]


def answered(form: Questionnaire, digits: str) -> dict[str, str]:
    """A sheet from a row of points; "-" leaves a question out."""
    scored = [one for one in form.questions if one.scored]
    return {one.link_id: one.choices[int(digit)].key for one, digit in zip(scored, digits, strict=True) if digit != "-"}


@pytest.mark.parametrize(("name", "digits", "total", "band"), SHEETS, ids=lambda value: str(value))
def test_hand_scored_sheets(name: str, digits: str, total: int, band: str | None) -> None:
    found = score(FORMS[name], answered(FORMS[name], digits))
    assert (found.total, found.complete) == (total, True)
    assert (found.band.name if found.band else None) == band


def test_there_are_twelve_sheets_a_measure_and_every_band_has_both_edges() -> None:
    for name, form in FORMS.items():
        totals = {total for of, _, total, _ in SHEETS if of == name}
        assert len([None for of, *_ in SHEETS if of == name]) >= 12
        assert form.measure is not None
        for band in form.measure.bands:
            assert {band.least, band.most} <= totals
        assert {0, form.measure.most} <= totals


def test_bands_cover_every_total_once() -> None:
    for form in FORMS.values():
        assert form.measure is not None
        for total in range(form.measure.most + 1):
            holding = [band for band in form.measure.bands if band.least <= total <= band.most]
            assert len(holding) == (1 if form.measure.bands else 0)


@given(st.data())
def test_a_total_is_the_sum_of_what_was_answered(data: st.DataObject) -> None:
    form = FORMS[data.draw(st.sampled_from(sorted(FORMS)))]
    scored = [one for one in form.questions if one.scored]
    most = len(scored[0].choices) - 1
    digits = data.draw(st.lists(st.one_of(st.none(), st.integers(0, most)), min_size=len(scored), max_size=len(scored)))
    found = score(form, answered(form, "".join("-" if digit is None else str(digit) for digit in digits)))
    given_points = [digit for digit in digits if digit is not None]
    assert found.answered == len(given_points)
    assert found.of == len(scored)
    assert found.complete == (None not in digits)
    assert found.total == (sum(given_points) if given_points else None)
    if not found.complete:
        assert found.band is None


@pytest.mark.parametrize("name", FORMS)
def test_an_unanswered_sheet_is_no_zero(name: str) -> None:
    found = score(FORMS[name], {})
    assert (found.total, found.complete, found.band) == (None, False, None)


def test_the_difficulty_question_adds_nothing() -> None:
    form = FORMS["phq-9"]
    answers = answered(form, "111100000")
    (difficulty,) = [one for one in form.questions if not one.scored]
    assert difficulty in form.asked(answers)
    assert score(form, answers | {"difficulty": difficulty.choices[3].key}) == score(form, answers)
    assert difficulty not in form.asked(answered(form, "000000000"))


@pytest.mark.parametrize("points", range(4))
def test_item_9_above_not_at_all_needs_care_now(points: int) -> None:
    form = FORMS["phq-9"]
    answers = answered(form, f"--------{points}")
    needing = [one.link_id for one in form.questions if one.needs_care_now(answers)]
    assert needing == (["9"] if points else [])


CHANGES = [
    ("phq-9", "333330000", "111110000", Change(direction="lower", points=10, worth_naming=True)),
    ("phq-9", "111110000", "000000000", Change(direction="lower", points=5, worth_naming=True)),
    ("phq-9", "111100000", "000000000", Change(direction="lower", points=4, worth_naming=False)),
    ("gad-7", "0000000", "1111000", Change(direction="higher", points=4, worth_naming=True)),
    ("gad-7", "1111000", "1111000", Change(direction="same", points=0, worth_naming=False)),
    ("pcl-5", "11111111111111111111", "11111111110000000000", Change(direction="lower", points=10, worth_naming=True)),
]


@pytest.mark.parametrize(("name", "before", "now", "expected"), CHANGES)
def test_a_change_worth_naming_is_the_publications(name: str, before: str, now: str, expected: Change) -> None:
    form = FORMS[name]
    assert form.measure is not None
    sheets = [score(form, answered(form, digits)) for digits in (before, now)]
    assert change(form.measure, *sheets) == expected


def test_an_incomplete_sheet_has_not_changed() -> None:
    form = FORMS["gad-7"]
    assert form.measure is not None
    whole, half = score(form, answered(form, "1111111")), score(form, answered(form, "111111-"))
    assert change(form.measure, whole, half) is None
