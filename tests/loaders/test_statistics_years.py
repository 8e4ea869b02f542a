"""What titles, notes and labels say of the years, quarters and months of a table of statistics."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.known import Known
from tests.loaders.test_statistics import PLACES, Rows, cells, merged, span
from tests.loaders.what_was_read import asked, when

Read = Callable[..., Return]


@pytest.mark.parametrize(
    ("title", "heading", "period"),
    [
        ("Years: 2009 to 2011 (average of November to January)", 2010, ("2010-01-01", "2010-12-31")),
        ("Years run from 1 December to 30 November", 2010, ("2009-12-01", "2010-11-30")),
        (f"A year of {'much ' * 50}rain, December to November", 2010, ("2010-01-01", "2010-12-31")),
        ("Children looked after at 31 March by placement", 2010, ("2010-03-31", "2010-03-31")),
        ("Dwellings vacant as at the end of June, by council", 2010, ("2010-06-30", "2010-06-30")),
        ("Dwellings vacant as at 29 February, by council", 2010, ("2010-02-28", "2010-02-28")),
        ("Children looked after at 00 March by placement", 2010, ("2010-01-01", "2010-12-31")),
        ("Children looked after at 31 June by placement", 2010, ("2010-01-01", "2010-12-31")),
        ("Pupils (years from July to June 2010)", 2010, ("2010-01-01", "2010-12-31")),
        ("Children aged 15 at 31 August, looked after", 2010, ("2010-01-01", "2010-12-31")),
        ("Extracted at 31 March from the register", 2010, ("2010-01-01", "2010-12-31")),
        ("Adults supervised, by age, 12 months ending", "Mar-10", ("2009-04-01", "2010-03-31")),
        ("Offences: rolling 12 month totals", "Mar-10", ("2009-04-01", "2010-03-31")),
        ("Offences by month", "Mar-10", ("2010-03-01", "2010-03-31")),
    ],
)
def test_a_title_says_what_years_and_months_are(
    read_rows: Read, title: str, heading: object, period: tuple[str, str]
) -> None:
    later = 2011 if heading == 2010 else "Jun-10"
    rows: Rows = [[title], [None], ["Area", heading, later], *([place, 45, 46] for place in PLACES)]
    assert span(cells(read_rows(rows))["B4"]) == period


@pytest.mark.parametrize("day", ["00 March", "0 March", "31 June", "99 March"])
def test_a_heading_with_a_day_that_no_year_has_names_no_day(read_rows: Read, day: str) -> None:
    rows: Rows = [["Pupils"], [None], ["Area", f"Looked after at {day}", None], [None, 2009, 2010]]
    ret = read_rows([*rows, *([place, 45, 46] for place in PLACES)])
    assert span(cells(ret)["B5"]) == ("2009-01-01", "2009-12-31")


def test_years_down_the_side_are_those_of_the_title_too(read_rows: Read) -> None:
    rows: Rows = [["Marriages, years ending 30 June"], [None], ["Year", "Church", "Registry"]]
    rows += [[year, 45, 46] for year in (2008, 2009, 2010)]
    assert span(cells(read_rows(rows))["B5"]) == ("2008-07-01", "2009-06-30")


def test_a_note_below_the_table_says_from_when_to_when_its_years_run(read_rows: Read) -> None:
    rows: Rows = [["Leavers by destination"], [None], ["Area", "2010/11", "2011/12"], *([one, 4, 6] for one in PLACES)]
    rows += [[None], ["Academic years run from 1 August to 31 July."]]
    found = cells(read_rows(rows))["C4"]
    assert span(found) == ("2011-08-01", "2012-07-31")
    assert found.period_basis == "academic_year"


def test_quarters_under_a_bare_year_that_stands_once_are_those_of_the_calendar(read_rows: Read) -> None:
    rows: Rows = [["Employment"], [None], [None, None, None, "Public sector", "Private sector"]]
    rows += [[year if not part else None, f"Q{part + 1}", None, 5, 7] for year in (2009, 2010) for part in range(4)]
    rows[-1][2] = "P"
    rows += [["Change on quarter", None, None, -5, 7], ["Change on year", None, None, -5, 7]]
    found = cells(read_rows(rows))
    assert [span(found[one]) for one in ("D4", "E11")] == [("2009-01-01", "2009-03-31"), ("2010-10-01", "2010-12-31")]
    assert (found["E11"].status, found["E10"].status) == ("provisional", None)
    assert [(found[one].measure, *span(found[one])) for one in ("D12", "D13")] == [
        ("change", "2010-07-01", "2010-12-31"),
        ("change", "2009-10-01", "2010-12-31"),
    ]
    assert found["D13"].label.endswith("Public sector | Change on year")


def test_a_label_that_may_be_two_quarters_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Employment"], [None], ["Quarter", "Public sector", "Private sector"]]
    rows += [["2009 Q1", 5, 7], ["2009 Q3", 6, 8], ["2010 Q1", 6, 9]]
    ret = read_rows(rows)
    assert span(cells(ret)["B4"]) == ("None", "None")
    assert asked(ret, "ambiguous-period") == ["A4"]


def test_a_digit_glued_to_a_year_is_the_mark_of_a_note(known: Known) -> None:
    rows: Rows = [["Pupils"], [None], ["Area", 2009, None, 2010, None, "20113", None]]
    rows += [[None, *(["Boys", "Girls"] * 3)], *([place, 11, 2, 13, 4, 5, 26] for place in PLACES)]
    rows += [[None], ["3. From 2011 the area is where the pupil lives."]]
    found = merged(rows, known, (3, 1, 4, 1), (3, 2, 3, 3), (3, 4, 3, 5), (3, 6, 3, 7))
    assert span(found["F5"]) == ("2011-01-01", "2011-12-31")


def test_quarters_below_a_year_in_the_same_column_are_its_own(read_rows: Read) -> None:
    quarters = ["January - March", "April - June", "July - September", "October - December"]
    rows: Rows = [["Births registered, 2009 to 2010 by quarter"], [None], ["Quarter", "Births", "Deaths"]]
    for year in (2009, "2010 p"):
        rows += [[year, 25000, 14000], *([one, 6000, 3500] for one in quarters)]
    found = cells(read_rows(rows))
    assert [span(found[one]) for one in ("B4", "B5", "B9", "C13")] == [
        ("2009-01-01", "2009-12-31"),
        ("2009-01-01", "2009-03-31"),
        ("2010-01-01", "2010-12-31"),
        ("2010-10-01", "2010-12-31"),
    ]
    assert (found["B9"].status, found["B10"].status) == ("provisional", None)


def test_letters_in_a_row_below_the_years_are_their_status(known: Known) -> None:
    rows: Rows = [["Road traffic"], [None], ["Area", 2009, 2010, 2011], [None, None, "R", "P"]]
    rows += [[place, 41.5, 42.5, 40.5] for place in PLACES]
    found = merged(rows, known)
    assert [found[f"{column}5"].status for column in "BCD"] == [None, "revised", "provisional"]
    assert found["D5"].label == "Road traffic"


def test_a_column_of_rolling_years_stands_beside_months(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2010/11"], [None], ["Month", "Fires", "Fires rolling 12 months"]]
    rows += [[month, 5, 60] for month in ("Apr", "May", "Jun")]
    found = cells(read_rows(rows))
    assert [span(found[one]) for one in ("B5", "C5")] == [("2010-05-01", "2010-05-31"), ("2009-06-01", "2010-05-31")]


def test_a_change_between_two_stretches_begins_with_the_earlier(read_rows: Read) -> None:
    years = ["Apr 2008 to Mar 2009", "Apr 2009 to Mar 2010", "Apr 2010 to Mar 2011"]
    rows: Rows = [["Area", *(f"{one} Number" for one in years), f"{years[2]} compared with {years[1]} % change"]]
    found = cells(read_rows([*rows, *([place, 100, 110, 121, 10] for place in PLACES)]))
    assert (found["E2"].measure, span(found["E2"])) == ("change", ("2009-04-01", "2011-03-31"))


@pytest.mark.parametrize("title", ["Exclusions, academic year 2009/10", "Exclusions in school years: 2009/10"])
def test_a_title_names_an_academic_year(read_rows: Read, title: str) -> None:
    rows: Rows = [[title], [None], ["Area", "Primary", "Secondary"], *([place, 45, 46] for place in PLACES)]
    found = cells(read_rows(rows))["B4"]
    assert (found.period_basis, *span(found)) == ("academic_year", "2009-09-01", "2010-08-31")


def test_years_beside_a_unit_head_their_columns(read_rows: Read) -> None:
    rows: Rows = [["Farms of Lancaster"], [None], [None, "Unit", 2011, 2010, 2009]]
    rows += [["Wheat", "hectares", 45, 46, 47], ["Cattle", "number", 145, 146, 147]]
    assert span(cells(read_rows(rows))["D5"]) == ("2010-01-01", "2010-12-31")


@pytest.mark.parametrize("words", ["2010 to 2009", "31 March 2010 - 1 April 2009", "Q3 2010/11 - Q1 2010/11"])
def test_a_heading_whose_stretch_runs_backwards_does_not_stop_the_reading(read_rows: Read, words: str) -> None:
    found = cells(read_rows([["Fires"], [None], ["Area", words, "2009/10"], *([place, 9, 8] for place in PLACES)]))
    assert found["B4"].value == 9
    assert span(found["C4"]) == ("2009-04-01", "2010-03-31")


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Stock of registered firms at the start of year", ("point", "2003-01-01", "2003-01-01")),
        ("Firms at beginning of each year", ("point", "2003-01-01", "2003-01-01")),
        ("Registrations, closures and stock at the start of year", ("calendar_year", "2003-01-01", "2003-12-31")),
    ],
)
def test_a_stock_at_the_start_of_a_year_stands_on_its_first_day(
    read_rows: Read, title: str, period: tuple[str, str, str]
) -> None:
    rows: Rows = [[title], [None], ["Area", 2003, 2004, 2005], ["Chester", 4, 5, 6], ["Congleton", 1, 2, 3]]
    assert when(read_rows(rows), "B4") == period


def test_a_heading_may_say_that_its_stock_stands_at_the_start_of_a_year(read_rows: Read) -> None:
    rows: Rows = [["Firms"], [None], ["Area", "Stock at start of year", None, "Closures", None]]
    rows += [[None, "2003/04", "2004/05", "2003/04", "2004/05"], ["Chester", 4, 5, 6, 7], ["Congleton", 1, 2, 3, 4]]
    ret = read_rows(rows)
    assert when(ret, "B5") == ("point", "2003-04-01", "2003-04-01")
    assert when(ret, "D5") == ("financial_year", "2003-04-01", "2004-03-31")
