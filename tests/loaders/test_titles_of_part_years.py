"""A title that names a year and how far it goes dates the months, totals and years to date of its table; the key of a
mark, or when something opened, dates nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from loaders.meaning.notes import explains_mark
from loaders.meaning.title_words import period_in_titles
from tests.loaders.what_was_read import asked, when

Rows = list[list[object]]
Read = Callable[..., Return]
NOTHING = (None, "None", "None")
TO_SEPTEMBER = ("year_to_date", "2009-04-01", "2009-09-30")
A_YEAR_BEFORE = ("year_to_date", "2008-04-01", "2008-09-30")
OPENED = "n/a = station not open (Knutsford opened on 1 June 2009)"


def _stations(*lines: str, last: str = "YTD 2008/09") -> Rows:
    rows: Rows = [*([line] for line in lines), [None]]
    rows += [["Station", "April", "May", "June", "Q1", "July", "August", "September", "Q2", "YTD 2009/10", last]]
    rows += [["Chester", 11, 18, 17, 46, 12, 20, 9, 41, 87, 85], ["Crewe", 1, 12, 4, 17, 16, 13, 22, 51, 68, 62]]
    return [*rows, ["Knutsford", "n/a", "n/a", 3, 3, 16, 15, 22, 53, 56, "n/a"]]


def test_months_quarters_and_years_to_date_of_a_part_of_a_year(read_rows: Read) -> None:
    ret = read_rows(_stations("Incidents by station, 2009/10 to end September", OPENED))
    assert when(ret, "B5") == ("month", "2009-04-01", "2009-04-30")
    assert when(ret, "H6") == ("month", "2009-09-01", "2009-09-30")
    assert when(ret, "E5") == ("quarter", "2009-04-01", "2009-06-30")
    assert when(ret, "I7") == ("quarter", "2009-07-01", "2009-09-30")
    assert when(ret, "J5") == TO_SEPTEMBER
    assert when(ret, "K5") == A_YEAR_BEFORE


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2009/10 to end September", TO_SEPTEMBER),
        ("2009/10 (up to 30 September)", TO_SEPTEMBER),
        ("2009/10, April to September", TO_SEPTEMBER),
        ("April - September, 2009/10", TO_SEPTEMBER),
        ("Q1-Q2 2009/10", TO_SEPTEMBER),
        ("Q1 and Q2 of 2009/10", TO_SEPTEMBER),
        ("2009/10: Quarter 2", ("quarter", "2009-07-01", "2009-09-30")),
        ("2009-10 to end of September 2009", TO_SEPTEMBER),
        ("2009/10, as agreed in May", ("financial_year", "2009-04-01", "2010-03-31")),
    ],
)
def test_a_title_s_year_goes_as_far_as_it_says(words: str, period: tuple[str, str, str]) -> None:
    read = period_in_titles([f"Incidents by station, {words}"])
    assert read is not None
    assert (read.basis.value, str(read.start), str(read.end)) == period


@pytest.mark.parametrize(
    "line",
    [OPENED, "x = not counted before 1 June 2009", "* = from 1 June 2009", "The annexe was opened on 1 June 2009"],
)
def test_what_explains_a_mark_or_tells_of_an_opening_dates_nothing(read_rows: Read, line: str) -> None:
    assert period_in_titles([line]) is None
    ret = read_rows([["Incidents"], [line], [None], ["Station", "Number"], ["Chester", 11], ["Crewe", 12]])
    assert when(ret, "B5") == NOTHING


@pytest.mark.parametrize("line", ["Year = 2009/10", "Fires 2009/10", "- by station", "Table 3 = Fires", ""])
def test_what_is_no_key_of_a_mark(line: str) -> None:
    assert not explains_mark(line)


def test_the_year_that_is_not_over_goes_as_far_as_the_title_says(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10 to end September"], [None], ["Station", "2008/09", "2009/10", "Target 2009/10"]]
    ret = read_rows([*rows, ["Chester", 180, 87, 170], ["Crewe", 130, 68, 125]])
    assert when(ret, "B4") == ("financial_year", "2008-04-01", "2009-03-31")
    assert when(ret, "C4") == TO_SEPTEMBER
    assert when(ret, "D4") == ("financial_year", "2009-04-01", "2010-03-31")


@pytest.mark.parametrize("title", ["Fires, 2009/10 to end September", "Fires in September 2009", "Fires, Q2 2009/10"])
def test_years_to_date_go_as_far_as_the_title_each_in_its_year(read_rows: Read, title: str) -> None:
    rows: Rows = [[title], [None], ["Station", "YTD 2009/10", "YTD 2008/09"], ["Chester", 87, 85], ["Crewe", 68, 62]]
    ret = read_rows(rows)
    assert when(ret, "B4") == TO_SEPTEMBER
    assert when(ret, "C5") == A_YEAR_BEFORE


def test_years_to_date_beside_months_in_rows_go_to_each_of_them(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10 to end May"], [None], ["Month", "Number", "YTD 2009/10", "YTD 2008/09"]]
    ret = read_rows([*rows, ["April", 5, 5, 6], ["May", 7, 12, 11]])
    assert when(ret, "B4") == ("month", "2009-04-01", "2009-04-30")
    assert when(ret, "C4") == ("year_to_date", "2009-04-01", "2009-04-30")
    assert when(ret, "D5") == ("year_to_date", "2008-04-01", "2008-05-31")


def test_a_year_to_date_of_which_the_title_says_the_whole_year_is_asked_about(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10"], [None], ["Station", "YTD 2009/10", "YTD 2008/09"], ["Chester", 87, 85]]
    ret = read_rows([*rows, ["Crewe", 68, 62]])
    assert when(ret, "B4") == when(ret, "C4") == NOTHING
    assert asked(ret, "period-unknown") == ["B3", "C3"]


def test_short_years_to_date_beside_months_are_each_of_their_year(read_rows: Read) -> None:
    rows: Rows = [
        ["Fires by station, 2009/10"],
        [None],
        ["Station", "Apr", "May", "Jun", "Q1", "YTD 09/10", "YTD 08/09"],
    ]
    ret = read_rows([*rows, ["Chester", 11, 18, 17, 46, 46, 50], ["Crewe", 1, 2, 3, 6, 6, 7]])
    assert when(ret, "F4") == ("year_to_date", "2009-04-01", "2009-06-30")
    assert when(ret, "G5") == ("year_to_date", "2008-04-01", "2008-06-30")


@pytest.mark.parametrize("title", ["Fires, 2009/10 to end June", "Fires, April to June 2009"])
def test_months_of_the_first_quarter_lie_in_its_year(read_rows: Read, title: str) -> None:
    rows: Rows = [[title], [None], ["Station", "Apr", "May", "Jun", "Q1", "2009/10", "2008/09"]]
    ret = read_rows([*rows, ["Chester", 11, 18, 17, 46, 46, 150], ["Crewe", 1, 2, 3, 6, 6, 27]])
    assert when(ret, "C4") == ("month", "2009-05-01", "2009-05-31")
    assert when(ret, "E5") == ("quarter", "2009-04-01", "2009-06-30")
    assert when(ret, "F4")[1:] == ("2009-04-01", "2009-06-30")  # the year is not over
    assert when(ret, "G4") == ("financial_year", "2008-04-01", "2009-03-31")


@pytest.mark.parametrize("heading", ["Previous YTD", "Last year to date", "YTD last year"])
def test_the_year_to_date_of_the_year_before(read_rows: Read, heading: str) -> None:
    rows: Rows = [["Fires, December 2009"], [None], ["Station", "YTD", heading], ["Chester", 87, 85], ["Crewe", 68, 62]]
    assert when(read_rows(rows), "C4") == ("year_to_date", "2008-04-01", "2008-12-31")
