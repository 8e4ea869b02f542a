"""Headers of several rows: codes that name nothing, names beside codes, headings wrapped over rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import PLACES, Rows, cells, merged, span

Read = Callable[..., Return]


def test_a_row_of_codes_below_the_names_of_areas_names_nothing(known: Known) -> None:
    rows: Rows = [["Stop smoking services"], [None], [None, "North West", None, None, "East of England", None]]
    rows += [[None, "Western Cheshire PCT", "Warrington PCT", "Lancaster PCT", "Fenland PCT", "Norwich PCT"]]
    rows += [[None, "5NN", "5J2", "5NM", "5M2", "5MK"]]
    rows += [[f"{month}-10", 40, 41, 52, 43, 61] for month in ("Apr", "May", "Jun")]
    found = merged(rows, known, (3, 2, 3, 4), (3, 5, 3, 6))
    assert [found[one].area_label for one in ("B6", "F8")] == ["Western Cheshire PCT", "Norwich PCT"]
    assert found["B6"].label == "Stop smoking services | North West"


def test_codes_that_alone_tell_columns_apart_stay(read_rows: Read) -> None:
    rows: Rows = [["Employment"], [None], ["Year", "Jobs", "Jobs"], [None, "G7AU", "G7ED"], [2009, 4, 5], [2010, 6, 5]]
    assert cells(read_rows(rows))["C5"].label == "Employment | Jobs | G7ED"


def test_names_beside_the_codes_of_organisations_are_areas(read_rows: Read) -> None:
    names = ["England", "Gateshead Health Trust", "East Cheshire Trust", "Halton Community Health"]
    rows: Rows = [["Attendances, June 2010"], [None], ["SHA", "Org Code", "Name", "Type 1", "Type 2"]]
    rows += [["Q30", f"R{letter}9", name, 51, 7] for letter, name in zip("ABCD", names, strict=True)]
    found = cells(read_rows(rows))
    assert [found[one].area_label for one in ("D4", "E6")] == ["England", "East Cheshire Trust"]
    assert found["E6"].label == "Attendances | Type 2"


def test_headings_wrapped_over_rows_reach_no_further_than_what_stands_above_them(known: Known) -> None:
    rows: Rows = [["Annual pay, 2010"], [None]]
    rows += [["Description", "Code", "Number", None, "Annual", None, "Percentiles", None, None]]
    rows += [[None, None, "of jobs", None, "percentage", None, None, None, None]]
    rows += [[None, None, "(thousand)", "Median", "change", "Mean", 10, 20, 25]]
    rows += [[place, f"E0700003{one}", 41, 400, 1.5, 500, 110, 190, 230] for one, place in enumerate(PLACES)]
    found = merged(rows, known, (3, 1, 5, 1), (3, 2, 5, 2), (3, 7, 3, 9))
    labels = [found[f"{column}6"].label for column in "CDEFGI"]
    assert labels == [
        "Annual pay | Number | of jobs | (thousand)",
        "Annual pay | Median",
        "Annual pay | Annual | percentage | change",
        "Annual pay | Mean",
        "Annual pay | Percentiles | 10",
        "Annual pay | Percentiles | 25",
    ]
    assert (found["E6"].measure, span(found["E6"])) == ("change", ("2009-01-01", "2010-12-31"))
    assert span(found["D6"]) == ("2010-01-01", "2010-12-31")


def test_a_row_that_numbers_the_columns_holds_no_figures(read_rows: Read) -> None:
    rows: Rows = [["Spending by service, 2009-10"], [None], ["Authority", "Education", "Transport", "Housing"]]
    rows += [[None, "(1)", "(2)", "(3)"], *([place, 410, 42, -5] for place in PLACES)]
    found = cells(read_rows(rows))
    assert set(found) == {f"{column}{row}" for column in "BCD" for row in range(5, 10)}
    assert found["C5"].label == "Spending by service | Transport"


def test_the_numbers_of_authorities_are_no_figures(read_rows: Read) -> None:
    rows: Rows = [["Pupils, 2010"], [None], ["LA number", "Local authority", "Boys", "Girls"]]
    rows += [[840 + one, place, 410, 420] for one, place in enumerate(PLACES)]
    assert {one[0] for one in cells(read_rows(rows))} == {"C", "D"}


def test_panels_over_the_same_rows_each_name_their_own(known: Known) -> None:
    rows: Rows = [["Offenders found guilty"], ["England and Wales"], ["Offence", "2009", "2010", "2011"]]
    for panel in ("Number (thousands)", "Percentage of all offenders"):
        rows += [[None, panel], *([one, 41.5, 42.5, 43.5] for one in ("Robbery", "Burglary", "Theft"))]
    found = merged(rows, known, (4, 2, 4, 4), (8, 2, 8, 4))
    labels = [found[one].label.removeprefix("Offenders found guilty | ") for one in ("B5", "C9")]
    assert labels == ["Number (thousands) | Robbery", "Percentage of all offenders | Robbery"]
    assert found["C9"].area_label == "England and Wales"


def test_a_total_of_a_place_is_the_place_and_prices_say_nothing_of_the_subject(read_rows: Read) -> None:
    rows: Rows = [["Table 3.1: Gross Value Added by NUTS3 area at current basic prices"], [None]]
    rows += [["Region", "Area", 2008, 2009], ["North West", "Lancaster", 410, 420]]
    rows += [["North West", "Fenland", 410, 420], ["North West", "North West Total", 820, 840]]
    found = cells(read_rows(rows))
    assert [found[one].area_label for one in ("C4", "C6")] == ["Lancaster", "North West"]
    assert found["C4"].label == "Gross Value Added"


@pytest.mark.parametrize("unit", ["000s", "000", "thousands"])
def test_thousands_in_brackets_are_the_unit_of_the_column(read_rows: Read, unit: str) -> None:
    rows: Rows = [["Housing, 2009-10"], [None], ["Area", f"Number of households ({unit})", "Stock"]]
    found = cells(read_rows([*rows, *([place, 410, 42] for place in PLACES)]))
    assert (found["B4"].unit, found["C4"].unit) == (unit, "")
