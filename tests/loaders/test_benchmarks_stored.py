"""Benchmarks in the store: compared, accepted, revised, taken back, and the quarter of the peers in which we lie."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from loaders.compare import Comparison, compare
from lsp_data import audit, decisions, reports
from lsp_data.decisions import Edit
from lsp_data.periods import quarter
from lsp_data.store import generations, peers
from lsp_data.store.generations import Generation
from tests.loaders.conftest import NOW, inspected, saved_beside

Accept = Callable[..., Comparison]
HEADINGS = ["Indicator", "Local authority", "Period", "Value"]
OTHERS = {"Halton": 8.0, "Warrington": 6.0, "St Helens": 7.0, "Wigan": 9.0, "North West": 7.5, "England": 6.8}
KNOWN = date(2010, 12, 1)


def benchmarks(
    folder: Path, values: dict[str, float], name: str = "benchmarks.xlsx", more: Sequence[Sequence[object]] = ()
) -> Path:
    rows = [["NI 117", area, "Q2 2010/11", value] for area, value in values.items()]
    return saved_beside(folder, name, [HEADINGS, *rows, *more])


def quartile(g: Generation, as_at: date | None = None) -> object:
    rows = reports.status(g, as_at)
    found = rows[rows["indicator"] == "NI 117"]["quartile"].iloc[0]
    return None if pd.isna(found) else int(found)


@pytest.fixture
def ours(folder: Path, accept: Accept) -> Path:
    """Our own figure of the quarter, 5.5: lower, and so better, than all others'."""
    path = saved_beside(folder, "neet.xlsx", [["PI", "Title", "Q2 2010/11"], ["NI 117", "NEET", 5.5]])
    accept(path, partner="council-children", period=quarter(2010, 2), known_at=date(2010, 11, 1))
    return folder


def held(folder: Path, day: date = KNOWN) -> dict[str, float | None]:
    found = peers.known_peers(generations.current(folder).rows, day).get(("NI 117", ""), [])
    return {one.name: one.value for one in found}


def test_they_are_kept_as_others_figures_and_say_where_we_stand(ours: Path, accept: Accept) -> None:
    assert quartile(generations.current(ours)) is None
    compared = accept(benchmarks(ours, OTHERS), known_at=KNOWN)
    assert dict(compared.counts) == {"new": 6}
    now = generations.current(ours)
    assert held(ours) == OTHERS
    found = peers.known_peers(now.rows, KNOWN)["NI 117", ""]
    assert {one.name: one.kind for one in found if one.kind != "authority"} == {
        "North West": "region", "England": "country",
    }  # fmt: skip
    assert (found[0].source and found[0].source.cell) == "D2"
    assert quartile(now) == 1
    assert set(reports.status(now, area=reports.EVERY_AREA)["area"]) == {"cheshire-west-and-chester"}
    assert audit.verify(ours) == []


def test_as_at_a_day_before_they_were_known_there_is_no_quarter(ours: Path, accept: Accept) -> None:
    accept(benchmarks(ours, OTHERS), known_at=KNOWN)
    now = generations.current(ours)
    assert (quartile(now), quartile(now, date(2010, 11, 30))) == (1, None)


def test_the_same_file_twice_changes_nothing(ours: Path, accept: Accept) -> None:
    path = benchmarks(ours, OTHERS)
    accept(path, known_at=KNOWN)
    before = generations.current(ours).number
    again = accept(path, known_at=KNOWN)
    assert dict(again.counts) == {"same": 6}
    assert generations.current(ours).number == before


def test_a_revised_file_is_a_change_and_moves_us(ours: Path, accept: Accept) -> None:
    accept(benchmarks(ours, OTHERS), known_at=KNOWN)
    lower = {**OTHERS, "Halton": 3.0, "Warrington": 3.1, "St Helens": 3.2}
    compared = accept(benchmarks(ours, lower, "revised.xlsx"), known_at=date(2011, 1, 10))
    assert dict(compared.counts) == {"same": 3, "changed": 3}
    assert held(ours, date(2011, 1, 10)) == lower
    assert held(ours) == OTHERS
    assert quartile(generations.current(ours)) == 3
    assert audit.verify(ours) == []


def test_taken_back_they_are_gone(ours: Path, accept: Accept) -> None:
    accept(benchmarks(ours, OTHERS), known_at=KNOWN)
    returned = reports.returns(generations.current(ours))
    identity = str(returned[returned["kind"] == "benchmarks"]["return_id"].iloc[0])
    after = decisions.take_back(ours, identity, made_by="Analyst", reason="wrong year", now=NOW)
    assert held(ours) == {}
    assert quartile(after) is None
    assert audit.verify(ours) == []


def test_our_own_figure_among_them_is_left_out_and_told(ours: Path, accept: Accept) -> None:
    path = benchmarks(ours, {**OTHERS, "Cheshire West and Chester": 1.0})
    compared = compare(inspected(path, ours), generations.current(ours), known_at=KNOWN)
    assert "Cheshire West and Chester" not in {one.area for one in compared.rows}
    assert [one.cell for one in compared.problems if one.code == "benchmark-left-out"] == ["D8"]


def test_another_writing_of_a_name_is_the_same_area(ours: Path, accept: Accept) -> None:
    accept(benchmarks(ours, OTHERS), known_at=KNOWN)
    path = benchmarks(ours, {"Halton Borough Council": 8.0, "Warrington": 6.0, "Wigan MBC": 9.5}, "again.xlsx")
    compared = accept(path, known_at=date(2011, 1, 10))
    assert [(one.area, one.kind) for one in compared.rows] == [
        ("Halton", "same"), ("Warrington", "same"), ("Wigan", "changed"),
    ]  # fmt: skip
    assert "peer-written-otherwise" in {one.code for one in compared.problems}
    assert len(held(ours)) == len(OTHERS)


def test_only_the_members_of_the_group_count(ours: Path, accept: Accept) -> None:
    accept(benchmarks(ours, {**OTHERS, "Halton": 3.0, "Warrington": 3.1}), known_at=KNOWN)
    assert quartile(generations.current(ours)) == 2
    decided = [
        Edit("peer_group", "Statistical neighbours", "members", "St Helens; Wigan; Knowsley"),
        Edit("partnership", "", "peer_group", "Statistical neighbours"),
    ]
    after = decisions.save_edits(ours, decided, made_by="Analyst", now=NOW)
    assert quartile(after) is None
    decided = [Edit("peer_group", "Statistical neighbours", "members", "St Helens; Wigan; Halton; Warrington")]
    after = decisions.save_edits(ours, decided, made_by="Analyst", now=NOW)
    assert quartile(after) == 2
    assert audit.verify(ours) == []


def test_those_of_indicators_that_are_not_used_wait_with_one_word(ours: Path) -> None:
    more = [["NI 16", area, "2009/10", 12] for area in OTHERS]
    path = benchmarks(ours, OTHERS, more=more)
    compared = compare(inspected(path, ours), generations.current(ours), known_at=KNOWN)
    (said,) = [one for one in compared.problems if one.code == "benchmarks-not-in-use"]
    assert "1 indicator" in said.reason
    assert "NI 16" in said.reason
    assert len(compared.held) == len(OTHERS)


def test_moved_to_another_period_they_move_along(ours: Path, accept: Accept) -> None:
    rows = [["Indicator", "Local authority", "Value"], *(["NI 117", area, value] for area, value in OTHERS.items())]
    path = saved_beside(ours, "undated.xlsx", [["Period", "Q1 2010/11"], [], *rows])
    accept(path, known_at=KNOWN)
    assert quartile(generations.current(ours)) is None
    returned = reports.returns(generations.current(ours))
    identity = str(returned[returned["kind"] == "benchmarks"]["return_id"].iloc[0])
    after = decisions.move_return(ours, identity, period=quarter(2010, 2), made_by="Analyst", reason="Q2", now=NOW)
    assert held(ours) == OTHERS
    assert quartile(after) == 1
    assert audit.verify(ours) == []


def test_a_name_that_is_no_place_is_asked_about_and_waits(ours: Path, accept: Accept) -> None:
    compared = accept(benchmarks(ours, {**OTHERS, "Best practice": 1.0}), known_at=KNOWN)
    assert [one.value for one in compared.problems if one.code == "unknown-peer"] == ["Best practice"]
    assert held(ours) == OTHERS


def test_a_name_that_says_that_it_is_an_authority_is_none_to_ask_about(ours: Path, accept: Accept) -> None:
    compared = accept(benchmarks(ours, {**OTHERS, "Authority C": 1.0}), known_at=KNOWN)
    assert not [one for one in compared.problems if one.code == "unknown-peer"]
    assert held(ours)["Authority C"] == 1.0
