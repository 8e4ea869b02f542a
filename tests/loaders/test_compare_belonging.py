"""Whether what a return holds belongs here: the partners of its indicators, and indicators that are not in use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare
from loaders.compare.filing import Filing, filed
from loaders.figures import Return
from loaders.inspection import inspect
from lsp_data import decisions
from lsp_data.decisions import Edit
from lsp_data.errors import Problem, Severity
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from presentation.returns_compare import good_part, unquestioned
from tests.loaders.conftest import saved_beside

Write = Callable[..., Path]


@pytest.fixture
def write(folder: Path) -> Write:
    def writing(rows: Sequence[Sequence[object]], partner: str = "Housing Trust", partners: bool = False) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Return"
        for pair in (("Partner", partner), ("Return period", "Q2 2009/10"), ("Date returned", date(2009, 10, 30))):
            sheet.append(list(pair))
        sheet.append([])
        sheet.append(["Indicator ref", "Period", "Value", *(["Partner"] if partners else [])])
        for row in rows:
            sheet.append(list(row))
        path = folder.parent / "return.xlsx"
        book.save(path)
        return path

    return writing


def looked_at(path: Path, folder: Path, partner: str | None = None) -> tuple[Return, Comparison]:
    """The return as it is filed on the upload page, beside the store."""
    generation = generations.current(folder)
    catalogue = reads.catalogue_of(generation)
    ret = inspect(path, catalogue=catalogue, settings=Settings(data=folder))
    first = compare(ret, generation)
    if partner is not None:
        ret = filed(ret, replace(Filing(first.partner, first.period, first.known_at), partner=partner), catalogue)
        first = compare(ret, generation)
    return ret, first


def asked(ret: Return, found: Comparison, code: str) -> list[Problem]:
    return [one for one in (*ret.problems, *found.problems) if one.code == code]


def test_a_row_that_another_partner_leads_is_asked_about(folder: Path, write: Write) -> None:
    path = write([("NI 155", "Q1 2009/10", 12), ("NI 192", "Q1 2009/10", 38.0), ("NI 192", "Q2 2009/10", 38.4)])
    ret, found = looked_at(path, folder)
    said = asked(ret, found, "other-lead")
    assert [(one.sheet, one.cell, one.value, one.severity) for one in said] == [("Return", "C7", "38", Severity.QUERY)]
    assert "NI 192" in said[0].reason
    assert "community and environment" in said[0].reason
    assert "Administration › Partnership" in said[0].mend
    ticked = good_part(ret, found)
    assert [row.indicator for row in found.rows if row.number in ticked] == ["NI 155"]
    assert not unquestioned(ret, found)


def test_a_milestone_beside_anothers_figure_is_not_ticked(folder: Path) -> None:
    head = (["Partner", "Housing Trust"], ["Date returned", date(2009, 10, 30)], [])
    rows = (["Ref", "Indicator", "Milestone Q2 2009/10", "Q2 2009/10"], ["NI 192", "Recycling", 40, 38.0])
    ret, found = looked_at(saved_beside(folder, "milestone.xlsx", (*head, *rows)), folder)
    assert [(row.measure, row.reason) for row in found.rows] == [("milestone", "other-lead"), ("actual", "other-lead")]
    assert good_part(ret, found) == frozenset()


def test_a_contributor_may_return_an_indicator(folder: Path, write: Write) -> None:
    decisions.save_edits(folder, [Edit("indicator", "NI 192", "contributors", "housing-trust")], made_by="Analyst")
    ret, found = looked_at(write([("NI 192", "Q1 2009/10", 38.0)]), folder)
    assert asked(ret, found, "other-lead") == []
    assert unquestioned(ret, found)


def test_a_return_of_nothing_but_others_indicators_is_asked_about_once(folder: Path, write: Write) -> None:
    path = write([("NI 181", "Q1 2009/10", 10.5), ("NI 192", "Q1 2009/10", 38.0)])
    ret, found = looked_at(path, folder)
    said = asked(ret, found, "mostly-of-another")
    assert [(one.cell, one.severity) for one in said] == [("", Severity.QUERY)]
    assert "2 of the 2 indicators" in said[0].reason
    assert asked(ret, found, "other-lead") == []
    assert good_part(ret, found) == frozenset()


def test_a_return_that_is_mostly_of_another_partner_is_asked_about_as_a_whole(folder: Path, write: Write) -> None:
    path = write([("NI 155", "Q1 2009/10", 12), ("NI 181", "Q1 2009/10", 10.5), ("NI 192", "Q1 2009/10", 38.0)])
    ret, found = looked_at(path, folder)
    assert "2 of the 3 indicators in it" in asked(ret, found, "mostly-of-another")[0].reason
    assert good_part(ret, found) == frozenset()


def test_who_sent_an_indicator_before_may_send_it_again(
    folder: Path, write: Write, accept: Callable[..., Comparison]
) -> None:
    accept(write([("NI 181", "Q4 2008/09", 10.5), ("NI 192", "Q4 2008/09", 38.0)]))
    ret, found = looked_at(write([("NI 181", "Q1 2009/10", 10.4), ("NI 192", "Q1 2009/10", 38.0)]), folder)
    assert asked(ret, found, "mostly-of-another") == []
    assert [one.cell for one in asked(ret, found, "no-indicator-of-partner")] == ["C6"]


def test_what_is_held_already_is_not_asked_about(folder: Path, write: Write, accept: Callable[..., Comparison]) -> None:
    path = write([("NI 192", "Q1 2009/10", 38.0)])
    accept(path)
    ret, found = looked_at(path, folder)
    assert asked(ret, found, "other-lead") == []


def test_a_return_filed_under_another_partner_than_it_names_is_asked_about(folder: Path, write: Write) -> None:
    path = write([("NI 181", "Q1 2009/10", 10.5)], "Housing Trust")
    ret, found = looked_at(path, folder, "council")
    said = asked(ret, found, "filed-under-other")
    assert [(one.sheet, one.cell, one.value) for one in said] == [("Return", "B1", "Housing Trust")]
    assert "policy and performance" in said[0].reason
    assert said[0].severity is Severity.QUERY
    assert said[0].mend
    assert not unquestioned(ret, found)
    same, beside = looked_at(path, folder, "housing-trust")
    assert asked(same, beside, "filed-under-other") == []


def test_every_row_that_names_another_partner_is_left_unticked(folder: Path, write: Write) -> None:
    rows = [("NI 155", "Q1 2009/10", 12, "Housing Trust"), ("NI 192", "Q1 2009/10", 38.0, "Council environment"),
            ("NI 192", "Q2 2009/10", 38.4, "Council environment")]  # fmt: skip
    ret, found = looked_at(write(rows, partners=True), folder)
    assert [one.cell for one in asked(ret, found, "partner-differs")] == ["D7"]
    ticked = good_part(ret, found)
    assert [row.indicator for row in found.rows if row.number in ticked] == ["NI 155"]


def test_an_indicator_that_is_not_in_use_waits_and_is_asked_about_once(folder: Path, write: Write) -> None:
    path = write([("NI 155", "Q1 2009/10", 12), ("NI 154", "2008/09", 640), ("NI 154", "2009/10", 668)])
    ret, found = looked_at(path, folder)
    said = asked(ret, found, "not-in-use")
    assert [(one.sheet, one.cell, one.value, one.severity) for one in said] == [("Return", "C7", "640", Severity.QUERY)]
    assert "NI 154" in said[0].reason
    assert "2 figures" in said[0].reason
    assert "Administration › Partnership" in said[0].mend
    assert [(one.indicator, one.held) for one in found.held] == [("NI 154", "not-in-use")] * 2
    assert [row.indicator for row in found.rows] == ["NI 155"]
    decisions.save_edits(folder, [Edit("indicator", "NI 154", "in_use", "yes")], made_by="Analyst")
    ret, found = looked_at(path, folder)
    assert [row.indicator for row in found.rows] == ["NI 155", "NI 154", "NI 154"]
    assert found.held == ()
