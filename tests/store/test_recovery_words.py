"""Recovery words: BIP 39 as published, typed in any way, and a typo told as one."""

from pathlib import Path

import pytest
from homes import home_in
from hypothesis import given, settings
from hypothesis.strategies import binary, integers, sampled_from
from locks import opened
from mnemonic import Mnemonic

from companion.errors import CompanionError, MistypedWords, TooFewWords, TooManyWords, UnknownWord, WrongSecret
from companion.secret.recovery_words import RecoveryWords

# Source: BIP 39's reference vectors (trezor/python-mnemonic, vectors.json), those of 128 bits.
PUBLISHED = [
    ("00000000000000000000000000000000", "abandon " * 11 + "about"),
    ("7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f", "legal winner thank year wave sausage worth useful legal winner thank yellow"),
    (
        "80808080808080808080808080808080",
        "letter advice cage absurd amount doctor acoustic avoid letter advice cage above",
    ),
    ("ffffffffffffffffffffffffffffffff", "zoo " * 11 + "wrong"),
    (
        "9e885d952ad362caeb4efe34a8e91bd2",
        "ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic",
    ),
    ("c0ba5a8e914111210f2bd131f3d5e08d", "scheme spot photo card baby mountain device kick cradle pact join borrow"),
    ("23db8160a31d3e0dca3688ed941adbf3", "cat swing flag economy stadium alone churn speed unique patch report train"),
    (
        "f30f8c1da665478f49b001d94c5fc452",
        "vessel ladder alter error federal sibling chat ability sun glass valve picture",
    ),
]
LIST: list[str] = Mnemonic("english").wordlist
ENTROPY = binary(min_size=16, max_size=16)
PLACE = integers(0, 11)


@pytest.mark.parametrize(("entropy", "words"), PUBLISHED)
def test_they_are_bip_39s(entropy: str, words: str) -> None:
    published = RecoveryWords.of(bytes.fromhex(entropy))
    assert " ".join(published.words) == words
    assert RecoveryWords.typed(words) == published


@given(ENTROPY)
def test_what_is_shown_can_be_typed(entropy: bytes) -> None:
    shown = RecoveryWords.of(entropy)
    assert len(shown.words) == 12
    assert RecoveryWords.typed(" ".join(shown.words)) == shown


ZOO = RecoveryWords.of(b"\xff" * 16)


@pytest.mark.parametrize(
    "typed",
    [
        "ZOO " * 11 + "Wrong",
        "\n".join(f"{number}. {word}" for number, word in enumerate(ZOO.words, 1)),
        ", ".join(ZOO.words) + ".",
        "  zoo\tzoo\u00a0zoo zoo zoo-zoo zoo/zoo zoo zoo zoo\r\nwrong\n",
        "ｚｏｏ " * 11 + "wrong",
        "zo\u0301o " * 11 + "wróng",
    ],
    ids=["capitals", "numbered", "commas", "spaces", "wide", "accents"],
)
def test_they_can_be_typed_in_many_ways(typed: str) -> None:
    assert RecoveryWords.typed(typed) == ZOO


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("abandan", "abandon"), ("yelow", "yellow"), ("pictre", "picture"), ("xqzv", ""), ("привет", "")],
)
def test_a_word_that_is_in_no_list_is_told_with_the_nearest(typed: str, nearest: str) -> None:
    with pytest.raises(UnknownWord) as unknown:
        RecoveryWords.typed(f"{typed} " + "zoo " * 11)
    assert (unknown.value.word, unknown.value.perhaps) == (typed, nearest)
    assert typed not in str(unknown.value)


@pytest.mark.parametrize("number", [0, 1, 11])
def test_too_few_are_told(number: int) -> None:
    with pytest.raises(TooFewWords):
        RecoveryWords.typed("zoo " * number)


@pytest.mark.parametrize("number", [13, 24, 1000])
def test_too_many_are_told(number: int) -> None:
    with pytest.raises(TooManyWords):
        RecoveryWords.typed("zoo " * number)


def typed_as(words: list[str]) -> RecoveryWords | None:
    """What the words stand for; None where a typo was told."""
    try:
        return RecoveryWords.typed(" ".join(words))
    except MistypedWords:
        return None


@given(ENTROPY, PLACE, sampled_from(LIST))
@settings(max_examples=400)
def test_one_other_word_is_told_or_stands_for_something_else(entropy: bytes, place: int, other: str) -> None:
    right = RecoveryWords.of(entropy)
    words = list(right.words)
    words[place] = other
    assert (typed_as(words) == right) == (other == right.words[place])


@given(ENTROPY, PLACE, PLACE)
@settings(max_examples=400)
def test_two_words_swapped_are_told_or_stand_for_something_else(entropy: bytes, first: int, second: int) -> None:
    right = RecoveryWords.of(entropy)
    words = list(right.words)
    words[first], words[second] = words[second], words[first]
    assert (typed_as(words) == right) == (words == list(right.words))


def test_fifteen_of_sixteen_typos_are_told() -> None:
    right = RecoveryWords.of(bytes(range(16)))
    passed = sum(
        typed_as([*right.words[:place], other, *right.words[place + 1 :]]) is not None
        for place in range(12)
        for other in LIST[::7]
        if other != right.words[place]
    )
    assert 1 / 20 < passed / (12 * len(LIST[::7])) < 1 / 13


async def test_a_typo_that_passes_the_check_opens_nothing(tmp_path: Path) -> None:
    from companion.secret.passcode import Passcode

    right = RecoveryWords.of(bytes(range(16)))
    journal = await opened(home_in(tmp_path))
    await journal.lock.set(Passcode(text="a passcode"), right)
    await journal.close()
    passing = [typed_as([other, *right.words[1:]]) for other in LIST if other != right.words[0]]
    others = [one for one in passing if one is not None]
    assert len(others) > 60
    for other in others[:40]:
        with pytest.raises(WrongSecret):
            await opened(home_in(tmp_path), other)


def test_they_are_never_shown_by_accident() -> None:
    assert "ff" not in repr(ZOO)
    assert "zoo" not in repr(ZOO) + str(ZOO)
    assert issubclass(UnknownWord, MistypedWords)
    assert issubclass(MistypedWords, CompanionError)
