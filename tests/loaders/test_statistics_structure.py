"""Where the head of a table ends, which of its columns are keys, which line names it, and what a row stands under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from loaders.figures import Return
from loaders.inspection import understand
from loaders.meaning.known import Known
from loaders.workbook.grid import Book, Sheet
from tests.loaders.conftest import sheet_of
from tests.loaders.test_statistics import PLACES, Rows, cells, merged, span
from tests.loaders.what_was_read import asked, at, when

Read = Callable[..., Return]


def test_a_mark_among_the_facts_above_a_table_is_no_figure(read_rows: Read) -> None:
    rows: Rows = [["Title:", "Attendances"], ["Period:", "Quarter 2 2010/11"], ["Revised:", "-"], ["Withdrawn:", ".."]]
    rows += [["Issue:", 2], ["Status:", "Published"], [None], ["Area", "Type 1", "Type 2"]]
    rows += [[place, 20 + number, "-"] for number, place in enumerate(PLACES)]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"B", "C"}
    assert not {"B3", "B4", "B5"} & set(found)
    assert span(found["B9"]) == ("2010-07-01", "2010-09-30")


def test_a_table_of_one_column_may_hold_marks_beside_labels_with_a_colon(read_rows: Read) -> None:
    rows: Rows = [
        ["Fire service, 2009/10"],
        [None],
        ["Measure", "Number"],
        ["Fires:", 12],
        ["Deaths:", "-"],
        ["Calls:", 9],
    ]
    assert set(cells(read_rows(rows))) == {"B4", "B5", "B6"}


def test_a_column_of_quarters_left_of_the_labels_is_part_of_the_period(read_rows: Read) -> None:
    rows: Rows = [["Financial Year", "Financial Quarter", "Force Name", "Area Name", "Offence", "Number of Offences"]]
    for year, quarter in (("2010/11", 4), ("2011/12", 1)):
        for place in PLACES[:3]:
            rows += [[year, quarter, "Surrey", place, offence, 40] for offence in ("Burglary", "Arson")]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"F"}
    assert [span(found[one]) for one in ("F2", "F8")] == [("2011-01-01", "2011-03-31"), ("2011-04-01", "2011-06-30")]
    assert (found["F3"].area_label, found["F3"].label) == (PLACES[0], "Number of Offences | Arson")


def test_a_column_of_months_stands_with_the_year_beside_it(read_rows: Read) -> None:
    rows: Rows = [["Area", "Year", "Month", "Claims"]]
    rows += [[place, 2010, month, 7 + month] for place in PLACES for month in (3, 4)]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"D"}
    assert [span(found[one]) for one in ("D2", "D3")] == [("2010-03-01", "2010-03-31"), ("2010-04-01", "2010-04-30")]


def test_a_column_of_weeks_names_the_figures(read_rows: Read) -> None:
    rows: Rows = [["Year", "Week", "Area", "Deaths"]]
    rows += [[2010, week, place, 7] for week in (1, 2) for place in PLACES]
    found = cells(read_rows(rows))
    assert {one[0] for one in found} == {"D"}
    assert found["D7"].label.endswith("Deaths | Week 2")


def test_numbers_that_tell_the_rows_apart_left_of_the_last_label_are_keys(read_rows: Read) -> None:
    rows: Rows = [["Area", "Round", "Service", "Complaints"]]
    rows += [[place, turn, service, 5] for place in PLACES[:3] for turn in (1, 2) for service in ("Bins", "Roads")]
    assert {one[0] for one in cells(read_rows(rows))} == {"D"}
    rows = [["Area", "Complaints", "Service", "Answered"]]
    rows += [[place, turn, "Bins", 5] for turn, place in enumerate(PLACES, 1)]
    assert {one[0] for one in cells(read_rows(rows))} == {"B", "D"}  # the areas tell the rows apart: these are figures


def test_a_row_that_names_the_label_columns_is_a_header_whatever_it_holds(known: Known) -> None:
    rows: Rows = [["Weekly pay, 2010"], [None], [None, None, "Number of jobs", None, None, "Percentiles"]]
    rows += [["Description", "Code", "(thousand)", "Median", "Mean", 10, 20, 25, 75]]
    rows += [[place, f"E0700003{one}", 41, 400, 500.5, 110, 190, 230.7, 560] for one, place in enumerate(PLACES)]
    found = merged(rows, known, (3, 6, 3, 9))
    assert {one[1:] for one in found} == {"5", "6", "7", "8", "9"}
    assert [found[one].label.removeprefix("Weekly pay | ") for one in ("C5", "D5", "E5", "F5", "I5")] == [
        "Number of jobs | (thousand)",
        "Median",
        "Mean",
        "Percentiles | 10",
        "Percentiles | 75",
    ]


def test_ages_under_a_merged_word_are_headings(known: Known) -> None:
    rows: Rows = [["Residents, 2010"], [None], [None, "Age"], ["Area", 16, 18, 21, 25]]
    rows += [[place, 41, 400, 500, 110] for place in PLACES]
    found = merged(rows, known, (3, 2, 3, 5))
    assert {one[1:] for one in found} == {"5", "6", "7", "8", "9"}
    assert found["C5"].label == "Residents | Age | 18"


_TIPPING: Rows = [["Fly-tipping"], [None], ["Code", "Name", "Year", "Incidents", "Actions", "Costs"]]
_TIPPING += [
    [f"E0700003{one}", place, year, *(["DNS"] * 3 if (one, year) == (2, "2009/10") else [40, 50, 60])]
    for one, place in enumerate(PLACES)
    for year in ("2008/09", "2009/10")
]


def test_a_row_of_one_word_that_continues_the_keys_is_data_without_figures(read_rows: Read) -> None:
    found = cells(read_rows(_TIPPING))
    assert len(found) == 30
    missing = found["D9"]
    assert (missing.text, missing.value, missing.marker, missing.area_label) == ("DNS", None, "na", PLACES[2])
    assert span(missing) == ("2009-04-01", "2010-03-31")
    assert found["D10"].label == "Fly-tipping | Incidents"


def test_the_key_on_another_sheet_says_what_a_mark_means(read_rows: Read) -> None:
    key: Rows = [["About these statistics"], ["DNS = did not respond"], ["* = suppressed"]]
    rows = [list(row) for row in _TIPPING]
    rows[4][3] = "*"
    found = [one for one in read_rows(key, rows).figures if one.cell in ("D5", "D9")]
    assert [(one.text, one.marker) for one in found] == [("*", "suppressed"), ("DNS", "not_collected")]


def _styled(rows: Rows, **styles: bool | int) -> Sheet:
    """The rows with these styles on the labels that begin with ">"; the others bold, unless it is an indent."""
    sheet = sheet_of(rows, "Data")
    own = dict(sheet.cells)
    for (row, column), cell in sheet.cells.items():
        if cell.text.startswith(">"):
            own[row, column] = cell._replace(text=cell.text[1:], value=cell.text[1:], **styles)  # type: ignore[arg-type]
        elif "indent" not in styles:
            own[row, column] = cell._replace(bold=True)
    return replace(sheet, cells=own)


_CRIMES: Rows = [["Crimes recorded"], [None], ["Group", "2009-10", "2010-11"], ["Total", 90, 91], ["Violence", 40, 41]]
_CRIMES += [[">Robbery", 10, 11], [">Other", 30, 30], ["Dishonesty", 50, 50], [">Theft", 20, 20], [">Other", 30, 30]]


def test_a_label_that_recurs_takes_the_row_that_it_is_indented_under(known: Known) -> None:
    found = cells(understand(Book((_styled(_CRIMES, indent=2),)), "file.xls", "0" * 64, known))
    labels = [found[one].label for one in ("B6", "B7", "B10")]
    assert labels == [
        "Crimes recorded | Robbery",
        "Crimes recorded | Violence | Other",
        "Crimes recorded | Dishonesty | Other",
    ]


def test_a_label_that_recurs_takes_the_bold_row_above(known: Known) -> None:
    found = cells(understand(Book((_styled(_CRIMES, bold=False),)), "file.xls", "0" * 64, known))
    assert [found[one].label for one in ("B7", "B10")] == [
        "Crimes recorded | Violence | Other",
        "Crimes recorded | Dishonesty | Other",
    ]


def test_spaces_before_a_label_are_an_indent(read_rows: Read) -> None:
    rows: Rows = [[str(row[0]).replace(">", "   "), *row[1:]] if row[0] else row for row in _CRIMES]
    found = cells(read_rows(rows))
    assert found["B10"].label == "Crimes recorded | Dishonesty | Other"


def test_the_line_that_tells_stacked_tables_apart_names_them(read_rows: Read) -> None:
    rows: Rows = []
    for letter, birthday in (("a", "1st"), ("b", "2nd")):
        rows += [[f"Table 8{letter}: Children immunised by their {birthday} birthday"], ["Fenland and Medway"], [None]]
        rows += [["Area", "MMR", "MenC"], *([place, 88.5, 91] for place in PLACES), [None]]
    found = cells(read_rows(rows))
    assert found["B5"].label == "Children immunised by their 1st birthday | MMR"
    assert found["B15"].label == "Children immunised by their 2nd birthday | MMR"


def test_a_line_over_every_table_names_none_of_them(read_rows: Read) -> None:
    rows: Rows = []
    for birthday in ("first", "second"):
        rows += [[f"Immunised by the {birthday} birthday"], ["Experimental results"], [None]]
        rows += [["Area", "MMR", "MenC"], *([place, 88.5, 91] for place in PLACES), [None]]
    assert cells(read_rows(rows))["B15"].label == "Immunised by the second birthday | MMR"


def test_a_line_of_units_names_nothing(read_rows: Read) -> None:
    rows: Rows = [["Immunised by the first birthday"], ["Percentage"], [None], ["Area", "MMR", "MenC"]]
    rows += [[place, 88.5, 91] for place in PLACES]
    assert cells(read_rows(rows))["B5"].label == "Immunised by the first birthday | MMR"


def test_the_only_bold_line_names_the_table(known: Known) -> None:
    rows: Rows = [["Residents immunised"], ["Experimental results"], [None], ["Area", "MMR", "MenC"]]
    rows += [[place, 88.5, 91] for place in PLACES]
    sheet = sheet_of(rows, "Data")
    bold = {**sheet.cells, (1, 1): sheet.cells[1, 1]._replace(bold=True)}
    found = cells(understand(Book((replace(sheet, cells=bold),)), "file.xlsx", "0" * 64, known))
    assert found["B5"].label == "Residents immunised | MMR"


def test_a_list_of_bands_indented_over_two_columns_stands_under_its_groups(read_rows: Read) -> None:
    rows: Rows = [["Adults supervised, Cheshire"], [None], [None, None, "2009", "2010", "2011"]]
    rows += [["All adults", None, 50, 60, 70]]
    for group in ("Male", "Female"):
        rows += [[group, None, 25, 30, 35], [None, "of which:"]]
        rows += [[None, band, 5, 6, 7] for band in ("18-20", "21-24", "25 and over")]
    found = cells(read_rows(rows))
    labels = [found[one].label.removeprefix("Adults supervised | ") for one in ("C4", "C5", "C7", "C9", "D12")]
    assert labels == ["All adults", "Male", "Male | 18-20", "Male | 25 and over", "Female | 18-20"]
    assert span(found["D7"]) == ("2010-01-01", "2010-12-31")


def test_averages_of_years_across_are_no_bands(read_rows: Read) -> None:
    rows: Rows = [["Deaths per 100,000"], [None], ["Area", "2004-06", "05-07", "06-08", "07-09"]]
    rows += [[place, 50, 60, 70, 80] for place in PLACES]
    assert span(cells(read_rows(rows))["D4"]) == ("2006-01-01", "2008-12-31")


@pytest.mark.parametrize(
    ("headings", "periods"),
    [
        (["97-99", "98-00", "99-01"], [(1997, 1999), (1998, 2000), (1999, 2001)]),
        (["94-96", "97-99", "00-02"], [(1994, 1996), (1997, 1999), (2000, 2002)]),
        (["97-99", "Change", "Rank"], [(1997, 1999)]),
    ],
)
def test_pairs_of_years_across_the_century_are_no_bands(
    read_rows: Read, headings: list[str], periods: list[tuple[int, int]]
) -> None:
    years = [(f"{first}-01-01", f"{last}-12-31") for first, last in periods]
    across = cells(read_rows([["Deaths"], [None], ["Area", *headings], *([one, 50, 60, 70] for one in PLACES)]))
    assert [span(across[f"{column}4"]) for column in "BCD"[: len(years)]] == years
    if len(years) > 1:
        rows: Rows = [["Deaths, Cheshire"], [None], ["Period", "Men", "Women"], *([one, 50, 60] for one in headings)]
        found = cells(read_rows(rows))
        assert [span(found[f"C{row}"]) for row in (4, 5, 6)] == years


def test_pairs_beside_years_that_may_be_months_are_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Deaths"], [None], ["Area", "2004-06", "08-10"], *([one, 50, 60] for one in PLACES)]
    ret = read_rows(rows)
    assert [cells(ret)[one].label for one in ("B4", "C4")] == ["Deaths", "Deaths"]
    assert asked(ret, "ambiguous-period") == ["B3"]


@pytest.mark.parametrize(
    "bands", [["16-24", "25-64", "65-99"], ["50-99", "0-49"], ["00-04", "05-09", "10-14"], ["18-20"]]
)
def test_bands_of_ages_are_no_years(read_rows: Read, bands: list[str]) -> None:
    rows: Rows = [
        ["Deaths in 2009"],
        [None],
        ["Area", "All", *bands],
        *([one, 9, *range(len(bands))] for one in PLACES),
    ]
    found = cells(read_rows(rows))
    assert [(found[f"{column}4"].label, span(found[f"{column}4"])) for column in "CDE"[: len(bands)]] == [
        (f"Deaths in 2009 | {band}", ("2009-01-01", "2009-12-31")) for band in bands
    ]


def test_a_pivot_tables_labels_stand_once_and_its_totals_are_of_the_area(read_rows: Read) -> None:
    rows: Rows = [["Local authority", "Motive", "2020/21", "2021/22", "Grand Total"]]
    for place in ("Chester", "Vale Royal", "Congleton"):
        rows += [
            [place, "Accidental", 86, 98, 184],
            [None, "Deliberate", 36, 19, 55],
            [f"{place} Total", None, 122, 117, 239],
        ]
    ret = read_rows([*rows, ["Grand Total", None, 366, 351, 717]])
    assert (at(ret, "C3").area_label, at(ret, "C3").label) == ("Chester", "Deliberate")
    assert (at(ret, "C7").area_label, at(ret, "C7").label) == ("Vale Royal", "Total")
    assert when(ret, "E3") == ("average", "2020-04-01", "2022-03-31")


def test_a_total_beside_years_with_a_gap_has_no_period(read_rows: Read) -> None:
    rows: Rows = [["Local authority", "2019/20", "2021/22", "Total"], ["Chester", 8, 9, 17], ["Vale Royal", 3, 1, 4]]
    assert when(read_rows(rows), "D2") == (None, "None", "None")


def test_the_title_of_a_crosstabulation_says_what_its_rows_are(read_rows: Read) -> None:
    rows: Rows = [["Area * Q4 Satisfaction Crosstabulation"], [None, None, "Q4 Satisfaction", None, "Total"]]
    rows += [[None, None, "Satisfied", "Dissatisfied", None]]
    for town in ("Northwich", "Winsford", "Frodsham"):
        rows += [[town, "Count", 35, 67, 102], [None, "% within Area", 0.34, 0.66, 1.0]]
    ret = read_rows(rows)
    assert [at(ret, one).area_label for one in ("C4", "C5", "D8")] == ["Northwich", "Northwich", "Frodsham"]


def test_places_with_their_unit_in_the_headings_are_areas(read_rows: Read) -> None:
    rows: Rows = [["Labour market, 2009/10"], [None, "Chester (numbers)", "Chester (%)", "North West (%)"]]
    rows += [["Males", 101, 82.9, 81.3], ["Females", 99, 80.1, 79.9], ["Lone parents", 9, 1.1, 1.4]]
    ret = read_rows(rows)
    assert [at(ret, one).area_label for one in ("B3", "C3", "D3")] == ["Chester", "Chester", "North West"]
    assert at(ret, "D5").label.endswith("Lone parents")
    assert "North West" not in at(ret, "D5").label


def test_what_only_sorts_the_rows_is_no_figure(read_rows: Read) -> None:
    rows: Rows = [
        ["Area name", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit", "Time period Sortable"]
    ]
    ret = read_rows([*rows, *([place, "2009/10", 9.5, 8.5, 10.5, 20090000] for place in PLACES)])
    assert [one.measure for one in ret.figures[:3]] == ["actual", "lower", "upper"]
    assert not [one for one in ret.figures if one.value == 20090000]


def test_a_last_row_without_an_area_is_not_of_the_area_above(read_rows: Read) -> None:
    rows: Rows = [["Homes, 2009/10"], ["Area", "Type", "Homes", "Sold"]]
    rows += [["England", None, 9, 8], ["North West", None, 7, 6]]
    rows += [["Bolton", "Metropolitan", 3, 2], ["Bury", "Metropolitan", 1, 1], [None, "All metropolitan", 4, 3]]
    assert at(read_rows(rows), "C7").area_label == ""


def test_waste_that_can_be_sorted_is_counted(read_rows: Read) -> None:
    rows: Rows = [["Area", "Sortable waste (tonnes)", "Other waste (tonnes)"], *([place, 9, 8] for place in PLACES)]
    assert at(read_rows(rows), "B2").value == 9


def test_places_to_which_people_of_an_area_go_keep_their_unit(read_rows: Read) -> None:
    rows: Rows = [["Commuters, 2009/10"], ["Area", "Chester (number)", "Chester (%)"]]
    ret = read_rows([*rows, *([place, 9, 8] for place in PLACES)])
    assert [at(ret, one).label.endswith(unit) for one, unit in (("B3", "(number)"), ("C3", "(%)"))] == [True, True]


def test_a_total_beside_the_rates_of_years_is_not_of_them_together(read_rows: Read) -> None:
    rows: Rows = [["Homes"], ["Area", "Rate 2008/09", "Rate 2009/10", "Total"], *([place, 9, 8, 7] for place in PLACES)]
    assert when(read_rows(rows), "D3") == (None, "None", "None")
