"""Steps that are asked about: in a series that is known, in one too short to know, and slips of a digit or the unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from loaders.compare import Comparison, compare
from loaders.inspection import inspect
from lsp_data.errors import Severity
from lsp_data.settings import Settings
from lsp_data.store import generations, reads
from presentation.returns_compare import good_part

Rows = Sequence[tuple[str, str, object]]
Look = Callable[..., Comparison]


@pytest.fixture
def write(folder: Path) -> Callable[..., Path]:
    def writing(rows: Rows, returned: date = date(2009, 10, 30), name: str = "return.xlsx") -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for pair in (("Partner", "Council"), ("Return period", "Q2 2009/10"), ("Date returned", returned)):
            sheet.append(list(pair))
        sheet.append([])
        sheet.append(["Indicator ref", "Period", "Value"])
        for row in rows:
            sheet.append(list(row))
        path = folder.parent / name
        book.save(path)
        return path

    return writing


@pytest.fixture
def asked(folder: Path, write: Callable[..., Path], accept: Callable[..., Comparison]) -> Callable[..., dict[str, str]]:
    """What is asked about steps, by cell, in the second rows beside the first; and none of those rows is ticked."""

    def asking(first: Rows, second: Rows) -> dict[str, str]:
        accept(write(first, date(2009, 8, 3), "first.xlsx"))
        generation = generations.current(folder)
        path = write(second, name="second.xlsx")
        ret = inspect(path, catalogue=reads.catalogue_of(generation), settings=Settings(data=folder))
        found = compare(ret, generation)
        said = {one.cell: one.reason for one in found.problems if one.code == "larger-jump"}
        ticked = good_part(ret, found)
        for row in found.rows:
            doubtful = row.figure is not None and row.figure.cell in said
            assert bool(row.doubt) == doubtful
            assert not (doubtful and row.number in ticked)
        assert all(one.severity is Severity.QUERY for one in found.problems if one.code == "larger-jump")
        return said

    return asking


def test_a_step_of_more_than_half_is_asked_about_where_the_series_is_short(
    asked: Callable[..., dict[str, str]],
) -> None:
    said = asked([("NI 181", "Q1 2009/10", 20.0)], [("NI 181", "Q2 2009/10", 9.0)])
    assert list(said) == ["C6"]
    assert "from 20 in Q1 2009/10 to 9" in said["C6"]
    assert "too short" in said["C6"]


def test_a_usual_step_of_a_short_series_is_not_asked_about(asked: Callable[..., dict[str, str]]) -> None:
    assert asked([("NI 181", "Q1 2009/10", 20.0)], [("NI 181", "Q2 2009/10", 11.0)]) == {}


def test_a_short_series_that_made_such_a_step_before_is_not_asked_again(asked: Callable[..., dict[str, str]]) -> None:
    first = [("NI 181", "Q3 2008/09", 20.0), ("NI 181", "Q4 2008/09", 9.0), ("NI 181", "Q1 2009/10", 19.0)]
    assert asked(first, [("NI 181", "Q2 2009/10", 9.4)]) == {}


def test_a_factor_of_ten_is_asked_about_whatever_the_series_did_before(asked: Callable[..., dict[str, str]]) -> None:
    values = (4.0, 44.0, 5.0, 46.0, 4.2)
    quarters = ("Q1 2008/09", "Q2 2008/09", "Q3 2008/09", "Q4 2008/09", "Q1 2009/10")
    first = [("NI 181", when, value) for when, value in zip(quarters, values, strict=True)]
    said = asked(first, [("NI 181", "Q2 2009/10", 42.0)])
    assert "a factor of ten" in said["C6"]


@pytest.mark.parametrize(("corrected", "expected"), [(12.0, True), (1040.0, True), (101.0, False)])
def test_a_correction_is_measured_from_the_figure_that_it_replaces(
    asked: Callable[..., dict[str, str]], corrected: float, expected: bool
) -> None:
    said = asked([("NI 181", "Q1 2009/10", 104.0)], [("NI 181", "Q1 2009/10", corrected)])
    assert bool(said) is expected


def test_a_running_count_in_its_first_year_is_measured_by_its_pace(asked: Callable[..., dict[str, str]]) -> None:
    first = [("NI 155", "Q1 2009/10", 30)]
    said = asked(first, [("NI 155", "Q2 2009/10", 650)])
    assert "ten times the pace" in said["C6"]


def test_a_running_count_that_goes_on_as_it_began_is_not_asked_about(asked: Callable[..., dict[str, str]]) -> None:
    assert asked([("NI 155", "Q1 2009/10", 30)], [("NI 155", "Q2 2009/10", 110)]) == {}
