"""Shapes of tables that national statistics and councils publish: what frames a period, what holds for several rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from loaders.figures import Figure, Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Cell, Sheet
from tests.loaders.conftest import sheet_of
from tests.loaders.test_statistics import PLACES, Rows, cells, merged, span

Read = Callable[..., Return]


def test_facts_of_the_columns_above_the_values_name_nothing(read_rows: Read) -> None:
    rows: Rows = [
        ["Title", "Vacancies (thousands)", "Ratio to jobs"],
        ["CDID", "AVAK", "AVBL"],
        ["Unit", "Thousands", "%"],
    ]
    rows += [["Next release", "16 May 2012", "16 May 2012"], ["Important Notes"]]
    rows += [[2010, 468.4, 2.5], [2011, 598.4, 2.4], ["2011 Q4", 601.0, 2.2], ["2011 DEC", 602.0, 2.1]]
    found = cells(read_rows(rows))
    assert found["B6"].label == "Vacancies (thousands)"
    assert [span(found[one]) for one in ("B6", "B8", "B9")] == [
        ("2010-01-01", "2010-12-31"),
        ("2011-10-01", "2011-12-31"),
        ("2011-12-01", "2011-12-31"),
    ]


@pytest.mark.parametrize(
    ("above", "period"),
    [
        (["date", "Apr 2010-Mar 2011"], ("2010-04-01", "2011-03-31")),
        (["Period: 2010/11"], ("2010-04-01", "2011-03-31")),
        (["Year ending 31 March 2011"], ("2010-04-01", "2011-03-31")),
        (["Mid-2010 estimates, 30 June 2010"], ("2010-06-30", "2010-06-30")),
        (["Generated on 3 December 2012"], ("None", "None")),
    ],
)
def test_a_line_above_the_table_says_its_period(read_rows: Read, above: list[object], period: tuple[str, str]) -> None:
    rows: Rows = [["Annual survey"], above, [None], ["Area", "Number of jobs"], *([place, 5] for place in PLACES)]
    assert span(cells(read_rows(rows))["B5"]) == period


def test_a_day_over_years_is_the_state_on_that_day(known: Known) -> None:
    rows: Rows = [["Area", "Children looked after at 31 March (1)", None], [None, 2009, 2010]]
    rows += [[place, 45, 46] for place in PLACES]
    found = merged(rows, known, (1, 1, 2, 1), (1, 2, 1, 3))
    assert span(found["C3"]) == ("2010-03-31", "2010-03-31")


def test_twelve_months_to_a_month_are_a_year(read_rows: Read) -> None:
    rows: Rows = [["Offence group", "12 months to", "12 months to"], [None, "Mar 2009", "Mar 2010"]]
    rows += [["Burglary", 12, 13], ["Robbery", 2, 3], ["Theft", 5, 7]]
    found = cells(read_rows(rows))
    assert span(found["C3"]) == ("2009-04-01", "2010-03-31")
    assert found["C3"].label == "Burglary"


def test_months_across_take_the_year_of_their_row(read_rows: Read) -> None:
    rows: Rows = [["Area: Derbyshire"], [None], ["Male claimants"], ["Year", "Jan", "Sept", "Annual average"]]
    rows += [
        [1999, 11, 12, 11.5],
        [2000, 9, 10, 9.5],
        [None],
        ["Female claimants"],
        ["Year", "Jan", "Sept", "Annual average"],
    ]
    rows += [[1999, 5, 6, 5.5], [2000, 4, 3, 3.5]]
    found = cells(read_rows(rows))
    assert span(found["C5"]) == ("1999-09-01", "1999-09-30")
    assert (span(found["D6"]), found["D6"].label) == (("2000-01-01", "2000-12-31"), "Male claimants | Annual average")
    assert (found["B10"].label, found["B10"].area_label) == (
        "Female claimants",
        "Derbyshire",
    )  # said once for the sheet


def test_ages_are_no_years(read_rows: Read) -> None:
    rows: Rows = [["Area", "All ages", "5-9", "10-14", "15-16", "85+"], *([place, 9, 3, 3, 2, 1] for place in PLACES)]
    found = cells(read_rows(rows))
    assert [found[f"{column}2"].label for column in "CDE"] == ["5-9", "10-14", "15-16"]
    assert found["D2"].period_start is None


def test_a_label_written_once_holds_for_the_rows_below(read_rows: Read) -> None:
    rows: Rows = [["Road user", "Severity", "2009", "2010"], ["Pedestrians", "Killed", 3, 2], [None, "Slight", 30, 20]]
    rows += [["Cyclists", "Killed", 1, 1], [None, "Slight", 9, 8]]
    found = cells(read_rows(rows))
    assert found["C3"].label == "Pedestrians | Slight"
    assert found["D5"].label == "Cyclists | Slight"


def test_a_list_indented_over_columns_has_one_name_a_row(read_rows: Read) -> None:
    rows: Rows = [["Offence", None, "2009", "2010"], ["Violence", None, 3, 2], [None, "Harassment", 1, 1]]
    rows += [["Theft", None, 9, 8], [None, "From shops", 4, 5]]
    assert cells(read_rows(rows))["C5"].label == "From shops"


def test_a_lone_text_over_the_labels_opens_a_section(read_rows: Read) -> None:
    rows: Rows = [["Area code", "Area", "Number of people"], [None], [None, "MALES"]]
    rows += [["00FK", "Derby UA", 5], ["17UB", "Amber Valley", 6], [None, "FEMALES"], ["00FK", "Derby UA", 7]]
    found = cells(read_rows(rows))
    assert found["C4"].label == "Number of people | MALES"
    assert found["C7"].label == "Number of people | FEMALES"


def test_letters_beside_a_year_and_in_a_column_of_marks_are_statuses(read_rows: Read) -> None:
    rows: Rows = [["Area", "2010-11", "2011-12 R", None, "2012-13 P"]]
    rows += [
        ["Gateshead", 320, 190, "r", 130],
        ["Newcastle upon Tyne", 250, 180, None, 350],
        ["Sunderland", 5, 6, "r", 7],
    ]
    found = cells(read_rows(rows))
    assert [found[one].status for one in ("B2", "C2", "E2")] == [None, "revised", "provisional"]
    assert found["C2"].label == ""
    assert span(found["C2"]) == ("2011-04-01", "2012-03-31")


def test_a_row_of_units_holds_no_figures(read_rows: Read) -> None:
    rows: Rows = [["Authority", "Education", "Housing"], [None, "£000", "£000"], *([place, 12, 0] for place in PLACES)]
    assert min(cells(read_rows(rows))) == "B3"


def test_tables_side_by_side_with_other_labels(read_rows: Read) -> None:
    rows: Rows = [["Reason", "2009/10", "2010/11", None, None, "Type of accommodation", "31/03/2010"]]
    rows += [["Eviction", 12, 14, None, None, "Hostel", 5], ["Arrears", 7, 8, None, None, "Private lease", 9]]
    rows += [["Other", 3, 4, None, None, "Bed and breakfast", 1]]
    found = cells(read_rows(rows))
    assert found["G2"].label == "Hostel"
    assert span(found["G2"]) == ("2010-03-31", "2010-03-31")
    assert found["C3"].label == "Arrears"


def test_organisations_stand_where_areas_do(known: Known) -> None:
    rows: Rows = [["Status:", "Final"], [None], ["SHA", "Org code", "Org name", None]]
    rows += [
        ["Q33", "RTG", "Derby Hospitals Foundation Trust", 571],
        ["Q33", "RFS", "Chesterfield Royal Hospital", 190],
    ]
    sheet = sheet_of(rows, "Admitted")
    months = {(3, 4): Cell(3, 4, date(2010, 4, 1), "Apr-10", number_format="mmm-yy")}
    found: dict[str, Figure] = cells(
        understand(Book((Sheet("Admitted", cells={**sheet.cells, **months}),)), "file.xlsx", "0" * 64, known)
    )
    assert found["D4"].area_label == "Derby Hospitals Foundation Trust"
    assert span(found["D4"]) == ("2010-04-01", "2010-04-30")
    assert found["D4"].label == ""
