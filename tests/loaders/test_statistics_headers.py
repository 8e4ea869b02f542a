"""Headers of several rows: codes that name nothing, names beside codes, headings wrapped over rows."""

from __future__ import annotations

from collections.abc import Callable

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
        "Number | of jobs | (thousand)",
        "Median",
        "Annual | percentage | change",
        "Mean",
        "Annual pay | Percentiles | 10",
        "Annual pay | Percentiles | 25",
    ]
    assert (found["E6"].measure, span(found["E6"])) == ("change", ("2009-01-01", "2010-12-31"))
    assert span(found["D6"]) == ("2010-01-01", "2010-12-31")
