"""Tables of figures whose headings we do not know: names, areas, periods, measures and marks as the sheet has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from loaders.figures import Figure, Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Cell, Sheet
from tests.loaders.conftest import sheet_of

Rows = list[list[object]]
Read = Callable[..., Return]
PLACES = ["Fenland", "Reigate and Banstead", "Lancaster", "Medway", "Havering"]


def cells(ret: Return) -> dict[str, Figure]:
    assert len({one.cell for one in ret.figures}) == len(ret.figures)
    return {one.cell: one for one in ret.figures}


def span(figure: Figure) -> tuple[str, str]:
    return str(figure.period_start), str(figure.period_end)


def merged_sheet(rows: Rows, areas: tuple[tuple[int, int, int, int], ...], name: str = "Data") -> Sheet:
    return replace(sheet_of(rows, name), merges=areas)


def merged(rows: Rows, known: Known, *areas: tuple[int, int, int, int], name: str = "Data") -> dict[str, Figure]:
    return cells(understand(Book((merged_sheet(rows, areas, name),)), "file.xlsx", "0" * 64, known))


def test_the_finest_area_is_the_area_and_a_total_is_that_of_the_coarser_one(read_rows: Read) -> None:
    rows: Rows = [["Year", "Region", "Code", "Sort order", "Authority", "Authority type", "Waste per household"]]
    rows += [["2010-11", "South East", "E07000223", 346, "Adur District Council", "Collection", 454.3]]
    rows += [["2010-11", "South East", "E07000224", 345, "Arun District Council", "Collection", 454.0]]
    rows += [["2011-12", "South East", "E07000223", 346, "Adur District Council", "Collection", 401.0]]
    rows += [["2012-13", "South East", None, None, "Total", "Collection", 430.5]]
    found = cells(read_rows(rows))
    assert set(found) == {"G2", "G3", "G4", "G5"}  # an order of rows is no figure
    assert [found[one].area_label for one in ("G2", "G3", "G5")] == [
        "Adur District Council",
        "Arun District Council",
        "South East",
    ]
    assert span(found["G2"]) == ("2010-04-01", "2011-03-31")
    assert found["G2"].label.startswith("Waste per household")


def test_an_area_may_stand_above_the_table_alone(read_rows: Read) -> None:
    rows: Rows = [["Claimant count", None, "Northern Ireland"], [None], [None, "Men", "Women"]]
    rows += [["2009 Jan", 51.3, 13.7], ["2009 Feb", 50.0, 13.6]]
    found = cells(read_rows(rows))
    assert found["B4"].area_label == "Northern Ireland"
    assert found["B4"].label == "Claimant count | Men"
    assert span(found["C5"]) == ("2009-02-01", "2009-02-28")


def test_areas_may_head_the_columns(read_rows: Read) -> None:
    rows: Rows = [["Number of offences", "Fenland", "Lancaster"], ["2008/09", 412, 300], ["2009/10", 398, 310]]
    found = cells(read_rows(rows))
    assert (found["C3"].area_label, span(found["C3"])) == ("Lancaster", ("2009-04-01", "2010-03-31"))


def test_flags_of_a_period_mark_its_figures(read_rows: Read) -> None:
    rows: Rows = [
        ["Month", "Number of claimants", "Rate"],
        ["2009 May", 3, 4.1],
        ["2009 Jun (r) #", 3, 4],
        ["2009 Jul (p)", 2, 3],
    ]
    rows += [[None], ["(p) provisional"], ["(r) revised"]]
    found = cells(read_rows(rows))
    assert [found[one].status for one in ("B2", "B3", "B4")] == [None, "revised", "provisional"]
    assert (found["C3"].marker, found["C3"].note) == ("noted", "(r) #")
    assert found["C2"].marker is None


def test_note_digits_are_told_from_the_label(read_rows: Read) -> None:
    rows: Rows = [["Force area", "2009", "20102"], ["Derbyshire1", 5, 6], ["Kent", 7, 8], ["Essex", 9, 10]]
    rows += [[None], ["1 Includes officers on loan."], ["2 Recorded in another way."]]
    found = cells(read_rows(rows))
    assert found["B2"].area_label == "Derbyshire"
    assert found["B2"].marker is None
    assert "1" in found["B2"].note


def test_a_code_and_a_year_in_one_heading(read_rows: Read) -> None:
    rows: Rows = [[None, "CHN1 - Cost per pupil", None, "CHN2 - Attendance", 0]]
    rows += [["Local authority", "CHN1 2010-11", "CHN1 2011-12", "CHN2 2010-14", "CHN3 2011-12"]]
    rows += [[place, 5614.0, 5163.2, 90.1, 77.0] for place in PLACES]
    found = cells(read_rows(rows))
    assert found["C3"].label == "CHN1 - Cost per pupil | CHN1"
    assert span(found["C3"]) == ("2011-04-01", "2012-03-31")
    assert span(found["D3"]) == ("2010-04-01", "2014-03-31")  # among financial years a stretch of them
    assert found["E3"].label == "CHN3"  # what a broken link left names nothing


def test_a_row_of_names_that_slipped_is_put_right_by_its_codes(read_rows: Read) -> None:
    rows: Rows = [[None, "CHN1 - Cost per pupil", "CHN3 - Leavers' results", "CHN4 - Attendance rate"]]
    rows += [["Local authority", "CHN1 2010-11", "CHN2 2010-11", "CHN3 2010-11"]]
    rows += [[place, 5614.0, 5163.2, 90.1] for place in PLACES]
    found = cells(read_rows(rows))
    assert found["D3"].label == "CHN3 - Leavers' results | CHN3"
    assert found["C3"].label == "CHN2"


def test_changes_run_from_one_period_to_another(known: Known) -> None:
    rows: Rows = [["Force area", "As at:", None, "Change in 12 months\nSep-14 to Sep-15", None]]
    rows += [[None], [None, None, None, "number", "%"]]
    rows += [[place, 6092.0, 5898.0, -194.0, -3.2] for place in PLACES]
    sheet = sheet_of(rows, "Data")
    days = {(3, 2): date(2014, 9, 1), (3, 3): date(2015, 9, 1)}
    dated = {key: Cell(*key, day, f"{day:%b-%y}", number_format="mmm-yy") for key, day in days.items()}
    areas = ((1, 1, 3, 1), (1, 2, 2, 3), (1, 4, 2, 5))
    sheet = Sheet("Data", cells={**sheet.cells, **dated}, merges=areas)
    found = cells(understand(Book((sheet,)), "file.xlsx", "0" * 64, known))
    assert span(found["B4"]) == ("2014-09-30", "2014-09-30")
    assert (found["D4"].measure, span(found["D4"])) == ("change", ("2014-09-30", "2015-09-30"))
    assert found["E4"].label == "Change in 12 months | %"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Change from Q3 2021", ("2021-12-31", "2022-12-31")),
        ("Change on previous quarter", ("2022-09-30", "2022-12-31")),
        ("Difference since 30 September 2022", ("2022-09-30", "2022-12-31")),
    ],
)
def test_a_change_finds_its_periods_among_the_other_columns(
    read_rows: Read, heading: str, expected: tuple[str, str]
) -> None:
    rows: Rows = [
        ["Authority", "As at 31 December 2021 (Q3)", "As at 30 September 2022 (Q2)", "As at 31 December 2022 (Q3)"]
    ]
    rows[0].append(heading)
    rows += [[place, 100, 110, 121, 0.1] for place in PLACES]
    found = cells(read_rows(rows))
    assert (found["E2"].measure, span(found["E2"])) == ("change", expected)


def test_climate_change_is_no_change(read_rows: Read) -> None:
    rows: Rows = [
        ["Authority", "Planning to adapt to climate change: level reached 2009/10"],
        *([place, 2] for place in PLACES),
    ]
    assert {one.measure for one in read_rows(rows).figures} == {"actual"}


def test_years_and_quarters_in_one_column_settle_each_other(read_rows: Read) -> None:
    rows: Rows = [["£ million"], [None, "Acquisitions", "Disposals"], ["Annual"]]
    rows += [[2007, 12, 3], [2008, 14, 5], [None], ["Quarterly"], ["2009 Q1", 3, 1], ["2009 Q2", 4, 2]]
    found = cells(read_rows(rows))
    assert span(found["B4"]) == ("2007-01-01", "2007-12-31")
    assert span(found["B9"]) == ("2009-04-01", "2009-06-30")
    assert "Annual" not in found["B4"].label


def test_a_year_that_stands_once_holds_for_the_quarters_below(read_rows: Read) -> None:
    rows: Rows = [
        ["Year", "Quarter", "Number of starts"],
        ["2008/09", "Q1", 10],
        [None, "Q2", 12],
        ["2009/10", "Q1", 14],
    ]
    found = cells(read_rows(rows))
    assert span(found["C3"]) == ("2008-07-01", "2008-09-30")
    assert span(found["C4"]) == ("2009-04-01", "2009-06-30")


def test_a_title_may_say_the_period_and_what_is_counted(read_rows: Read) -> None:
    rows: Rows = [["Table 5.1: Schools by local authority, April 2010 to September 2018 (Note 1)"], [None]]
    rows += [["Area", "Primary", "Secondary"], *([place, 80, 20] for place in PLACES)]
    found = cells(read_rows(rows))
    assert found["B4"].label == "Schools | Primary"
    assert span(found["B4"]) == ("2010-04-01", "2018-09-30")


def test_a_title_that_speaks_of_the_file_says_no_period(read_rows: Read) -> None:
    rows: Rows = [["Waste collected"], ["2022/23 figures revised in March 2024"], [None]]
    rows += [["Area", "Number of tonnes"], *([place, 80] for place in PLACES)]
    assert all(one.period_start is None for one in read_rows(rows).figures)


def test_the_sheet_s_own_key_says_what_a_mark_means(read_rows: Read) -> None:
    rows: Rows = [["Area", "Number of jobs 2009", "Key"], ["Fenland", "x", None], ["Lancaster", "..", "x = CV > 20%"]]
    rows += [["Medway", 8, ".. = disclosive"], ["Kent", 7, None]]
    found = cells(read_rows(rows))
    assert found["B2"].marker == "low_reliability"
    assert found["B3"].marker == "suppressed"


def test_a_raised_mark_in_the_column_beside_speaks_for_the_figure(known: Known) -> None:
    rows: Rows = [[None, "Number", None, "Value"], ["2014 Q4", 35, None, 12], ["2015 Q1", 48, None, 9]]
    rows += [[None], ["† indicates earliest revision, if any"]]
    sheet = sheet_of(rows, "Data")
    flag = {(3, 3): Cell(3, 3, None, "", superscript="†")}
    found = cells(understand(Book((Sheet("Data", cells={**sheet.cells, **flag}),)), "f.xlsx", "0" * 64, known))
    assert (found["B3"].status, found["B3"].note) == ("revised", "†")
    assert found["D3"].status is None


def test_tables_side_by_side_have_their_own_labels(known: Known) -> None:
    head: list[object] = ["Country", "Sex", "Mortality count", None]
    years: list[object] = [None, None, 2010, 2011]
    rows: Rows = [[*head, None, *head], [*years, None, *years]]
    rows += [
        ["England", None, 5, 6, None, "Wales", None, 7, 8],
        ["Great Britain", "Male", 1, 2, None, "Scotland", "Female", 3, 4],
    ]
    found = merged(rows, known, (1, 3, 1, 4), (1, 8, 1, 9))
    assert (found["C4"].area_label, found["C4"].label) == ("Great Britain", "Mortality count | Male")
    assert (found["H4"].area_label, found["H4"].label) == ("Scotland", "Mortality count | Female")
    assert span(found["I3"]) == ("2011-01-01", "2011-12-31")


def test_a_numbered_list_of_notes_is_no_table(read_rows: Read) -> None:
    text = "A long sentence that explains how the figures of this publication were collected and what they leave out."
    ret = read_rows([["Note", "Text"], *([number, text] for number in range(1, 9))])
    assert ret.figures == ()


def test_every_sample_of_long_data_is_read(read_rows: Read) -> None:
    rows: Rows = [["Indicator", "Area", "Sex", "Age", "Period", "Value"]]
    rows += [["Offences", place, "Persons", "All ages", "2009/10", number] for number, place in enumerate(PLACES)]
    found = read_rows(rows)
    assert len(found.figures) == len(PLACES)
