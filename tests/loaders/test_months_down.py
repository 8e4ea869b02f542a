"""Months and quarters down the side below whole years: the month of that year, its total, and what moved since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.figures import Return
from tests.loaders.what_was_read import at, when

Rows = list[list[object]]
Read = Callable[..., Return]
MONTHS = ["April", "May", "June", "July", "August", "September", "October", "November", "December", "January"]
MONTHS += ["February", "March"]


def test_a_month_below_a_financial_year_is_the_month_of_that_year(read_rows: Read) -> None:
    rows: Rows = [["Recorded offences, Western Division"], [None], ["Month", "2008/09", "2009/10", "Change"]]
    rows += [[month, 100 + number, 90 + number, -10] for number, month in enumerate(MONTHS)]
    ret = read_rows(rows)
    assert when(ret, "B4") == ("month", "2008-04-01", "2008-04-30")
    assert when(ret, "C4") == ("month", "2009-04-01", "2009-04-30")
    assert when(ret, "C15") == ("month", "2010-03-01", "2010-03-31")
    assert at(ret, "D13").measure == "change"
    assert when(ret, "D13")[1:] == ("2009-01-01", "2010-01-31")


def test_a_total_below_the_months_goes_as_far_as_they_do(read_rows: Read) -> None:
    rows: Rows = [["Offences"], [None], ["Month", "2008/09", "2009/10"]]
    rows += [[month, 100, 90 if number < 8 else None] for number, month in enumerate(MONTHS)]
    rows += [["Total", 1200, 720]]
    ret = read_rows(rows)
    assert when(ret, "B16") == ("financial_year", "2008-04-01", "2009-03-31")
    assert when(ret, "C16") == ("year_to_date", "2009-04-01", "2009-11-30")


def test_the_year_of_the_column_beats_that_of_the_title(read_rows: Read) -> None:
    rows: Rows = [["Fires, 2009/10"], [None], ["Quarter", "2008/09", "2009/10"]]
    rows += [[f"Q{number}", 10 + number, 20 + number] for number in range(1, 5)]
    ret = read_rows(rows)
    assert when(ret, "B5") == ("quarter", "2008-07-01", "2008-09-30")
    assert when(ret, "C7") == ("quarter", "2010-01-01", "2010-03-31")


def test_a_row_that_says_its_own_year_leaves_the_column_as_it_was(read_rows: Read) -> None:
    rows: Rows = [["Fires"], [None], ["Month", "2008/09", "2009/10"]]
    rows += [["April 2009", 10, 20], ["May 2009", 11, 21], ["June 2009", 12, 22]]
    assert when(read_rows(rows), "C4") == ("financial_year", "2009-04-01", "2010-03-31")


def test_a_change_beside_two_periods_is_that_between_them(read_rows: Read) -> None:
    rows: Rows = [["PI", "Description", "Q2 2008/09", "Q2 2009/10", "% change", "Variance to target", "Target 2009/10"]]
    rows += [["NI 33", "Arson incidents", 61, 48, -21.3, -7, 55]]
    ret = read_rows(rows)
    assert when(ret, "E2")[1:] == ("2008-07-01", "2009-09-30")
    assert when(ret, "F2")[1:] != ("2008-07-01", "2009-09-30")


def test_a_change_beside_three_periods_is_not_guessed(read_rows: Read) -> None:
    rows: Rows = [["PI", "Description", "Q1 2009/10", "Q2 2009/10", "Q3 2009/10", "Change"]]
    rows += [["NI 33", "Arson incidents", 61, 48, 50, 2]]
    assert "2009-04-01" not in when(read_rows(rows), "F2")


@pytest.mark.parametrize("name", ["Waste Apr09", "Waste May-9", "Waste Q2 09", "Waste 09-10", "Waste 09-12"])
def test_a_short_month_at_the_end_of_a_name_stops_nothing(read_rows: Read, name: str) -> None:
    rows: Rows = [["PI", "Description", "Q2 2009/10"], ["NI 192", name, 40]]
    assert at(read_rows(rows), "C2").value == 40
