"""Targets against others: typed in words, stored as what they are relative to, numbers by the others' figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.compare import Comparison
from loaders.figures import Return
from loaders.meaning.relative import read_relative
from lsp_data import audit, reports
from lsp_data.store import generations
from tests.loaders.conftest import inspected, saved_beside
from tests.loaders.test_benchmarks_stored import KNOWN, OTHERS, benchmarks

Accept = Callable[..., Comparison]
AGREED = date(2010, 3, 25)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 point above the England average", "1 point above England"),
        ("England + 1 point", "1 point above England"),
        ("National average", "level with England"),
        ("the region − 2 pp", "2 points below the region"),
        ("5 % below our statistical neighbours’ median", "5% below the comparator group's median"),
        ("Top quartile of the comparator group", "the best quarter of the comparator group"),
        ("best quarter", "the best quarter of the comparator group"),
    ],
)
def test_what_people_type(typed: str, meant: str) -> None:
    found = read_relative(typed)
    assert found is not None
    assert found.words() == meant


@pytest.mark.parametrize(
    "typed",
    ["TBC", "", "2 points better than the region", "England 2008", "5%", "comparator group average", "Wales + 1"],
)
def test_what_is_not_plainly_that(typed: str) -> None:
    assert read_relative(typed) is None


def targets(folder: Path, typed: str, name: str = "targets.xlsx") -> Path:
    headings = ["Indicator", "Title", "Target class", "Target version", "Baseline", "Baseline period"]
    row = ["NI 117", "NEET", "designated", "March 2010", 7.5, "2008/09", typed]
    return saved_beside(folder, name, [[*headings, "2010/11 target"], row])


def test_its_words_are_read_without_a_question(folder: Path) -> None:
    ret: Return = inspected(targets(folder, "England − 0.5"), folder)
    (goal,) = [one for one in ret.figures if one.measure == "target"]
    assert (goal.value, goal.marker, goal.text, goal.held) == (None, "relative", "England − 0.5", "")
    assert [one.code for one in ret.problems if one.cell == goal.cell] == []


def test_it_follows_the_others_newest_figure(folder: Path, accept: Accept) -> None:
    own = saved_beside(folder, "neet.xlsx", [["PI", "Title", "Q2 2010/11"], ["NI 117", "NEET", 5.5]])
    accept(own, partner="council-children", known_at=date(2010, 11, 1))
    accept(targets(folder, "England − 0.5"), known_at=AGREED)
    before = reports.status(generations.current(folder))
    row = before[before["indicator"] == "NI 117"].iloc[0]
    assert row["rag"] == "grey"
    assert "0.5 points below England, and no such figure is known" in row["rag_reason"]
    accept(benchmarks(folder, OTHERS), known_at=KNOWN)
    now = generations.current(folder)
    after = reports.status(now)
    row = after[after["indicator"] == "NI 117"].iloc[0]
    assert (row["target"], row["target_origin"]) == (
        pytest.approx(6.3),
        "0.5 points below England, 6.8% in Q2 2010/11",
    )
    assert row["rag"] == "green"
    (held,) = reports.targets(now, "NI 117", "", "cheshire-west-and-chester").to_dict("records")
    assert (held["value"], held["text"], held["marker"]) == (pytest.approx(6.3), "England − 0.5", "relative")
    assert held["origin"] == row["target_origin"]
    replayed = reports.status(now, date(2010, 11, 30))
    assert replayed[replayed["indicator"] == "NI 117"]["target"].isna().all()
    assert audit.verify(folder) == []


def test_another_relation_is_a_change_and_the_same_words_are_none(folder: Path, accept: Accept) -> None:
    accept(targets(folder, "England − 0.5"), known_at=AGREED)
    again = accept(targets(folder, "0.5 points below England", "again.xlsx"), known_at=date(2010, 4, 1))
    assert dict(again.counts) == {"same": 1}
    other = accept(targets(folder, "best quarter", "other.xlsx"), known_at=date(2010, 5, 1))
    assert dict(other.counts) == {"changed": 1}
    (newest, oldest) = reports.targets(generations.current(folder), "NI 117", "", "cheshire-west-and-chester").to_dict(
        "records"
    )
    assert (newest["text"], oldest["text"]) == ("best quarter", "England − 0.5")
