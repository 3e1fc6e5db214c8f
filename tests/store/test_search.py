"""Search in notes: every word, accents and case aside, and only what is really in the journal."""

from datetime import timedelta
from pathlib import Path

import pytest
from entries import NOON, entry
from faulty_disk import BrokenDisk
from homes import failing_change, home_in, home_on, silent
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import text

from companion.errors import NotKept
from companion.store.journal import Journal
from companion.store.journal_reading import SEARCH_SHOWS

NOTES = {
    "cafe": "Met a friend at the Café, it was lovely",
    "apart": "Cafe\N{COMBINING ACUTE ACCENT} with the accent apart",
    "resume": "My résumé is done",
    "walk": "A long walk. Well-being: better!",
    "strasse": "Über die Brücke",
    "japan": "東京 に 行った",
    "under": "snake_case and 100%",
    "signs": "Rain again :) 🌧️",
}


@pytest.fixture
async def notes(journal: Journal) -> Journal:
    for id, note in NOTES.items():
        await journal.save(entry(id, note))
    return journal


def found(journal: Journal, words: str) -> set[str]:
    return {check_in.id for check_in in journal.search(words)}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("café", {"cafe", "apart"}),
        ("CAFE", {"cafe", "apart"}),
        ("cafe\N{COMBINING ACUTE ACCENT}", {"cafe", "apart"}),
        ("caf", {"cafe", "apart"}),
        ("re\N{COMBINING ACUTE ACCENT}sume\N{COMBINING ACUTE ACCENT}", {"resume"}),
        ("uber brucke", {"strasse"}),
        ("friend lovely", {"cafe"}),
        ("lovely fri", {"cafe"}),
        ("lovely walk", set()),
        ("well-being", {"walk"}),
        ("100%", {"under"}),
        ("snake_case", {"under"}),
        ("snake", {"under"}),
        ("東京", {"japan"}),
        ("ovely", set()),
        ("", set()),
        (" \t\n", set()),
        ("!?*\"'()-", set()),
        ("_", {"under"}),
        (" % ", {"under"}),
        (":)", {"signs"}),
        ("🌧️", {"signs"}),
        ("🌞", set()),
        (":", {"walk", "signs"}),
        ("walk !", {"walk"}),
        ("walk _", {"walk"}),
        ('"walk" OR lovely', set()),
        ("NOT walk", set()),
        ("note:walk", set()),
        ("walk*", {"walk"}),
        ("\0walk", {"walk"}),
    ],
)
async def test_words_are_found(notes: Journal, words: str, ids: set[str]) -> None:
    assert found(notes, words) == ids


async def test_signs_are_found_newest_first_not_too_many_and_not_deleted(journal: Journal) -> None:
    for number in range(SEARCH_SHOWS + 5):
        await journal.save(entry(str(number), "100%", NOON + timedelta(hours=number)))
    answer = [check_in.id for check_in in journal.search("%")]
    assert answer == [str(number) for number in range(SEARCH_SHOWS + 4, 4, -1)]
    await journal.delete("50")
    assert "50" not in found(journal, "%")


@given(words=text())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
async def test_any_words_can_be_asked_for(notes: Journal, words: str) -> None:
    assert found(notes, words) <= set(NOTES)


async def test_changes_are_found_at_once(notes: Journal) -> None:
    assert found(notes, "walk") == {"walk"}
    await notes.save(entry("walk", "a swim instead"))
    await notes.save(entry("new", "another walk"))
    assert (found(notes, "walk"), found(notes, "swim")) == ({"new"}, {"walk"})
    await notes.save(entry("walk", NOTES["walk"]))
    assert (found(notes, "walk"), found(notes, "swim")) == ({"new", "walk"}, set())


async def test_deleted_check_ins_are_not_found(notes: Journal) -> None:
    assert found(notes, "walk") == {"walk"}
    await notes.delete("walk")
    assert found(notes, "walk") == set()
    await notes.put_back("walk")
    assert found(notes, "walk") == {"walk"}
    await notes.erase("walk")
    await notes.save(entry("other", "takes the erased one's place"))
    assert found(notes, "walk") == set()
    assert found(notes, "place") == {"other"}


@pytest.mark.parametrize("searched_before", [True, False])
async def test_a_failed_save_is_not_found(searched_before: bool, tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path)
    journal = await Journal.open(home_on(disk), silent)
    await journal.save(entry("a", "a walk"))
    assert not searched_before or found(journal, "walk")
    disk.steps = ("write",)
    with pytest.raises(NotKept):
        await journal.save(entry("a", "a swim"))
    with pytest.raises(NotKept):
        await journal.save(entry("b", "a walk too"))
    assert (found(journal, "walk"), found(journal, "swim")) == ({"a"}, set())
    disk.mend()
    await journal.save(entry("b", "a swim"))
    assert (found(journal, "walk"), found(journal, "swim")) == ({"a"}, {"b"})
    await journal.close()


async def test_a_search_that_begins_inside_a_failing_change(tmp_path: Path) -> None:
    journal = await Journal.open(home_in(tmp_path), silent)
    await journal.save(entry("a", "a walk"))
    async with failing_change(journal):
        assert found(journal, "walk") == {"a"}
    assert found(journal, "walk") == {"a"}
    await journal.close()


async def test_newest_first_and_not_too_many(journal: Journal) -> None:
    for number in range(SEARCH_SHOWS + 5):
        await journal.save(entry(str(number), "walk", NOON + timedelta(hours=number)))
    answer = [check_in.id for check_in in journal.search("walk")]
    assert answer == [str(number) for number in range(SEARCH_SHOWS + 4, 4, -1)]
