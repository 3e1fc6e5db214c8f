"""The benchmarks run, compare like with like, and tell a miss without hiding or failing."""

import sqlite3
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import by_hand, reading, saving, table, trends, unlocking
from benchmarks.figure import Figure
from benchmarks.journals import PATIENT, last, opened
from benchmarks.rounds import medians, timed
from benchmarks.sessions import session_at

MET = Figure(what="A", against="B", ours=0.0161, baseline=0.01, target=1.61)
MISSED = Figure(what="C", against="D", ours=2.6, baseline=1.3, target=1.99)


def test_a_figure_is_a_ratio_and_says_whether_it_is_met() -> None:
    assert MET.cells == ("A", "B", "16.1 ms", "10 ms", "1.61×", "1.61× met")
    assert MISSED.cells == ("C", "D", "2.60 s", "1.30 s", "2.00×", "1.99× missed")


def test_the_table_is_the_same_for_the_terminal_and_the_readme() -> None:
    told = table.for_terminal([MET, MISSED])
    assert len({len(line.rstrip()) for line in told.splitlines()[1:]}) <= 2
    for cell in (*MET.cells, *MISSED.cells):
        assert cell in told
        assert f"| {cell} |" in table.for_readme([MET, MISSED])


async def test_rounds_are_interleaved_and_each_begins_with_another() -> None:
    order: list[str] = []
    jobs = [timed(lambda name=name: order.append(name)) for name in "abc"]
    assert len(await medians(2, *jobs, warm_up=1)) == 3
    assert "".join(order) == "abc" + "bca" + "cab"


def test_a_missed_target_is_no_failure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "GROUPS", {"one": lambda within: [MISSED]})
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.md")
    assert command.main([]) == 0
    assert "1.99× missed" in (tmp_path / "results.md").read_text()


def test_what_cannot_be_measured_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(within: Path) -> list[Figure]:
        raise FileNotFoundError("no browser")

    monkeypatch.setattr(command, "GROUPS", {"one": lambda within: [MET], "two": fails})
    monkeypatch.setattr(command, "RESULTS", tmp_path / "results.md")
    assert command.main([]) == 1
    assert not (tmp_path / "results.md").exists(), "half a table is none"
    said = capsys.readouterr()
    assert "Could not be measured: two." in said.err
    assert "1.61×" in said.out


def test_one_year_is_the_end_of_ten() -> None:
    one, ten = last(1), last(10)
    assert ten[-len(one) :] == one
    assert 9 < len(ten) / len(one) < 11


async def test_saving_and_reading_measure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(saving, "ROUNDS", 2)
    monkeypatch.setattr(reading, "ROUNDS", 2)
    (tmp_path / "saving").mkdir()
    figures = [*await saving.figures(tmp_path / "saving"), *await reading.figures(tmp_path / "reading")]
    assert [figure.target for figure in figures] == [1.6, 15, 2, 1.3, 2, 1.3]


async def test_unlocking_measures(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(unlocking, "ROUNDS", 1)
    assert [figure.target for figure in await unlocking.figures(tmp_path)] == [1.5, 1.5]


async def test_reading_something_else_by_hand_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(1, tmp_path) as one:
        await one.journal.save(PATIENT.this_morning())
        session, raw = await session_at("/", one.journal), reading.memory_of(one)
        reading.check(session, raw)
        monkeypatch.setattr(by_hand, "read", _without_people)
        with pytest.raises(ValueError, match="by hand"):
            reading.check(session, raw)


def _without_people(raw: sqlite3.Connection, now: object) -> dict[str, object]:
    return {"people": ()}


async def test_the_days_behind_trends_are_read_the_same_by_hand(tmp_path: Path) -> None:
    async with opened(1, tmp_path) as years:
        raw = reading.memory_of(years)
        first = trends.TODAY - trends.SPAN
        assert trends.by_hand(raw, first, trends.TODAY) == trends._ours(years, first)
        assert len(trends._ours(years, first)[0]) > 30
