"""A return whose period is changed, on upload or later: figures that name their own period keep it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare
from loaders.compare.filing import Filing, filed
from loaders.inspection import inspect
from lsp_data import decisions
from lsp_data.periods import Period, quarter
from lsp_data.settings import Settings
from lsp_data.store import generations, reads

HEAD = (("Partner", "Council"), ("Return period", "Q2 2009/10"), ("Date returned", date(2009, 10, 30)), ())
Q2, Q3 = quarter(2009, 2), quarter(2009, 3)
LAYOUTS = {
    "the row": (["Ref", "Period", "Value"], ["NI 181", "Q2 2009/10", 10.5]),
    "the column": (["Ref", "Indicator", "Q2 2009/10"], ["NI 181", "Days", 10.5]),
    "the column's quarter": (["Ref", "Indicator", "Q1", "Q2"], ["NI 181", "Days", 10.1, 10.5]),
    "the cell": (["Ref", "Indicator", "Value"], ["NI 181", "Days", "10.5 (Q2 2009/10)"]),
}
OF_THE_RETURN = (["Ref", "Indicator", "Value"], ["NI 181", "Days", 10.5])


def write(folder: Path, rows: tuple[list[object], ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (*HEAD, *rows):
        sheet.append(list(row))
    path = folder.parent / "return.xlsx"
    book.save(path)
    return path


def filed_for(path: Path, folder: Path, period: Period) -> Comparison:
    generation = generations.current(folder)
    catalogue = reads.catalogue_of(generation)
    ret = inspect(path, catalogue=catalogue, settings=Settings(data=folder))
    return compare(filed(ret, Filing("council", period, date(2009, 10, 30)), catalogue), generation)


def held(folder: Path) -> list[tuple[date, float]]:
    return generations.current(folder).rows("SELECT period_end, value FROM current_figure ORDER BY 1")


@pytest.mark.parametrize("named_by", LAYOUTS)
def test_a_figure_that_names_its_period_keeps_it_on_upload(folder: Path, named_by: str) -> None:
    found = filed_for(write(folder, LAYOUTS[named_by]), folder, Q3)
    assert found.period == Q3
    assert [row.period for row in found.rows if row.value == 10.5] == [Q2]


def test_a_figure_of_the_returns_own_period_follows_it_on_upload(folder: Path) -> None:
    found = filed_for(write(folder, OF_THE_RETURN), folder, Q3)
    assert [row.period for row in found.rows] == [Q3]


@pytest.mark.parametrize("named_by", LAYOUTS)
def test_a_figure_that_names_its_period_keeps_it_when_the_return_is_moved(
    folder: Path, accept: Callable[..., Comparison], named_by: str
) -> None:
    accept(write(folder, LAYOUTS[named_by]))
    before = held(folder)
    move(folder, Q3)
    assert held(folder) == before
    move(folder, Q2)
    assert held(folder) == before


def test_a_figure_of_the_returns_own_period_is_moved_with_it_and_back(
    folder: Path, accept: Callable[..., Comparison]
) -> None:
    accept(write(folder, OF_THE_RETURN))
    move(folder, Q3)
    assert held(folder) == [(Q3.end, 10.5)]
    move(folder, Q2)
    assert held(folder) == [(Q2.end, 10.5)]


def move(folder: Path, period: Period) -> None:
    return_id = str(generations.current(folder).rows("SELECT return_id FROM accepted_return")[0][0])
    decisions.move_return(folder, return_id, period=period, made_by="Analyst", reason="wrong quarter")
